"""Addresses of the menu ``kelola``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "kelola"
urlpatterns: list[URLPattern] = []
