"""Addresses of the menu ``profil``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "profil"
urlpatterns: list[URLPattern] = []
