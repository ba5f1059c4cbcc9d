"""Addresses of the menu ``informasi``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.informasi import views

app_name = "informasi"
urlpatterns = [
    path("informasi/", views.semua, name="semua"),
    path("kelola/informasi/", views.daftar, name="daftar"),
    path("kelola/informasi/tambah/", views.tambah, name="tambah"),
    path("kelola/informasi/<int:informasi_id>/ubah/", views.ubah, name="ubah"),
    path("kelola/informasi/<int:informasi_id>/akhiri/", views.akhiri, name="akhiri"),
    path("kelola/informasi/<int:informasi_id>/hapus/", views.hapus, name="hapus"),
]
