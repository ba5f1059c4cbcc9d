"""Addresses of the menu ``rilis``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.rilis.views import bulan, files, rilis, saya

app_name = "rilis"
urlpatterns = [
    path("", rilis.daftar, name="daftar"),
    path("saya/", saya.saya, name="saya"),
    path("saya/<int:tahun>/<int:bulan>/", saya.bulan_saya, name="bulan_saya"),
    path("bulan/<int:tahun>/<int:bulan>/", bulan.siap, name="siap"),
    path("bulan/<int:tahun>/<int:bulan>/kurang/", bulan.kurang, name="kurang"),
    path("bulan/<int:tahun>/<int:bulan>/rilis/", bulan.minta, name="minta"),
    path("kemajuan/<int:pekerjaan_id>/", files.kemajuan, name="kemajuan"),
    path("kemajuan/<int:pekerjaan_id>/unduh/", files.unduh_hasil, name="unduh_hasil"),
    path("koreksi/<int:koreksi_id>/batal/", bulan.batal_koreksi, name="batal_koreksi"),
    path("baris/<int:baris_id>/", rilis.baris, name="baris"),
    path("<int:rilis_id>/", rilis.rincian, name="rincian"),
    path("<int:rilis_id>/pegawai/", rilis.pegawai, name="pegawai"),
    path("<int:rilis_id>/beda/", rilis.beda, name="beda"),
    path("<int:rilis_id>/koreksi/", bulan.koreksi, name="koreksi"),
    path("<int:rilis_id>/pdf/", files.pdf, name="pdf"),
    path("<int:rilis_id>/unduh/", files.unduh, name="unduh"),
]
