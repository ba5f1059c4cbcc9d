"""Addresses of the menu ``jadwal``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.jadwal.views import gangguan, jadwal

app_name = "jadwal"
urlpatterns = [
    path("", jadwal.tahun, name="tahun"),
    path("gangguan/", gangguan.gangguan, name="gangguan"),
    path("gangguan/catat/", gangguan.catat_gangguan, name="catat_gangguan"),
    path("<int:tahun>/<int:bulan>/", jadwal.bulan, name="bulan"),
    path("<int:tahun>/<int:bulan>/riwayat/", jadwal.riwayat, name="riwayat"),
    path("<int:tahun>/<int:bulan>/atur/", jadwal.atur, name="atur"),
    path("<int:tahun>/<int:bulan>/dispensasi/", jadwal.beri_dispensasi, name="beri_dispensasi"),
    path("khusus/<int:jadwal_id>/cabut/", jadwal.cabut, name="cabut"),
    path("dispensasi/<int:dispensasi_id>/cabut/", jadwal.cabut_dispensasi, name="cabut_dispensasi"),
]
