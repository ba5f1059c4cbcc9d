"""Profil and riwayat jabatan: the owner's, read by the superior, mended by pengelola of the PD and BKD."""

from __future__ import annotations

from datetime import date

from tests.architecture.matrix.rows import Row, row
from tests.cast import Cast, tenure


def pegawai(cast: Cast) -> int:
    """The owner as a person."""
    return cast.pegawai.pk


def riwayat(cast: Cast) -> int:
    """The owner's riwayat."""
    return cast.riwayat.pk


def penuh(cast: Cast) -> int:
    """Somebody with a long history."""
    for tahun in range(2001, 2023):
        tenure(
            cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tahun=tahun,
            tmt=date(2000, 1, 1), aktif=False,
        )  # fmt: skip
    return cast.pegawai.pk


def kosong(cast: Cast) -> int:
    """Somebody without any."""
    cast.riwayat.delete()
    return cast.pegawai.pk


def tahun_lalu(cast: Cast) -> None:
    """The owner's riwayat is last year's."""
    type(cast.riwayat).objects.filter(pk=cast.riwayat.pk).update(tahun=2022)


def mend(name: str) -> Row:
    """A page on which the owner and whoever cares for them change a riwayat."""
    return row(name, riwayat, owner=200, penilai=403, bkd=200, others=404)


ROWS = (
    row("profil:lihat", others=200, full=penuh, bare=kosong),
    row("profil:edit", others=200),
    row("profil:pegawai", pegawai, owner=303, penilai=200, bkd=200, others=404, full=penuh),
    row("profil:edit_pegawai", pegawai, owner=200, penilai=403, bkd=200, others=404),
    row("riwayat_jabatan:daftar", others=200, full=penuh, bare=kosong),
    row("riwayat_jabatan:tambah", others=200),
    row("riwayat_jabatan:tambah_untuk", pegawai, owner=200, penilai=403, bkd=200, others=404),
    row("riwayat_jabatan:salin", others=200, full=tahun_lalu, bare=kosong),
    mend("riwayat_jabatan:copy"),
    mend("riwayat_jabatan:edit"),
    mend("riwayat_jabatan:hapus"),
    row("riwayat_jabatan:cari_jabatan", others=200),
    row("riwayat_jabatan:cari_unit_kerja", others=200),
    row("riwayat_jabatan:cari_penilai", others=200),
)
