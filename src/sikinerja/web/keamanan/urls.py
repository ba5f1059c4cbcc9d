"""Addresses of the menu ``keamanan``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.keamanan.views import lihat, token

app_name = "keamanan"
urlpatterns = [
    path("", lihat.lihat, name="lihat"),
    path("pastikan/", lihat.pastikan, name="pastikan"),
    path("sesi/<slug:kunci>/akhiri/", lihat.akhiri_sesi, name="akhiri_sesi"),
    path("token/", token.token, name="token"),
    path("token/buat/", token.buat_token, name="buat_token"),
    path("token/<int:token_id>/cabut/", token.cabut_token, name="cabut_token"),
]
