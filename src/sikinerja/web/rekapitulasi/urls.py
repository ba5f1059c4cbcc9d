"""Addresses of the menu ``rekapitulasi``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.rekapitulasi import unduhan, views

app_name = "rekapitulasi"
urlpatterns = [
    path("", views.bulan, name="bulan"),
    path("unit-kerja/", views.unit, name="unit"),
    path("antrean/", views.antrean, name="antrean"),
    path("setahun/", views.setahun, name="setahun"),
    path("distribusi/", views.distribusi, name="distribusi"),
    path("aktivitas/", views.aktivitas, name="aktivitas"),
    path("pegawai/<int:pegawai_id>/", views.pegawai, name="pegawai"),
    path("unduh/<slug:isi>/", unduhan.unduh, name="unduh"),
    path("unduhan/<int:pekerjaan_id>/", unduhan.kemajuan, name="kemajuan"),
    path("unduhan/<int:pekerjaan_id>/berkas/", unduhan.berkas, name="berkas"),
]
