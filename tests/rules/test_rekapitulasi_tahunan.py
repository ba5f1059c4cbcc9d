"""Twelve boxes of a year: predikat, waiting, missing, keadaan khusus, still to come."""

from __future__ import annotations

from datetime import date

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import jendela_bulan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.rekapitulasi.rules.tahunan import LEGENDA, BulanTersimpan, petak_setahun
from sikinerja.skp.rules.persetujuan import Periode
from tests.moments import ZONE, moment

TODAY = date(2023, 8, 7)
WINDOWS = [jendela_bulan(Month(2023, n), [], [], ZONE) for n in range(1, 13)]
SKP = Periode(date(2023, 2, 6), date(2023, 12, 31), moment("2023-02-09 09:00"))


def test_each_month_says_how_far_it_is() -> None:
    boxes = petak_setahun(
        WINDOWS,
        months={
            2: BulanTersimpan("SELESAI", "SANGAT_BAIK", diajukan=True),
            3: BulanTersimpan("PENILAIAN_PERILAKU", diajukan=True),
            4: BulanTersimpan("BELUM"),
            6: BulanTersimpan("SELESAI", "KURANG", diajukan=True),
        },
        skp=[SKP],
        keadaan={5: JenisKeadaan.CUTI_BESAR, 6: JenisKeadaan.CUTI_BESAR, 12: JenisKeadaan.PENSIUN},
        now=moment("2023-08-07 09:00"),
        zone=ZONE,
    )

    letters = ["×", "SB", "BD", "TM", "CB", "K", "!", "", "", "", "", "PN"]
    assert [box.huruf for box in boxes] == letters
    assert boxes[4].teks == "Cuti besar"
    assert boxes[7].teks == "Belum waktunya"


def test_a_konsep_covers_no_month() -> None:
    konsep = Periode(SKP.awal, SKP.akhir, None)
    (_, february, *_) = petak_setahun(
        WINDOWS, months={}, skp=[konsep], keadaan={}, now=moment("2023-08-07 09:00"), zone=ZONE
    )

    assert february.huruf == "×"


def test_every_sign_is_explained_once() -> None:
    signs = [sign for sign, _, _ in LEGENDA]

    assert len(signs) == len(set(signs))


def test_an_address_says_what_was_asked_and_no_more() -> None:
    asked = Permintaan(tahun=2023, bulan=1, q="maria", halaman=3)

    assert asked.kueri() == "?tahun=2023&bulan=1&q=maria"
    assert asked.kueri(halaman=2, q="") == "?tahun=2023&bulan=1&halaman=2"
    assert asked.kueri(pd=1, unit=None, bentuk="csv") == "?pd=1&tahun=2023&bulan=1&q=maria&bentuk=csv"
    assert Permintaan().kueri() == ""
    assert asked.month(TODAY).bulan == 1
    assert Permintaan().month(date(2023, 1, 4)).tahun == 2022
    assert Permintaan(tahun=2022).month(TODAY).bulan == 12
