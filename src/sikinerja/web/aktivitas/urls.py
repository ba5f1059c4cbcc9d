"""Addresses of the menu ``aktivitas``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.aktivitas import views

app_name = "aktivitas"
urlpatterns = [
    path("", views.ringkasan, name="ringkasan"),
    path("semua/", views.semua, name="semua"),
    path("tambah/", views.tambah, name="tambah"),
    path("<int:aktivitas_id>/ubah/", views.ubah, name="ubah"),
    path("<int:aktivitas_id>/hapus/", views.hapus, name="hapus"),
    path("rencana/<int:rencana_id>/input/", views.rencana_input, name="rencana_input"),
    path("rencana/<int:rencana_id>/hapus/", views.rencana_hapus, name="rencana_hapus"),
    path(
        "bulan/<int:tahun>/<int:bulan>/indikator/<int:indikator_id>/",
        views.bulan_indikator,
        name="bulan_indikator",
    ),
    path("bulan/<int:tahun>/<int:bulan>/tugas-lain/", views.bulan_tugas_lain, name="bulan_tugas_lain"),
]
