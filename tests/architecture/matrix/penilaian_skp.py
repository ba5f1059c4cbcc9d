"""Penilaian » SKP: the penilai's own subordinates."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.builders import skp as build
from tests.cast import Cast, person, tenure


def diajukan(cast: Cast) -> int:
    """Handed in, waiting for the penilai."""
    return build.diajukan(cast.riwayat).pk


def besar(cast: Cast) -> int:
    """Handed in with 60 indikator, all ekspektasi saved."""
    skp = build.diajukan(cast.riwayat, rhk=12, indikator=5)
    build.isi_ekspektasi(skp)
    return skp.pk


def banyak(cast: Cast) -> None:
    """Sixty subordinates, all waiting."""
    for n in range(60):
        bawahan = person(f"Bawahan Contoh {n:02d}")
        riwayat = tenure(bawahan, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
        build.diajukan(riwayat, rhk=1, indikator=1)


RATER = {"penilai": 200, "owner": 403, "bkd": 403, "others": 404}
ROWS = (
    row("penilaian_skp:daftar", others=200, full=banyak, who="penilai"),
    row("penilaian_skp:detail", diajukan, full=besar, penilai=200, others=404),
    row(
        "penilaian_skp:simpan_ekspektasi",
        diajukan,
        penilai=303,
        others=404,
        post={"AKUNTABEL": "Disiplin jam masuk dan jam pulang kerja"},
    ),
    row("penilaian_skp:terima", diajukan, **RATER),
    row("penilaian_skp:kembalikan", diajukan, **RATER),
)
