"""Addresses of the menu ``demo``; mounted in demo mode only."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.demo import views

app_name = "demo"
urlpatterns = [
    path("jam/", views.jam, name="jam"),
    path("surat/", views.surat, name="surat"),
]
