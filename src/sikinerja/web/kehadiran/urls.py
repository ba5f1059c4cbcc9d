"""Addresses of the menu ``kehadiran``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.kehadiran import views

app_name = "kehadiran"
urlpatterns = [
    path("", views.ikhtisar, name="ikhtisar"),
    path("unggah/", views.unggah, name="unggah"),
    path("<int:tahun>/<int:bulan>/<int:pd_id>/", views.daftar, name="daftar"),
]
