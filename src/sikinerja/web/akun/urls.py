"""Addresses of the menu ``akun``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.akun import langkah_kedua, reset, views

app_name = "akun"
urlpatterns = [
    path("masuk/", views.masuk, name="masuk"),
    path("masuk/langkah-kedua/", langkah_kedua.langkah_kedua, name="langkah_kedua"),
    path("keluar/", views.keluar, name="keluar"),
    path("keluar/semua/", views.keluar_semua, name="keluar_semua"),
    path("ganti-password/", views.ganti_password, name="ganti_password"),
    path("lupa-password/", reset.lupa_password, name="lupa_password"),
    path("password-baru/<str:uid>/<str:token>/", reset.password_baru, name="password_baru"),
]
