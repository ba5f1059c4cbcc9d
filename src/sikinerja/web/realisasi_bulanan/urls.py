"""Addresses of the menu ``realisasi_bulanan``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "realisasi_bulanan"
urlpatterns: list[URLPattern] = []
