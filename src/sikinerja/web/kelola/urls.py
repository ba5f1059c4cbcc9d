"""Addresses of the menu ``kelola``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.kelola.views import akun, dokumen

app_name = "kelola"
urlpatterns = [
    path("akun/", akun.akun, name="akun"),
    path("akun/tambah/", akun.tambah_akun, name="tambah_akun"),
    path("akun/<int:pegawai_id>/password/", akun.password, name="password"),
    path("akun/<int:pegawai_id>/status/", akun.status, name="status"),
    path("dokumen/", dokumen.dokumen, name="dokumen"),
    path("dokumen/<int:pekerjaan_id>/", dokumen.kemajuan, name="kemajuan"),
    path("dokumen/<int:pekerjaan_id>/unduh/", dokumen.unduh, name="unduh"),
]
