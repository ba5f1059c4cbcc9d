"""Activities: one's own, nobody else's."""

from __future__ import annotations

from datetime import date, time, timedelta

from sikinerja.skp.models import Indikator, Skp
from tests.architecture.matrix.rows import row
from tests.builders import aktivitas as build
from tests.builders import skp
from tests.cast import Cast

TULIS = {
    "tanggal": "2023-02-27",
    "mulai": "08:00",
    "selesai": "10:00",
    "uraian": "Rapat",
    "indikator": "lain",
}


def plan(cast: Cast) -> Skp:
    """The owner's approved SKP; another employee's page needs nothing."""
    return skp.disetujui(cast.riwayat)


def alone(cast: Cast) -> None:
    """The owner may write; the page has no argument."""
    plan(cast)


def full(cast: Cast) -> None:
    """A page of plans, a month of activities."""
    own = skp.disetujui(cast.riwayat, rhk=10, indikator=4)
    build.sebulan(own, jumlah=600)
    for n in range(20):
        build.rencana(own, tanggal=date(2023, 3, 8) + timedelta(days=n), mulai=time(8), selesai=time(9))


def activity(cast: Cast) -> int:
    """An activity of the owner."""
    return build.aktivitas(plan(cast)).pk


def reminder(cast: Cast) -> int:
    """A plan of the owner."""
    return build.rencana(plan(cast)).pk


def indikator(cast: Cast) -> tuple[int, int, int]:
    """An indikator of the owner with an activity."""
    own = plan(cast)
    found = Indikator.objects.filter(rhk__skp=own).order_by("pk")[0]
    build.aktivitas(own, indikator=found)
    return 2023, 2, found.pk


def bulan(cast: Cast) -> tuple[int, int]:
    """A month of the owner."""
    build.aktivitas(plan(cast))
    return 2023, 2


ROWS = (
    row("aktivitas:ringkasan", alone, others=200, full=full),
    row("aktivitas:semua", alone, others=200, full=full),
    row("aktivitas:tambah", alone, owner=303, others=422, post=TULIS | {"jenis": "aktivitas"}),
    row("aktivitas:ubah", activity, owner=200, others=404),
    row("aktivitas:hapus", activity, owner=200, others=404),
    row("aktivitas:rencana_input", reminder, owner=200, others=404),
    row("aktivitas:rencana_hapus", reminder, owner=200, others=404),
    row("aktivitas:bulan_indikator", indikator, owner=200, others=404),
    row("aktivitas:bulan_tugas_lain", bulan, others=200),
)
