"""Addresses of the menu ``jejak``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.jejak import views

app_name = "jejak"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("ekspor/", views.ekspor, name="ekspor"),
    path("<int:jejak_id>/", views.lihat, name="lihat"),
]
