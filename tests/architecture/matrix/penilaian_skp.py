"""Penilaian » SKP: the penilai of the riwayat alone, whatever else somebody is."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.architecture.matrix.skp import handed_in, revision_asked
from tests.builders import skp
from tests.cast import Cast

PENILAI = {"penilai": 200, "owner": 403, "bkd": 403, "others": 404}
SUBORDINATES = {"penilai": 200, "others": 404}


def complete(cast: Cast) -> int:
    """Handed in, with all seven ekspektasi."""
    made = skp.diajukan(cast.riwayat, rhk=8, indikator=5)
    skp.isi_ekspektasi(made)
    return made.pk


def revision_handed_in(cast: Cast) -> int:
    """A revision to be judged: the page tells what changed."""
    return skp.revisi_diajukan(cast.riwayat, rhk=8, indikator=5).pk


ROWS = (
    row("penilaian_skp:daftar", handed_in, who="penilai", others=200),
    row("penilaian_skp:detail", revision_asked, full=revision_handed_in, bare=handed_in, **SUBORDINATES),
    row(
        "penilaian_skp:simpan_ekspektasi",
        handed_in,
        post={"AKUNTABEL": "Jujur"},
        **SUBORDINATES | {"penilai": 303},
    ),
    row("penilaian_skp:terima", complete, bare=handed_in, **PENILAI),
    row("penilaian_skp:kembalikan", handed_in, **PENILAI),
    row("penilaian_skp:terima_revisi", revision_asked, **PENILAI),
    row("penilaian_skp:tolak_revisi", revision_asked, **PENILAI),
)
