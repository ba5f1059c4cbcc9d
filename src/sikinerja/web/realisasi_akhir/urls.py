"""Addresses of the menu ``realisasi_akhir``, below the SKP whose year it is."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.realisasi_akhir import views

app_name = "realisasi_akhir"
urlpatterns = [
    path("", views.isi, name="isi"),
    path("mulai/", views.mulai, name="mulai"),
    path("batal/", views.batal, name="batal"),
    path("draf/", views.draf, name="draf"),
    path("lihat/", views.lihat, name="lihat"),
    path("tarik/", views.tarik, name="tarik"),
]
