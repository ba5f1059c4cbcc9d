"""Addresses of the menu ``data_induk``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.data_induk import peran, views

app_name = "data_induk"
urlpatterns = [
    path("peran/", peran.peran, name="peran"),
    path("peran/<int:perangkat_daerah_id>/pengelola/", peran.tunjuk_pengelola, name="tunjuk_pengelola"),
    path("peran/pengelola/<int:pengelola_id>/cabut/", peran.cabut_pengelola, name="cabut_pengelola"),
    path("peran/bukan-asn/<int:pegawai_id>/", peran.sebut_jabatan, name="sebut_jabatan"),
    path("<slug:jenis>/", views.daftar, name="daftar"),
    path("<slug:jenis>/tambah/", views.tambah, name="tambah"),
    path("<slug:jenis>/<int:pk>/ubah/", views.ubah, name="ubah"),
    path("<slug:jenis>/<int:pk>/status/", views.status, name="status"),
    path("<slug:jenis>/<int:pk>/pimpinan/", peran.pimpinan, name="pimpinan"),
]
