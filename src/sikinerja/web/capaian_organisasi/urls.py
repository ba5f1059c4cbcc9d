"""Addresses of the menu ``capaian_organisasi``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.capaian_organisasi import views

app_name = "capaian_organisasi"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<slug:jenis>/<int:organisasi_id>/<int:tahun>/", views.tetapkan, name="tetapkan"),
]
