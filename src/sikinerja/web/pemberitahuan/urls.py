"""Addresses of the menu ``pemberitahuan``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.pemberitahuan import views

app_name = "pemberitahuan"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("pilihan/", views.pilihan, name="pilihan"),
    path("baca-semua/", views.baca_semua, name="baca_semua"),
    path("<int:pemberitahuan_id>/baca/", views.baca, name="baca"),
]
