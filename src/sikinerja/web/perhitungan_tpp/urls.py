"""Addresses of the menu ``perhitungan_tpp``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.perhitungan_tpp import views

app_name = "perhitungan_tpp"
urlpatterns = [
    path("", views.saya, name="saya"),
    path("<int:tahun>/<int:bulan>/", views.bulan, name="bulan"),
    path("pegawai/<int:pegawai_id>/<int:tahun>/<int:bulan>/", views.pegawai, name="pegawai"),
]
