"""Addresses of the menu ``rekapitulasi``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.rekapitulasi import views

app_name = "rekapitulasi"
urlpatterns = [
    path("", views.bulan, name="bulan"),
    path("unit-kerja/", views.unit, name="unit"),
    path("antrean/", views.antrean, name="antrean"),
]
