"""Addresses below ``/kelola/impor/``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.impor import views

app_name = "impor"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("baru/<slug:jenis>/", views.unggah, name="unggah"),
    path("contoh/<slug:jenis>/", views.contoh, name="contoh"),
    path("ekspor/<slug:jenis>/", views.ekspor, name="ekspor"),
    path("<int:impor_id>/", views.detail, name="detail"),
    path("<int:impor_id>/unduh/", views.unduh, name="unduh"),
    path("<int:impor_id>/terapkan/", views.terapkan, name="terapkan"),
    path("<int:impor_id>/periksa-ulang/", views.periksa_ulang, name="periksa_ulang"),
    path("<int:impor_id>/batalkan/", views.batalkan, name="batalkan"),
]
