"""The year as its penilai judges it; BKD opens a rating again."""

from __future__ import annotations

from tests.architecture.matrix.realisasi_akhir import heavy, rated_twice, submitted
from tests.architecture.matrix.rows import row
from tests.builders import akhir
from tests.builders import skp as build_skp
from tests.cast import Cast, person, tenure

PENILAI = {"penilai": 200, "owner": 403, "bkd": 403, "others": 404}


def rated(cast: Cast) -> int:
    """SELESAI."""
    return akhir.selesai(build_skp.disetujui(cast.riwayat)).skp_id


def heavy_submitted(cast: Cast) -> int:
    """Sixty indikator, twelve months, nothing typed."""
    return akhir.diajukan(heavy(cast)).skp_id


def sixty(cast: Cast) -> None:
    """Sixty subordinates in every state."""
    states = (akhir.mulai, akhir.diajukan, akhir.selesai, akhir.dibuka_kembali)
    for n in range(60):
        one = tenure(
            person(f"Bawahan Contoh {n:02d}"),
            jabatan=cast.jabatan_staf,
            unit=cast.bidang,
            penilai=cast.penilai,
        )
        skp = build_skp.disetujui(one, rhk=1, indikator=1)
        if n % 5 < len(states):
            states[n % 5](skp)


ROWS = (
    row("penilaian_realisasi_akhir:daftar", others=200, full=sixty, who="penilai"),
    row("penilaian_realisasi_akhir:nilai", submitted, full=heavy_submitted, **PENILAI),
    row("penilaian_realisasi_akhir:draf", submitted, **PENILAI),
    row("penilaian_realisasi_akhir:kembalikan", submitted, **PENILAI),
    row("penilaian_realisasi_akhir:hasil", rated, full=rated_twice, **PENILAI),
    row("penilaian_realisasi_akhir:buka_kembali", rated, **PENILAI | {"bkd": 200, "penilai": 403}),
)
