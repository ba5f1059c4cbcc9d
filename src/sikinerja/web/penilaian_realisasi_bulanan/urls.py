"""Addresses of the menu ``penilaian_realisasi_bulanan``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.penilaian_realisasi_bulanan import views

app_name = "penilaian_realisasi_bulanan"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("tertunda/", views.tertunda, name="tertunda"),
    path("<int:realisasi_id>/hasil-kerja/", views.hasil_kerja, name="hasil_kerja"),
    path("<int:realisasi_id>/perilaku/", views.perilaku, name="perilaku"),
    path("<int:realisasi_id>/draf/<slug:bagian>/", views.draf, name="draf"),
    path("<int:realisasi_id>/hasil/", views.hasil, name="hasil"),
    path("<int:realisasi_id>/ubah/", views.ubah, name="ubah"),
    path("<int:realisasi_id>/aktivitas/", views.aktivitas, name="aktivitas"),
]
