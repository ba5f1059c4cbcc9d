"""Kelola: for pengelola kepegawaian (own PD) and BKD; to everybody else it does not exist."""

from __future__ import annotations

from sikinerja.kepegawaian.models import Pegawai
from tests.architecture.matrix.rows import row
from tests.cast import Cast, person, tenure


def colleague(cast: Cast) -> int:
    """Somebody of ``badan``."""
    return cast.rekan.pk


def many(cast: Cast) -> None:
    """More than one page of people in ``dinas``."""
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja
    for n in range(40):
        tenure(person(f"Pegawai {n}"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)


ROWS = (
    row("kelola:akun", pengelola_lain=200, bkd=200, others=404, full=many),
    row("kelola:tambah_akun", pengelola_lain=200, bkd=200, others=404),
    row("kelola:password", colleague, bkd=200, others=404),
    row("kelola:status", colleague, bkd=200, others=404),
)
