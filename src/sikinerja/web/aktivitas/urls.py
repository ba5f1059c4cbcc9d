"""Addresses of the menu ``aktivitas``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "aktivitas"
urlpatterns: list[URLPattern] = []
