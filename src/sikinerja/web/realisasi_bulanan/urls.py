"""Addresses of the menu ``realisasi_bulanan``. A month is named by its year and number."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.realisasi_bulanan import views

app_name = "realisasi_bulanan"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("tanda-terima/<int:pengajuan_id>/", views.tanda_terima, name="tanda_terima"),
    path("<int:tahun>/<int:bulan>/", views.lihat, name="lihat"),
    path("<int:tahun>/<int:bulan>/isi/", views.isi, name="isi"),
    path("<int:tahun>/<int:bulan>/draf/", views.draf, name="draf"),
    path("<int:tahun>/<int:bulan>/tarik/", views.tarik, name="tarik"),
    path("<int:tahun>/<int:bulan>/aktivitas/", views.aktivitas, name="aktivitas"),
]
