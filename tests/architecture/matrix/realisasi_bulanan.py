"""The month as its owner reports it: nobody else's business but the penilai's, who has pages of their own."""

from __future__ import annotations

from sikinerja.core.time import Month
from sikinerja.realisasi.models import Draf
from sikinerja.realisasi.queries.draft import tulis_isian
from sikinerja.realisasi.rules import Isian
from tests.architecture.matrix.rows import row
from tests.builders import aktivitas, realisasi
from tests.builders import skp as build_skp
from tests.cast import Cast, moment

FEBRUARI = (2023, 2)


def approved(cast: Cast) -> tuple[int, int]:
    """Only the owner has an approved SKP."""
    build_skp.disetujui(cast.riwayat)
    return FEBRUARI


def heavy(cast: Cast) -> tuple[int, int]:
    """Sixty indikator, half of them typed, two hundred activities."""
    skp = build_skp.disetujui(cast.riwayat, rhk=12, indikator=4, tambahan=3)
    aktivitas.sebulan(skp, jumlah=200)
    month = realisasi.belum(skp)
    typed = {
        i.pk: Isian("12,5", "https://drive.example.test/1")
        for r in skp.rhk.all()[:7]
        for i in r.indikator.all()
    }
    Draf.objects.create(
        realisasi=month, isian=tulis_isian(typed, "<p>Catatan</p>"), disimpan_pada=moment("2023-03-07 08:00")
    )
    return FEBRUARI


def filed(cast: Cast) -> tuple[int, int]:
    """Submitted, not yet rated."""
    realisasi.diajukan(build_skp.disetujui(cast.riwayat))
    return FEBRUARI


def rated(cast: Cast) -> tuple[int, int]:
    """Sixty indikator, rated to the end."""
    realisasi.selesai(build_skp.disetujui(cast.riwayat, rhk=12, indikator=4, tambahan=3))
    return FEBRUARI


def year(cast: Cast) -> None:
    """January rated, February a draft."""
    skp = build_skp.disetujui(cast.riwayat)
    realisasi.selesai(skp, month=Month(2023, 1))
    realisasi.belum(skp)


def receipt(cast: Cast) -> int:
    """One receipt of the owner."""
    found = realisasi.diajukan(build_skp.disetujui(cast.riwayat)).pengajuan
    assert found is not None
    return found.pk


def busy(cast: Cast) -> tuple[int, int]:
    """Two hundred activities."""
    aktivitas.sebulan(build_skp.disetujui(cast.riwayat), jumlah=200)
    return FEBRUARI


ROWS = (
    row("realisasi_bulanan:daftar", others=200, full=year),
    row("realisasi_bulanan:isi", approved, owner=200, others=303, full=heavy),
    row("realisasi_bulanan:draf", approved, owner=200, others=422),
    row("realisasi_bulanan:lihat", filed, owner=200, others=303, full=rated),
    row("realisasi_bulanan:tarik", filed, owner=200, others=404),
    row("realisasi_bulanan:aktivitas", approved, others=200, full=busy),
    row("realisasi_bulanan:tanda_terima", receipt, owner=200, others=404),
)
