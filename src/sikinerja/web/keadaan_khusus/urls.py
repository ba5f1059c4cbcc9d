"""Addresses of the menu ``keadaan_khusus``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.keadaan_khusus import views

app_name = "keadaan_khusus"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("tambah/", views.tambah, name="tambah"),
    path("cari/", views.cari_pegawai, name="cari_pegawai"),
    path("<int:keadaan_id>/ubah/", views.ubah, name="ubah"),
    path("<int:keadaan_id>/akhiri/", views.akhiri, name="akhiri"),
    path("<int:keadaan_id>/hapus/", views.hapus, name="hapus"),
]
