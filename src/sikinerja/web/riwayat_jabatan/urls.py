"""Addresses of the menu ``riwayat_jabatan``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.riwayat_jabatan import cari, views

app_name = "riwayat_jabatan"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("tambah/", views.tambah, name="tambah"),
    path("pegawai/<int:pegawai_id>/tambah/", views.tambah_untuk, name="tambah_untuk"),
    path("salin/", views.salin, name="salin"),
    path("<int:riwayat_id>/copy/", views.copy, name="copy"),
    path("<int:riwayat_id>/edit/", views.edit, name="edit"),
    path("<int:riwayat_id>/hapus/", views.hapus, name="hapus"),
    path("cari/jabatan/", cari.cari_jabatan, name="cari_jabatan"),
    path("cari/unit-kerja/", cari.cari_unit_kerja, name="cari_unit_kerja"),
    path("cari/penilai/", cari.cari_penilai, name="cari_penilai"),
]
