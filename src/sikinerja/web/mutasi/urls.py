"""Addresses of the menu ``mutasi``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.mutasi import views

app_name = "mutasi"
urlpatterns = [
    path("", views.lihat, name="lihat"),
    path("catat/", views.catat, name="catat"),
    path("pegawai/<int:pegawai_id>/", views.pegawai, name="pegawai"),
    path("pegawai/<int:pegawai_id>/catat/", views.catat_untuk, name="catat_untuk"),
    path("<int:mutasi_id>/batalkan/", views.batalkan, name="batalkan"),
]
