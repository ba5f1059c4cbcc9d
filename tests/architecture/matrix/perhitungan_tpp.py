"""Perhitungan TPP: one's own for everybody, somebody's for those who look after the PD, and BKD."""

from __future__ import annotations

from sikinerja.penilaian.rules import Rating
from tests.architecture.matrix.rows import row
from tests.builders import kehadiran, realisasi, skp, tpp
from tests.cast import Cast


def own(cast: Cast) -> tuple[int, int]:
    """February, nothing known."""
    return 2023, 2


def counted(cast: Cast) -> tuple[int, int]:
    """February, rated and with attendance."""
    somebody(cast)
    return 2023, 2


def somebody(cast: Cast) -> tuple[int, int, int]:
    """The stranger's February, with everything there is to say."""
    tpp.berlaku()
    realisasi.selesai(skp.disetujui(cast.riwayat), hasil_kerja=Rating.SESUAI)
    kehadiran.kehadiran(cast.pegawai, terlambat=3, terlambat_menit=45)
    kehadiran.kehadiran(cast.orang_lain, terlambat=3, terlambat_menit=45)
    return cast.orang_lain.pk, 2023, 2


ROWS = (
    row("perhitungan_tpp:saya", others=200, full=counted, who="owner"),
    row("perhitungan_tpp:bulan", own, others=200, full=counted, who="owner"),
    row("perhitungan_tpp:pegawai", somebody, stranger=200, pengelola_lain=200, pimpinan_lain=200, bkd=200,
        others=404),
)  # fmt: skip
