"""Kelola » Jejak Audit: pengelola kepegawaian (own PD's people) and BKD."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.builders.jejak import jejak
from tests.cast import Cast

PD = {"pengelola_lain": 200, "bkd": 200, "others": 404}


def one(cast: Cast) -> int:
    """Something done for the owner, in ``badan``."""
    return jejak(cast.pengelola, untuk=cast.pegawai).pk


def many(cast: Cast) -> None:
    """More than a page, in ``dinas``."""
    for _ in range(80):
        jejak(cast.pengelola_lain, untuk=cast.orang_lain)


def full(cast: Cast) -> int:
    """A row of ``dinas`` with ids to be named."""
    ids = {
        "jabatan_id": cast.jabatan_staf.pk,
        "perangkat_daerah_id": cast.dinas.pk,
        "penilai_id": cast.kepala.pk,
    }
    more = {"unit_kerja_id": cast.bidang.pk, "pangkat_id": 1}
    return jejak(cast.pengelola_lain, untuk=cast.orang_lain, data={"lama": {}, "baru": ids | more}).pk


ROWS = (
    row("jejak:daftar", full=many, **PD),
    row("jejak:lihat", one, full=full, bkd=200, others=404),
    row("jejak:ekspor", **PD),
)
