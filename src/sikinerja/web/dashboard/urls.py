"""Addresses of the menu ``dashboard``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("organisasi/", views.organisasi, name="organisasi"),
]
