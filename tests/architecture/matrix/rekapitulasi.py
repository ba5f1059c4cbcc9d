"""Rekapitulasi: pimpinan and pengelola of a PD see that PD, BKD all of them."""

from __future__ import annotations

from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.penilaian.rules import Rating
from tests.architecture.matrix.rows import Row, row
from tests.builders import realisasi, skp
from tests.cast import Cast, person, tenure

UNITS = 30


def busy(cast: Cast) -> None:
    """A PD with people in every state, more than a page of them."""
    others: RiwayatJabatan = cast.orang_lain.riwayat.get()
    ratings = list(Rating)
    for n in range(UNITS):
        riwayat = tenure(
            person(f"Orang ke-{n:02d} Contoh"),
            jabatan=cast.jabatan_staf,
            unit=others.unit_kerja,
            penilai=cast.kepala_lain if n % 2 else cast.orang_lain,
        )
        if n % 5 == 0:
            skp.konsep(riwayat)
        elif n % 5 == 1:
            skp.disetujui(riwayat, rhk=1, indikator=1)
        elif n % 5 == 2:
            realisasi.diajukan(skp.disetujui(riwayat, rhk=1, indikator=1))
        else:
            realisasi.selesai(
                skp.disetujui(riwayat, rhk=1, indikator=1),
                hasil_kerja=ratings[n % 3],
                perilaku=ratings[n // 3 % 3],
            )


def recap(name: str) -> Row:
    """One page of it."""
    return row(name, full=busy, who="bkd", pengelola_lain=200, pimpinan_lain=200, bkd=200, others=403)


ROWS = (
    recap("rekapitulasi:bulan"),
    recap("rekapitulasi:unit"),
    recap("rekapitulasi:antrean"),
)
