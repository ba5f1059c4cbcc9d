"""Kelola » Keadaan Khusus: for pengelola kepegawaian (own PD) and BKD."""

from __future__ import annotations

from datetime import date

from sikinerja.kepegawaian.models import Pegawai
from tests.architecture.matrix.rows import row
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, person, tenure

PD = {"pengelola_lain": 200, "bkd": 200, "others": 404}


def one(cast: Cast) -> int:
    """A leave of a colleague in ``badan``."""
    return keadaan_khusus(cast.rekan).pk


def many(cast: Cast) -> None:
    """More than one page of states in ``dinas``: standing, coming, over, for good."""
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja
    over = {"tanggal_mulai": date(2022, 3, 1), "tanggal_selesai": date(2022, 3, 31)}
    coming = {"jenis": "CLTN", "tanggal_mulai": date(2023, 9, 1), "tanggal_selesai": None}
    retired = {"jenis": "PENSIUN", "tanggal_mulai": date(2023, 1, 1), "tanggal_selesai": None}
    for n in range(40):
        somebody = person(f"Pegawai {n}")
        tenure(somebody, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)
        keadaan_khusus(somebody, **({}, over, coming, retired)[n % 4])


ROWS = (
    row("keadaan_khusus:daftar", full=many, **PD),
    row("keadaan_khusus:tambah", **PD),
    row("keadaan_khusus:cari_pegawai", **PD),
    row("keadaan_khusus:ubah", one, bkd=200, others=404),
    row("keadaan_khusus:akhiri", one, bkd=200, others=404),
    row("keadaan_khusus:hapus", one, bkd=200, others=404),
)
