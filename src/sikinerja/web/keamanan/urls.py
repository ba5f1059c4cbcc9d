"""Addresses of the menu ``keamanan``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.keamanan.views import faktor, lihat, passkey, token

app_name = "keamanan"
urlpatterns = [
    path("", lihat.lihat, name="lihat"),
    path("pastikan/", lihat.pastikan, name="pastikan"),
    path("sesi/<slug:kunci>/akhiri/", lihat.akhiri_sesi, name="akhiri_sesi"),
    path("aplikasi/pasang/", faktor.pasang_totp, name="pasang_totp"),
    path("aplikasi/hapus/", faktor.hapus_totp, name="hapus_totp"),
    path("passkey/tambah/", passkey.tambah_passkey, name="tambah_passkey"),
    path("passkey/<int:passkey_id>/hapus/", passkey.hapus_passkey, name="hapus_passkey"),
    path("kode-pemulihan/", faktor.kode, name="kode"),
    path("token/", token.token, name="token"),
    path("token/buat/", token.buat_token, name="buat_token"),
    path("token/<int:token_id>/cabut/", token.cabut_token, name="cabut_token"),
]
