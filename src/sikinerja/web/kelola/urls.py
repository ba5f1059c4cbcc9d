"""Addresses of the menu ``kelola``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.kelola.views import (
    akun,
    beranda,
    dokumen,
    gabung,
    nomor,
    password_massal,
    penilai,
    plt,
    rincian_akun,
)

app_name = "kelola"
urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("akun/", akun.akun, name="akun"),
    path("akun/tambah/", akun.tambah_akun, name="tambah_akun"),
    path("akun/password-massal/", password_massal.password_massal, name="password_massal"),
    path("akun/password-massal/<int:pekerjaan_id>/", password_massal.lembar_password, name="lembar_password"),
    path("akun/<int:pegawai_id>/", rincian_akun.rincian_akun, name="rincian_akun"),
    path("akun/<int:pegawai_id>/akhiri-sesi/", rincian_akun.akhiri_sesi, name="akhiri_sesi"),
    path("akun/<int:pegawai_id>/reset-verifikasi/", rincian_akun.reset_verifikasi, name="reset_verifikasi"),
    path("akun/<int:pegawai_id>/gabungkan/", gabung.gabungkan, name="gabungkan"),
    path("akun/<int:pegawai_id>/gabungkan/<int:pekerjaan_id>/", gabung.penggabungan, name="penggabungan"),
    path("akun/ganda/cari/", gabung.cari_ganda, name="cari_ganda"),
    path("akun/<int:pegawai_id>/pisahkan/", gabung.pisahkan, name="pisahkan"),
    path("akun/<int:pegawai_id>/nomor/", nomor.ubah_nomor, name="ubah_nomor"),
    path("akun/<int:pegawai_id>/password/", akun.password, name="password"),
    path("akun/<int:pegawai_id>/status/", akun.status, name="status"),
    path("dokumen/", dokumen.dokumen, name="dokumen"),
    path("dokumen/<int:pekerjaan_id>/", dokumen.kemajuan, name="kemajuan"),
    path("dokumen/<int:pekerjaan_id>/unduh/", dokumen.unduh, name="unduh"),
    path("penilai/", penilai.penilai, name="penilai"),
    path("plt/", plt.plt, name="plt"),
    path("plt/tambah/", plt.tambah_plt, name="tambah_plt"),
    path("plt/cari-posisi/", plt.cari_posisi, name="cari_posisi"),
    path("plt/cari-pejabat/", plt.cari_pejabat, name="cari_pejabat"),
    path("plt/<int:tugas_id>/akhiri/", plt.akhiri_plt, name="akhiri_plt"),
]
