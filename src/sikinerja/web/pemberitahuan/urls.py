"""Addresses of the menu ``pemberitahuan``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "pemberitahuan"
urlpatterns: list[URLPattern] = []
