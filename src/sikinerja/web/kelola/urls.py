"""Addresses of the menu ``kelola``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.kelola import views

app_name = "kelola"
urlpatterns = [
    path("akun/", views.akun, name="akun"),
    path("akun/tambah/", views.tambah_akun, name="tambah_akun"),
    path("akun/<int:pegawai_id>/password/", views.password, name="password"),
    path("akun/<int:pegawai_id>/status/", views.status, name="status"),
]
