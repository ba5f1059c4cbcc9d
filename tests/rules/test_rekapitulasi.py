"""What somebody owes, decided from plain facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi, Kelonggaran, Ketentuan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan, Keadaan
from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.rules import Fakta, Menunggu, tugas_skp
from sikinerja.rekapitulasi.rules.tugas_skp import KeadaanSkp
from tests.moments import ZONE, moment

FEBRUARI = Month(2023, 2)
SETAHUN = [(date(2023, 1, 1), date(2023, 12, 31))]


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


@pytest.mark.parametrize(
    ("keadaan", "page"),
    [
        ([], "riwayat_jabatan:salin"),
        ([KeadaanSkp(True, None, None, None)], "skp:tambah"),
        ([KeadaanSkp(True, 4, "KONSEP", 0)], "skp:detail"),
    ],
)
def test_first_things_first(keadaan: list[KeadaanSkp], page: str) -> None:
    (task,) = tugas_skp.tugas_skp(keadaan, 2023, ada_tahun_lalu=True)
    assert task.tujuan[0] == page


@pytest.mark.parametrize(("versi", "title"), [(0, "Ajukan SKP 2023"), (1, "Ajukan revisi SKP 2023")])
def test_a_revision_under_way_is_called_so(versi: int, title: str) -> None:
    (task,) = tugas_skp.tugas_skp([KeadaanSkp(True, 4, "KONSEP", 3, versi)], 2023, ada_tahun_lalu=True)
    assert task.judul == title


@pytest.mark.parametrize("status", ["PENILAIAN", "DISETUJUI", "SELESAI", "REVISI"])
def test_an_skp_with_the_penilai_or_approved_owes_nothing(status: str) -> None:
    assert tugas_skp.tugas_skp([KeadaanSkp(True, 4, status, 1)], 2023, ada_tahun_lalu=True) == []


def test_tasks_stand_in_order_of_deadline() -> None:
    late, soon, none = (
        rules.Tugas("a", "", "", ("x",), moment("2023-03-12 23:59")),
        rules.Tugas("b", "", "", ("x",), moment("2023-03-10 23:59")),
        rules.Tugas("c", "", "", ("x",)),
    )
    assert rules.urut([none, late, soon]) == [soon, late, none]


def test_days_left_are_calendar_days_in_local_time() -> None:
    batas = moment("2023-03-10 23:59:59")
    assert rules.sisa_hari(batas, moment("2023-03-07 23:59"), ZONE) == 3
    assert rules.sisa_hari(batas, moment("2023-03-10 00:01"), ZONE) == 0


def test_the_year_has_twelve_boxes_each_with_a_word() -> None:
    boxes = rules.kotak_setahun({1: ("SELESAI", "BAIK"), 2: ("PENILAIAN_PERILAKU", "")}, {3}, {})
    assert [(b.label, b.teks) for b in boxes[:4]] == [
        ("Jan", "Baik"),
        ("Feb", "dinilai"),
        ("Mar", "isi"),
        ("Apr", "–"),
    ]
    assert len(boxes) == 12


CUTI = Keadaan(JenisKeadaan.CUTI_MELAHIRKAN, date(2023, 2, 1), date(2023, 4, 30))


def test_a_month_inside_a_leave_is_not_owed() -> None:
    assert owed(employee(keadaan=[CUTI]), "2023-03-07 09:00") == []
    short = replace(CUTI, mulai=date(2023, 2, 2))
    assert owed(employee(keadaan=[short]), "2023-03-07 09:00") == [FEBRUARI]


def test_the_year_names_months_inside_unless_they_were_filed() -> None:
    free = rules.bebas(employee(keadaan=[CUTI]), 2023)
    boxes = rules.kotak_setahun({2: ("SELESAI", "BAIK")}, set(), free)

    assert [(box.teks, box.keadaan) for box in boxes[1:5]] == [
        ("Baik", ""),
        ("cuti", "Cuti melahirkan"),
        ("cuti", "Cuti melahirkan"),
        ("–", ""),
    ]


def test_who_is_away_is_not_in_service() -> None:
    fakta = employee(keadaan=[CUTI])
    assert not rules.sedang_bertugas(fakta, date(2023, 4, 30))
    assert rules.sedang_bertugas(fakta, date(2023, 5, 1))
