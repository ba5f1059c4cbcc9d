"""Addresses of the menu ``profil``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.profil import views

app_name = "profil"
urlpatterns = [
    path("", views.lihat, name="lihat"),
    path("edit/", views.edit, name="edit"),
    path("<int:pegawai_id>/", views.pegawai, name="pegawai"),
    path("<int:pegawai_id>/edit/", views.edit_pegawai, name="edit_pegawai"),
]
