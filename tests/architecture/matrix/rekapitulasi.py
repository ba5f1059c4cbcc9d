"""Rekapitulasi: pimpinan and pengelola of a PD see that PD, BKD all of them."""

from __future__ import annotations

from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.penilaian.rules import Rating
from tests.architecture.matrix.rows import Row, row
from tests.builders import pekerjaan, realisasi, skp
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


def rated(cast: Cast) -> int:
    """The stranger, with an SKP and a rated month."""
    realisasi.selesai(skp.disetujui(cast.orang_lain.riwayat.get()))
    return cast.orang_lain.pk


def ready(cast: Cast) -> int:
    """A table that the other PD's pengelola asked for lies in the data folder."""
    made = pekerjaan.selesai(cast)
    made.jenis, made.nama_berkas = "REKAP", "rekap-bulan-2023-02.xlsx"
    made.save()
    return made.pk


def recap(name: str) -> Row:
    """One page of it."""
    return row(name, full=busy, who="bkd", pengelola_lain=200, pimpinan_lain=200, bkd=200, others=403)


ROWS = (
    recap("rekapitulasi:bulan"),
    recap("rekapitulasi:unit"),
    recap("rekapitulasi:antrean"),
    recap("rekapitulasi:setahun"),
    recap("rekapitulasi:distribusi"),
    recap("rekapitulasi:aktivitas"),
    row(
        "rekapitulasi:pegawai",
        rated,
        pengelola_lain=200,
        pimpinan_lain=200,
        bkd=200,
        others=403,
    ),
    row("rekapitulasi:unduh", lambda _: "bulan", pengelola_lain=200, pimpinan_lain=200, bkd=200, others=403),
    row("rekapitulasi:kemajuan", ready, pengelola_lain=200, others=404),
    row("rekapitulasi:berkas", ready, pengelola_lain=200, others=404),
)
