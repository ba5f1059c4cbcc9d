"""Addresses of the menu ``penilaian_skp``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "penilaian_skp"
urlpatterns: list[URLPattern] = []
