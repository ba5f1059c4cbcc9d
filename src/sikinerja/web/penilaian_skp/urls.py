"""Addresses of the menu ``penilaian_skp``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.penilaian_skp import views

app_name = "penilaian_skp"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<int:skp_id>/", views.detail, name="detail"),
    path("<int:skp_id>/ekspektasi/", views.simpan_ekspektasi, name="simpan_ekspektasi"),
    path("<int:skp_id>/terima/", views.terima, name="terima"),
    path("<int:skp_id>/kembalikan/", views.kembalikan, name="kembalikan"),
    path("<int:skp_id>/terima-revisi/", views.terima_revisi, name="terima_revisi"),
    path("<int:skp_id>/tolak-revisi/", views.tolak_revisi, name="tolak_revisi"),
]
