"""Addresses of the menu ``penilaian_realisasi_bulanan``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "penilaian_realisasi_bulanan"
urlpatterns: list[URLPattern] = []
