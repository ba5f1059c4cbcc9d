"""Realisasi akhir in the states that tests of other rooms need: rows written as the operations leave them."""

from __future__ import annotations

from sikinerja.penilaian.models import PembukaanKembali, Penilaian
from sikinerja.penilaian.rules import Rating, predikat
from sikinerja.realisasi.models import RealisasiAkhir
from sikinerja.skp.models import Skp
from tests.builders import realisasi
from tests.builders import skp as build_skp
from tests.cast import moment

MULAI = "2023-12-27 08:00"
DIAJUKAN = "2023-12-28 10:00"
SELESAI = "2024-01-04 10:00"
CATATAN = "<p>Pertahankan kinerja yang sudah baik di tahun depan.</p>"


def mulai(skp: Skp, *, at: str = MULAI) -> RealisasiAkhir:
    """Begun by its owner: the SKP, which is approved, stands at REALISASI."""
    row = RealisasiAkhir.objects.create(skp=skp, dibuat_pada=moment(at))
    build_skp.step(skp, "mulai_akhir", "REALISASI", skp.pegawai, at)
    return row


def diajukan(skp: Skp, *, at: str = DIAJUKAN) -> RealisasiAkhir:
    """Submitted by its owner, every indikator 1 with a link; not yet rated."""
    row = mulai(skp)
    row.pengajuan = realisasi.pengajuan(skp, nomor=f"RA-{skp.tahun}", at=at, realisasi_akhir=row)
    row.save()
    skp.ditanggapi_pada = None
    build_skp.step(skp, "ajukan_akhir", "PENILAIAN_AKHIR", skp.pegawai, at)
    return row


def selesai(
    skp: Skp, *, hasil_kerja: Rating = Rating.SESUAI, perilaku: Rating = Rating.SESUAI, at: str = SELESAI
) -> RealisasiAkhir:
    """Rated to the end by the riwayat's penilai: the SKP is SELESAI and has its predikat."""
    row = diajukan(skp)
    nilai(skp, hasil_kerja=hasil_kerja, perilaku=perilaku, at=at)
    return row


def nilai(
    skp: Skp, *, hasil_kerja: Rating = Rating.SESUAI, perilaku: Rating = Rating.SESUAI, at: str = SELESAI
) -> Penilaian:
    """The rating of what is submitted."""
    row, penilai = skp.realisasi_akhir, skp.riwayat.penilai
    assert penilai is not None
    assert row.pengajuan is not None
    rated = Penilaian.objects.create(
        realisasi_akhir=row, pengajuan=row.pengajuan, penilai=penilai, rating_hasil_kerja=hasil_kerja.value,
        rating_perilaku=perilaku.value, catatan_akhir=CATATAN,
        identitas_pegawai=row.pengajuan.identitas_pegawai, identitas_penilai=row.pengajuan.identitas_penilai,
        hasil_kerja_pada=moment(at), selesai_pada=moment(at),
    )  # fmt: skip
    realisasi.umpan_balik_indikator(rated)
    realisasi.umpan_balik_perilaku(rated)
    rated.predikat = predikat(hasil_kerja, perilaku).value
    rated.save()
    skp.predikat = rated.predikat
    skp.ditanggapi_pada = moment(at)
    build_skp.step(skp, "nilai_akhir", "SELESAI", penilai, at)
    return rated


def dibuka_kembali(skp: Skp, *, at: str = "2024-01-10 10:00") -> RealisasiAkhir:
    """Rated, and opened again by BKD (here: by the penilai's own account)."""
    row = selesai(skp)
    rated = row.daftar_penilaian.get()
    penilai = rated.penilai
    PembukaanKembali.objects.create(
        penilaian=rated, alasan="Bukti dukung keliru dibaca.", akun=penilai.akun, nama=penilai.akun.nama,
        pada=moment(at),
    )  # fmt: skip
    skp.predikat = ""
    build_skp.step(skp, "buka_kembali", "PENILAIAN_AKHIR", penilai, at)
    return row
