"""Import: a pengelola their own files, BKD all; to everybody else it does not exist."""

from __future__ import annotations

from sikinerja.impor.models import Impor
from tests.architecture.matrix.rows import row
from tests.builders import impor
from tests.cast import Cast

KELOLA = {"pengelola_lain": 200, "bkd": 200, "others": 404}


def pegawai(cast: Cast) -> str:
    """The table of employees, of which there are some."""
    return "pegawai"


def banyak_berkas(cast: Cast) -> None:
    """More than one page of files handed in."""
    impor.banyak(cast)
    one = Impor.objects.get()
    for n in range(30):
        one.pk, one.nama_berkas, one.status = None, f"pegawai-{n}.xlsx", "DIBATALKAN"
        one.save(force_insert=True)


def unit(cast: Cast) -> str:
    """A table that BKD alone brings in."""
    return "unit-kerja"


ROWS = (
    row("impor:daftar", full=banyak_berkas, **KELOLA),
    row("impor:unggah", pegawai, **KELOLA),
    row("impor:contoh", unit, bkd=200, others=404),
    row("impor:ekspor", pegawai, **KELOLA),
    row("impor:detail", impor.siap, full=impor.banyak, **KELOLA),
    row("impor:unduh", impor.siap, full=impor.banyak, **KELOLA),
    row("impor:terapkan", impor.siap, **KELOLA | {"bkd": 303}),
    row("impor:periksa_ulang", impor.siap, **KELOLA),
    row("impor:batalkan", impor.siap, **KELOLA),
)
