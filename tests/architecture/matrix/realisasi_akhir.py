"""The year: its owner fills it; whoever sees the SKP reads what was submitted."""

from __future__ import annotations

from sikinerja.core.time import Month
from sikinerja.realisasi.queries.draft import tulis_isian
from sikinerja.realisasi.rules import Isian
from sikinerja.skp.models import Skp
from tests.architecture.matrix.rows import row
from tests.builders import akhir, realisasi
from tests.builders import skp as build_skp
from tests.cast import Cast, moment

SEES = {"owner": 200, "penilai": 200, "bkd": 200, "others": 404}
OWNER = {"owner": 200, "penilai": 403, "bkd": 403, "others": 404}


def short(cast: Cast) -> Skp:
    """An SKP that ended in February, so that its year may be reported at the time of the tests."""
    return build_skp.disetujui(cast.riwayat, akhir=moment("2023-02-28 12:00").date())


def heavy(cast: Cast) -> Skp:
    """Sixty indikator and twelve months of them."""
    skp = build_skp.disetujui(cast.riwayat, rhk=12, indikator=4, tambahan=3)
    for bulan in range(1, 13):
        realisasi.selesai(skp, month=Month(2023, bulan))
    return skp


def approved(cast: Cast) -> int:
    """May be begun."""
    return short(cast).pk


def begun(cast: Cast) -> int:
    """Being filled."""
    return akhir.mulai(short(cast)).skp_id


def half_filled(cast: Cast) -> int:
    """The heaviest: half of it typed."""
    skp = heavy(cast)
    row = akhir.mulai(skp)
    typed = {
        i.pk: Isian("12,5", "https://drive.example.test/1")
        for r in skp.rhk.all()[:7]
        for i in r.indikator.all()
    }
    row.draf, row.draf_disimpan_pada = tulis_isian(typed), moment("2023-03-07 08:00")
    row.save()
    return skp.pk


def submitted(cast: Cast) -> int:
    """Waits for its rating."""
    return akhir.diajukan(short(cast)).skp_id


def rated_twice(cast: Cast) -> int:
    """The heaviest: rated, opened again, rated again."""
    skp = heavy(cast)
    akhir.dibuka_kembali(skp)
    akhir.nilai(skp)
    return skp.pk


ROWS = (
    row("realisasi_akhir:isi", begun, full=half_filled, **OWNER),
    row("realisasi_akhir:mulai", approved, **OWNER),
    row("realisasi_akhir:batal", begun, **OWNER),
    row("realisasi_akhir:draf", begun, **OWNER),
    row("realisasi_akhir:tarik", submitted, **OWNER),
    row("realisasi_akhir:lihat", submitted, full=rated_twice, **SEES),
)
