"""Addresses of the menu ``penilaian_realisasi_akhir``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.penilaian_realisasi_akhir import views

app_name = "penilaian_realisasi_akhir"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<int:skp_id>/", views.nilai, name="nilai"),
    path("<int:skp_id>/draf/", views.draf, name="draf"),
    path("<int:skp_id>/kembalikan/", views.kembalikan, name="kembalikan"),
    path("<int:skp_id>/hasil/", views.hasil, name="hasil"),
    path("<int:skp_id>/buka-kembali/", views.buka_kembali, name="buka_kembali"),
]
