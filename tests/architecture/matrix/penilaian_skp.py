"""Penilaian » SKP: the penilai of the riwayat alone, whatever else somebody is."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.architecture.matrix.skp import handed_in
from tests.builders import skp
from tests.cast import Cast

PENILAI = {"penilai": 200, "owner": 403, "bkd": 403, "others": 404}
SUBORDINATES = {"penilai": 200, "others": 404}


def complete(cast: Cast) -> int:
    """Handed in, with all seven ekspektasi."""
    made = skp.diajukan(cast.riwayat, rhk=8, indikator=5)
    skp.isi_ekspektasi(made)
    return made.pk


ROWS = (
    row("penilaian_skp:daftar", handed_in, who="penilai", others=200),
    row("penilaian_skp:detail", handed_in, full=complete, **SUBORDINATES),
    row(
        "penilaian_skp:simpan_ekspektasi",
        handed_in,
        post={"AKUNTABEL": "Jujur"},
        **SUBORDINATES | {"penilai": 303},
    ),
    row("penilaian_skp:terima", complete, bare=handed_in, **PENILAI),
    row("penilaian_skp:kembalikan", handed_in, **PENILAI),
)
