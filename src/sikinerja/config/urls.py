"""All addresses (features.md, "Addresses"). No NIP stands in an address."""

from __future__ import annotations

from django.urls import include, path

from sikinerja.web import health

handler400 = "sikinerja.web.errors.bad_request"
handler404 = "sikinerja.web.errors.page_not_found"
handler500 = "sikinerja.web.errors.server_error"

urlpatterns = [
    path("api/", include("sikinerja.api.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("sikinerja.web.akun.urls")),
    path("", include("sikinerja.web.dashboard.urls")),
    path("profil/", include("sikinerja.web.profil.urls")),
    path("profil/keamanan/", include("sikinerja.web.keamanan.urls")),
    path("riwayat-jabatan/", include("sikinerja.web.riwayat_jabatan.urls")),
    path("mutasi/", include("sikinerja.web.mutasi.urls")),
    path("skp/", include("sikinerja.web.skp.urls")),
    path("skp/<int:skp_id>/realisasi-akhir/", include("sikinerja.web.realisasi_akhir.urls")),
    path("aktivitas/", include("sikinerja.web.aktivitas.urls")),
    path("realisasi-bulanan/", include("sikinerja.web.realisasi_bulanan.urls")),
    path("penilaian/skp/", include("sikinerja.web.penilaian_skp.urls")),
    path("penilaian/capaian-organisasi/", include("sikinerja.web.capaian_organisasi.urls")),
    path("penilaian/realisasi-akhir/", include("sikinerja.web.penilaian_realisasi_akhir.urls")),
    path("penilaian/realisasi-bulanan/", include("sikinerja.web.penilaian_realisasi_bulanan.urls")),
    path("pemberitahuan/", include("sikinerja.web.pemberitahuan.urls")),
    path("verifikasi/", include("sikinerja.web.verifikasi.urls")),
    path("kelola/impor/", include("sikinerja.web.impor.urls")),
    path("kelola/jadwal/", include("sikinerja.web.jadwal.urls")),
    path("kelola/webhook/", include("sikinerja.web.webhook.urls")),
    path("rekapitulasi/", include("sikinerja.web.rekapitulasi.urls")),
    path("kelola/", include("sikinerja.web.kelola.urls")),
    path("", include("sikinerja.web.informasi.urls")),
    path("kelola/data-induk/", include("sikinerja.web.data_induk.urls")),
    path("kelola/jejak/", include("sikinerja.web.jejak.urls")),
    path("kelola/keadaan-khusus/", include("sikinerja.web.keadaan_khusus.urls")),
    path("kelola/token/", include("sikinerja.web.token_mesin.urls")),
    path("rilis/", include("sikinerja.web.rilis.urls")),
    path("kelola/kehadiran/", include("sikinerja.web.kehadiran.urls")),
    path("kelola/tpp/", include("sikinerja.web.tpp.urls")),
    path("perhitungan-tpp/", include("sikinerja.web.perhitungan_tpp.urls")),
    path("demo/", include("sikinerja.web.demo.urls")),
]
