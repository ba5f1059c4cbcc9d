"""Addresses of the menu ``token_mesin``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.token_mesin import views

app_name = "token_mesin"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("buat/", views.buat, name="buat"),
    path("<int:token_id>/cabut/", views.cabut, name="cabut"),
]
