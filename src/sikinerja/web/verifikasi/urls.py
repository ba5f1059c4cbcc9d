"""Addresses of the menu ``verifikasi``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.verifikasi import views

app_name = "verifikasi"
urlpatterns = [
    path("", views.formulir, name="formulir"),
    path("<str:kode>/", views.periksa, name="periksa"),
]
