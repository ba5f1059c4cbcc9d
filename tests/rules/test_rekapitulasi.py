"""What somebody owes, decided from plain facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi, Kelonggaran, Ketentuan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan, Keadaan
from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.rules import (
    Fakta,
    Menunggu,
    bulan_saya,
    tenggat,
    terbuka,
    tugas_nilai,
    tugas_skp,
)
from sikinerja.rekapitulasi.rules.bulan_saya import BulanSaya
from sikinerja.rekapitulasi.rules.tugas_skp import KeadaanSkp
from sikinerja.skp.rules.persetujuan import Periode
from tests.moments import ZONE, moment

FEBRUARI = Month(2023, 2)
SETAHUN = [Periode(date(2023, 1, 1), date(2023, 12, 31), moment("2023-01-04 09:00"))]


def owed(fakta: Fakta, at: str) -> list[Month]:
    now = moment(at)
    windows = rules.belum_diajukan(fakta, today=now.astimezone(ZONE).date(), now=now, zone=ZONE)
    return [window.month for window in windows]


def employee(**values: object) -> Fakta:
    return Fakta(pegawai_id=1, pd_id=9, is_asn=True, periode=SETAHUN, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "months"),
    [
        ("2023-02-28 23:59:59", []),
        ("2023-03-01 00:00:00", [FEBRUARI]),
        ("2023-03-10 23:59:59", [FEBRUARI]),
        ("2023-03-11 00:00:00", []),
    ],
)
def test_a_month_is_owed_while_its_window_is_open(at: str, months: list[Month]) -> None:
    assert owed(employee(), at) == months


def test_nothing_is_owed_once_filed_or_without_an_approved_skp() -> None:
    assert owed(employee(sudah={FEBRUARI}), "2023-03-07 09:00") == []
    assert owed(Fakta(pegawai_id=1, pd_id=9, is_asn=True), "2023-03-07 09:00") == []


def test_an_override_of_ones_own_pd_opens_a_month_and_anothers_does_not() -> None:
    level = Ketentuan(
        moment("2023-02-20 00:00"),
        moment("2023-03-10 23:59:59"),
        moment("2023-03-12 23:59:59"),
        khusus_pd=True,
    )
    januari = Month(2023, 1)
    mine, other = employee(), employee()
    mine.ketentuan[januari].append((9, level))
    other.ketentuan[januari].append((8, level))
    assert owed(mine, "2023-03-07 09:00") == [januari, FEBRUARI]
    assert owed(other, "2023-03-07 09:00") == [FEBRUARI]


def test_a_dispensation_gives_one_person_more_time() -> None:
    fakta = employee()
    fakta.kelonggaran[1, FEBRUARI].append(
        Kelonggaran(JenisDispensasi.PENGISIAN, moment("2023-03-20 23:59:59"))
    )
    fakta.kelonggaran[2, FEBRUARI].append(
        Kelonggaran(JenisDispensasi.PENGISIAN, moment("2023-03-30 23:59:59"))
    )
    assert owed(fakta, "2023-03-20 23:59:59") == [FEBRUARI]
    assert owed(fakta, "2023-03-21 00:00:00") == []


def test_a_withdrawn_month_waits_for_the_rater_only_after_filing_is_over() -> None:
    fakta = Fakta(pegawai_id=1, is_penilai=True)
    fakta.menunggu = [Menunggu(FEBRUARI, 2, 9, "BELUM"), Menunggu(FEBRUARI, 3, 9, "PENILAIAN_PERILAKU")]
    people = [
        row.pegawai_id for _, row in rules.belum_dinilai(fakta, now=moment("2023-03-09 09:00"), zone=ZONE)
    ]
    assert people == [3]
    people = [
        row.pegawai_id for _, row in rules.belum_dinilai(fakta, now=moment("2023-03-11 00:00"), zone=ZONE)
    ]
    assert people == [2, 3]
    assert rules.belum_dinilai(fakta, now=moment("2023-03-13 00:00"), zone=ZONE) == []


JANUARI_1 = date(2023, 1, 1)
BARU = KeadaanSkp(2023, aktif=True, mulai=JANUARI_1)


def skp(status: str, **values: Any) -> KeadaanSkp:
    return replace(BARU, skp_id=4, status=status, sejak=date(2023, 1, 5), **values)


def asked(*keadaan: KeadaanSkp, aktif: bool = True) -> list[rules.Tugas]:
    return tugas_skp.tugas_skp(keadaan, 2023, ada_jabatan_aktif=aktif)


@pytest.mark.parametrize(
    ("keadaan", "page"),
    [
        ([], "riwayat_jabatan:tambah"),
        ([replace(BARU, tahun=2022, skp_id=3, status="SELESAI")], "riwayat_jabatan:salin"),
        ([BARU], "skp:tambah"),
        ([skp("KONSEP")], "skp:detail"),
        ([skp("SELESAI"), replace(skp("KONSEP"), tahun=2022)], "skp:detail"),
    ],
)
def test_first_things_first(keadaan: list[KeadaanSkp], page: str) -> None:
    (task,) = asked(*keadaan)
    assert task.tujuan[0] == page
    assert task.sejak is not None


@pytest.mark.parametrize(("versi", "title"), [(0, "Ajukan SKP 2023"), (1, "Ajukan revisi SKP 2023")])
def test_a_revision_under_way_is_called_so(versi: int, title: str) -> None:
    (task,) = asked(skp("KONSEP", langkah=3, versi=versi))
    assert task.judul == title


@pytest.mark.parametrize(
    ("kurang", "words"),
    [(0, "sudah lengkap, tetapi belum diajukan"), (2, "2 hal lagi"), (None, "lengkapi lalu")],
)
def test_a_konsep_says_what_it_lacks(kurang: int | None, words: str) -> None:
    (task,) = asked(skp("KONSEP", kurang=kurang))
    assert words in task.keterangan


def test_without_an_active_jabatan_one_is_told() -> None:
    (task,) = asked(replace(skp("DISETUJUI"), aktif=False), aktif=False)
    assert task.judul == "Tidak ada jabatan aktif"


@pytest.mark.parametrize(
    ("status", "waits"),
    [("PENILAIAN", 1), ("REVISI", 1), ("PENILAIAN_AKHIR", 1), ("DISETUJUI", 0), ("SELESAI", 0)],
)
def test_what_lies_with_the_penilai_is_waited_for_not_owed(status: str, waits: int) -> None:
    row = skp(status, versi=1, penilai="Ratna")
    assert asked(row) == []
    assert [task.sejak for task in tugas_skp.ditunggu_skp([row])] == [date(2023, 1, 5)] * waits


@pytest.mark.parametrize(
    ("row", "done"),
    [
        (BARU, set()),
        (skp("KONSEP"), set()),
        (skp("PENILAIAN"), set()),
        (skp("KONSEP", versi=1), {2023}),
        (skp("DISETUJUI", versi=1), {2023}),
    ],
)
def test_a_month_without_skp_is_named_only_where_no_skp_is_still_to_come(
    row: KeadaanSkp, done: set[int]
) -> None:
    assert terbuka.tahun_tuntas([row], [2023], date(2023, 3, 13)) == done


def test_tasks_stand_in_order_of_deadline() -> None:
    late, soon, none, old, today, missed = (
        rules.Tugas("a", "", "", ("x",), moment("2023-03-12 23:59")),
        rules.Tugas("b", "", "", ("x",), moment("2023-03-10 23:59")),
        rules.Tugas("c", "", "", ("x",)),
        rules.Tugas("d", "", "", ("x",), sejak=date(2023, 1, 4)),
        rules.Tugas("e", "", "", ("x",), jumlah=1, satuan="rencana", sejak=date(2023, 3, 7)),
        rules.Tugas("f", "", "", ("x",), jumlah=12, satuan="bulan"),
    )
    assert rules.urut([missed, today, old, none, late, soon]) == [soon, late, none, old, today, missed]


def test_days_left_are_calendar_days_in_local_time() -> None:
    batas = moment("2023-03-10 23:59:59")
    assert rules.sisa_hari(batas, moment("2023-03-07 23:59"), ZONE) == 3
    assert rules.sisa_hari(batas, moment("2023-03-10 00:01"), ZONE) == 0


def boxes(fakta: Fakta, at: str, **rows: BulanSaya) -> list[str]:
    """The words of the year; rows by ``b1`` ... ``b12``."""
    stored = {Month(2023, int(name[1:])): row for name, row in rows.items()}
    found = bulan_saya.kotak_setahun(fakta, stored, tahun=2023, now=moment(at), zone=ZONE)
    assert len(found) == 12
    return [box.teks for box in found]


def test_the_year_has_one_word_for_each_standing() -> None:
    words = boxes(
        employee(keadaan=[replace(CUTI, mulai=date(2023, 4, 1), selesai=date(2023, 4, 30))]),
        "2023-07-07 09:00",
        b1=BulanSaya("SELESAI", "BAIK", diajukan=True),
        b2=BulanSaya("PENILAIAN_PERILAKU", diajukan=True),
        b5=BulanSaya("BELUM", diajukan=True),
    )
    assert words == [
        *("Baik", "belum dinilai", "tidak mengisi", "tidak wajib", "belum dinilai", "belum mengisi"),
        *["belum waktunya"] * 6,
    ]
    assert boxes(Fakta(pegawai_id=1, is_asn=True), "2023-03-07 09:00")[:3] == [
        *("tanpa SKP disetujui", "tanpa SKP disetujui", "belum waktunya")
    ]


@pytest.mark.parametrize(
    ("at", "word"),
    [
        ("2023-02-28 23:59:59", "belum waktunya"),
        ("2023-03-01 00:00", "belum mengisi"),
        ("2023-03-10 23:59:59", "belum mengisi"),
        ("2023-03-11 00:00", "tidak mengisi"),
    ],
)
def test_a_month_that_was_missed_is_not_one_that_is_to_come(at: str, word: str) -> None:
    assert boxes(employee(), at)[1] == word


@pytest.mark.parametrize(
    ("at", "word"), [("2023-03-12 23:59:59", "menunggu penilaian"), ("2023-03-13 00:00", "belum dinilai")]
)
def test_a_filed_month_waits_until_the_rating_is_over(at: str, word: str) -> None:
    assert boxes(employee(), at, b2=BulanSaya("PENILAIAN_HASIL_KERJA", diajukan=True))[1] == word


CUTI = Keadaan(JenisKeadaan.CUTI_MELAHIRKAN, date(2023, 2, 1), date(2023, 4, 30))


def test_a_month_inside_a_leave_is_not_owed() -> None:
    assert owed(employee(keadaan=[CUTI]), "2023-03-07 09:00") == []
    short = replace(CUTI, mulai=date(2023, 2, 2))
    assert owed(employee(keadaan=[short]), "2023-03-07 09:00") == [FEBRUARI]


def test_the_year_names_months_inside_unless_they_were_filed() -> None:
    stored = {Month(2023, 2): BulanSaya("SELESAI", "BAIK", diajukan=True)}
    fakta, now = employee(keadaan=[CUTI]), moment("2023-07-07 09:00")
    found = bulan_saya.kotak_setahun(fakta, stored, tahun=2023, now=now, zone=ZONE)
    assert [(box.teks, box.keadaan) for box in found[1:5]] == [
        ("Baik", ""),
        ("tidak wajib", "Cuti melahirkan"),
        ("tidak wajib", "Cuti melahirkan"),
        ("tidak mengisi", ""),
    ]


def test_what_came_too_late_is_told_to_the_rater_too() -> None:
    fakta = Fakta(pegawai_id=1, is_penilai=True)
    fakta.menunggu = [Menunggu(FEBRUARI, 2, 9, "BELUM"), Menunggu(FEBRUARI, 3, 9, "PENILAIAN_PERILAKU")]

    def late(at: str) -> list[int]:
        tasks = tugas_nilai.tugas_tidak_dinilai(fakta, now=moment(at), zone=ZONE)
        return [task.jumlah for task in tasks]

    assert late("2023-03-12 23:59:59") == []
    assert late("2023-03-13 00:00") == late("2026-03-13 00:00") == [2]
    fakta.menunggu = [replace(row, tuntas=True) for row in fakta.menunggu]
    assert late("2023-03-13 00:00") == [], "the year is rated"


TUNTAS = replace(skp("SELESAI", versi=1, akhir=date(2023, 12, 31)), aktif=False)


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        ([], [2026]),
        ([TUNTAS], [2024, 2025, 2026]),
        ([replace(TUNTAS, status="PENILAIAN_AKHIR")], [2023, 2024, 2025, 2026]),
        ([replace(TUNTAS, akhir=date(2023, 6, 30))], [2023, 2024, 2025, 2026]),
        ([TUNTAS, BARU], [2023, 2024, 2025, 2026]),
        ([TUNTAS, replace(TUNTAS, tahun=2024), replace(TUNTAS, tahun=2026)], [2025]),
    ],
)
def test_a_year_is_open_until_it_is_rated_to_its_end(rows: list[KeadaanSkp], years: list[int]) -> None:
    assert terbuka.tahun_terbuka(rows, today=date(2026, 2, 1), terdaftar=date(2022, 5, 1)) == years


def test_years_before_the_account_are_open_only_with_an_skp() -> None:
    rows, since = (
        [replace(BARU, tahun=2020, aktif=False), replace(skp("KONSEP"), tahun=2021)],
        date(2023, 5, 1),
    )
    assert terbuka.tahun_terbuka(rows, today=date(2024, 2, 1), terdaftar=since) == [2021, 2023, 2024]


@pytest.mark.parametrize(
    ("at", "periode", "words"),
    [
        ("2023-04-10 23:59:59", SETAHUN, "Agar Maret 2023 dilaporkan dengan SKP ini"),
        ("2023-04-10 23:59:59", SETAHUN, "pukul 23:59; bila tidak, bulan itu dilaporkan dengan SKP sebelum"),
        ("2023-04-10 23:59:59", [], "10 April 2023 pukul 23:59; bila tidak, bulan itu tidak dapat diisi."),
        ("2023-04-11 00:00:00", [], "Agar April 2023"),
        ("2024-01-11 00:00:00", [], "hanya dapat diisi dengan dispensasi"),
    ],
)
def test_an_skp_not_approved_says_until_when_it_must_be(at: str, periode: list[Periode], words: str) -> None:
    fakta = employee()
    fakta.periode = periode
    row = skp("PENILAIAN", awal=date(2023, 3, 6), akhir=date(2023, 12, 31))
    assert words in tenggat.dengan_tenggat(fakta, row, now=moment(at), zone=ZONE).tenggat
    approved = replace(row, versi=1)
    assert tenggat.dengan_tenggat(fakta, approved, now=moment(at), zone=ZONE) == approved


def test_who_is_away_is_not_in_service() -> None:
    fakta = employee(keadaan=[CUTI])
    assert not rules.sedang_bertugas(fakta, date(2023, 4, 30))
    assert rules.sedang_bertugas(fakta, date(2023, 5, 1))


@pytest.mark.parametrize(
    ("at", "since", "words"),
    [
        (date(2023, 3, 7), date(2023, 2, 28), "Periode SKP berakhir 28 Februari 2023."),
        (date(2023, 2, 28), date(2023, 2, 1), "Dapat diisi sejak 1 Februari 2023. Periode SKP berakhir"),
    ],
)
def test_a_year_waits_since_its_period_ended_or_since_it_may_be_reported(
    at: date, since: date, words: str
) -> None:
    ended = rules.Akhir(1, 2023, "DISETUJUI", date(2023, 2, 28), date(2023, 2, 28))
    (task,) = tugas_skp.tugas_akhir([ended], {}, today=at)
    assert task.sejak == since
    assert task.keterangan.startswith(words)


@pytest.mark.parametrize(("tuntas", "told"), [(False, ["Realisasi Januari 2023 belum dinilai"]), (True, [])])
def test_a_month_of_an_skp_that_is_selesai_is_waited_for_no_more(told: list[str], *, tuntas: bool) -> None:
    """Also while another SKP of the year is open: the SKP that holds the month decides."""
    now = moment("2023-06-20 09:00")
    row = BulanSaya("PENILAIAN_HASIL_KERJA", diajukan=True, penilai="Ratna", tuntas=tuntas)
    month = Month(2023, 1)
    stand = {month: bulan_saya.kedudukan_saya(employee(), row, month, now=now, zone=ZONE)}
    found = bulan_saya.ditunggu_bulan(stand, {month: row}, terbuka=[month], zone=ZONE)
    assert [task.judul for task in found] == told


@pytest.mark.parametrize("akhir", [date(2023, 1, 31), date(2023, 2, 5)])
def test_a_month_missed_under_the_new_skp_is_told_although_the_old_one_is_selesai(akhir: date) -> None:
    """Both meet February where the old one ends on the 5th; the newer one owns it (domain.md §4.3)."""
    seen, now = moment("2023-01-04 09:00"), moment("2023-06-20 09:00")
    fakta = employee()
    fakta.periode = [
        Periode(date(2023, 1, 1), akhir, seen, "BAIK"),
        Periode(date(2023, 2, 1) if akhir.month == 1 else date(2023, 2, 6), date(2023, 12, 31), seen),
    ]
    months = [Month(2023, 1), FEBRUARI]
    rated = terbuka.bulan_dinilai(months, terbuka=[2023], periode=fakta.periode)
    stand = {
        month: bulan_saya.kedudukan_saya(fakta, BulanSaya(), month, now=now, zone=ZONE)
        for month in months
        if month not in rated
    }
    found = bulan_saya.tugas_lewat(stand, [2023])
    assert [task.judul for task in found] == ["Tidak mengisi: Februari 2023"]
