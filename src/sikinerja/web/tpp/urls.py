"""Addresses of the menu ``tpp``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.tpp.views import kebijakan, pengecualian

app_name = "tpp"
urlpatterns = [
    path("", kebijakan.daftar, name="daftar"),
    path("tambah/", kebijakan.tambah, name="tambah"),
    path("<int:kebijakan_id>/", kebijakan.detail, name="detail"),
    path("<int:kebijakan_id>/ubah/", kebijakan.ubah, name="ubah"),
    path("<int:kebijakan_id>/pratinjau/", kebijakan.pratinjau, name="pratinjau"),
    path("<int:kebijakan_id>/berlakukan/", kebijakan.berlakukan, name="berlakukan"),
    path("<int:kebijakan_id>/cabut/", kebijakan.cabut, name="cabut"),
    path("<int:kebijakan_id>/hapus/", kebijakan.hapus, name="hapus"),
    path("pengecualian/", pengecualian.pengecualian, name="pengecualian"),
    path("pengecualian/tambah/", pengecualian.kecualikan, name="kecualikan"),
    path("pengecualian/cari/", pengecualian.cari_pegawai, name="cari_pegawai"),
    path(
        "pengecualian/<int:pengecualian_id>/hapus/",
        pengecualian.hapus_pengecualian,
        name="hapus_pengecualian",
    ),
]
