"""Addresses of the menu ``riwayat_jabatan``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "riwayat_jabatan"
urlpatterns: list[URLPattern] = []
