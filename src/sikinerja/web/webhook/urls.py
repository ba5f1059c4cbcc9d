"""Addresses of the menu ``webhook``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.webhook import views

app_name = "webhook"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("tambah/", views.tambah, name="tambah"),
    path("<int:webhook_id>/", views.detail, name="detail"),
    path("<int:webhook_id>/rahasia/", views.rahasia, name="rahasia"),
    path("<int:webhook_id>/matikan/", views.matikan, name="matikan"),
    path("<int:webhook_id>/hidupkan/", views.hidupkan, name="hidupkan"),
    path("<int:webhook_id>/uji/", views.uji, name="uji"),
    path("<int:webhook_id>/kiriman/<int:kiriman_id>/", views.kirim_ulang, name="kirim_ulang"),
]
