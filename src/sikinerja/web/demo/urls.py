"""Addresses of the menu ``demo``; a 404 outside demo mode."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.demo import views

app_name = "demo"
urlpatterns = [
    path("jam/", views.jam, name="jam"),
    path("surat/", views.surat, name="surat"),
]
