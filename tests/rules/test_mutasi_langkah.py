"""The steps of a mutasi as they stand at a moment (BAB VII, F7.3), without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import jendela_bulan
from sikinerja.mutasi.rules.fakta import BulanBaru, FaktaMutasi, Langkah, SkpMutasi
from sikinerja.mutasi.rules.langkah import berikut, langkah
from sikinerja.mutasi.rules.perpindahan import perpindahan
from tests.moments import ZONE, moment

LAMA = SkpMutasi(1, "DISETUJUI", disetujui=True, dipotong=True)
BARU = SkpMutasi(2, "KONSEP", disetujui=False)


def fakta(hari: date, at: str, **change: object) -> FaktaMutasi:
    p = perpindahan(hari)
    base = FaktaMutasi(
        p=p, now=moment(at), zone=ZONE, jendela=jendela_bulan(p.bulan_lapor, (), (), ZONE), sudah_lapor=False,
        ada_skp_lapor=True, belum_dinilai=0, bawahan_lama=0, calon_bawahan=0, bawahan_baru=0, lama=LAMA,
        baru=BARU, riwayat_baru_id=9, mutasi_id=7,
        bulan_baru=BulanBaru(jendela_bulan(p.bulan_baru, (), (), ZONE), "Sampai nanti.", is_lama=True),
    )  # fmt: skip
    return replace(base, **change)  # type: ignore[arg-type]


def states(f: FaktaMutasi) -> list[str]:
    return [step.keadaan.value for step in langkah(f)]


def step(f: FaktaMutasi, words: str) -> Langkah:
    (found,) = [one for one in langkah(f) if words in one.judul]
    return found


def test_kasus_1_on_the_day_after() -> None:
    assert states(fakta(date(2023, 2, 5), "2023-02-06 09:00")) == [
        "KERJAKAN",  # the realisasi of January
        "TIDAK_PERLU",  # nobody to rate
        "SELESAI",  # riwayat
        "KERJAKAN",  # realisasi akhir of the old SKP
        "SELESAI",  # the new SKP is there
        "KERJAKAN",  # its plan
        "NANTI",  # its first month, which it takes if it is approved in time
        "NANTI",  # activities, once approved
        "TIDAK_PERLU",
    ]


def test_kasus_2_begins_with_the_activities() -> None:
    steps = langkah(fakta(date(2023, 2, 20), "2023-02-20 09:00"))
    assert [s.keadaan.value for s in steps[:3]] == ["KERJAKAN", "NANTI", "NANTI"]
    assert "sampai tanggal 20 Februari 2023" in steps[0].judul
    assert "tanggal 21–28 Februari 2023" in steps[1].judul
    assert "realisasi Februari 2023" in steps[2].judul


@pytest.mark.parametrize(
    ("hari", "words"),
    [
        (date(2023, 2, 27), "tanggal 28 Februari"),
        (date(2023, 2, 28), ""),
        (date(2024, 2, 20), "21–29 Februari"),
    ],
)
def test_the_days_that_are_left_of_the_month(hari: date, words: str) -> None:
    titles = [s.judul for s in langkah(fakta(hari, f"{hari} 09:00")) if "di tempat baru" in s.judul]
    assert (words in titles[0]) if words else titles == []


def test_the_last_month_passes_through_its_window() -> None:
    base = fakta(date(2023, 2, 20), "2023-02-25 09:00")
    found = [
        step(replace(base, now=moment(at)), "ajukan realisasi Februari").keadaan.value
        for at in ("2023-02-28 23:59", "2023-03-01 00:00", "2023-03-10 23:59", "2023-03-11 00:00")
    ]
    assert found[:3] == ["NANTI", "KERJAKAN", "KERJAKAN"]
    assert found[3] == "TERLEWAT"
    assert step(replace(base, sudah_lapor=True), "ajukan realisasi Februari").beres


@pytest.mark.parametrize(
    ("status", "disetujui", "keadaan", "words"),
    [
        ("DISETUJUI", True, "KERJAKAN", "Isi realisasi akhir"),
        ("REVISI", True, "KERJAKAN", "Revisi SKP itu belum selesai"),
        ("KONSEP", True, "KERJAKAN", "Revisi SKP itu belum selesai"),
        ("PENILAIAN", False, "MENUNGGU", "SKP baru tidak perlu menunggunya"),
        ("PENILAIAN_AKHIR", True, "SELESAI", "sudah diajukan"),
        ("SELESAI", True, "SELESAI", "sudah diajukan"),
    ],
)
def test_the_old_skp(status: str, keadaan: str, words: str, *, disetujui: bool) -> None:
    lama = SkpMutasi(1, status, disetujui=disetujui, dipotong=True)
    found = step(fakta(date(2023, 2, 5), "2023-02-06 09:00", lama=lama), "Selesaikan SKP")
    assert found.keadaan.value == keadaan
    assert words in found.keterangan


def test_an_old_skp_that_was_complete_asks_nothing() -> None:
    lama = replace(LAMA, dipotong=False)
    assert not [
        s for s in langkah(fakta(date(2023, 1, 1), "2023-01-02 09:00", lama=lama)) if "Selesaikan" in s.judul
    ]


@pytest.mark.parametrize(
    ("baru", "plan", "work"),
    [
        (None, "NANTI", "NANTI"),
        (BARU, "KERJAKAN", "NANTI"),
        (SkpMutasi(2, "PENILAIAN", disetujui=False), "MENUNGGU", "NANTI"),
        (SkpMutasi(2, "DISETUJUI", disetujui=True), "SELESAI", "SELESAI"),
    ],
)
def test_the_new_skp(baru: SkpMutasi | None, plan: str, work: str) -> None:
    f = fakta(date(2023, 2, 5), "2023-02-10 09:00", baru=baru)
    assert step(f, "Isi Rencana Hasil Kerja").keadaan.value == plan
    assert step(f, "aktivitas harian mulai").keadaan.value == work
    assert step(f, "Buat SKP baru").tombol == ("" if baru else "Buat SKP")


def test_a_rater_rates_first_then_waits_for_the_subordinates() -> None:
    f = fakta(date(2023, 2, 5), "2023-02-06 09:00", belum_dinilai=3, bawahan_lama=5)
    assert step(f, "Nilai realisasi Januari").keadaan.value == "KERJAKAN"
    later = replace(f, belum_dinilai=0, now=moment("2023-02-20 09:00"))
    assert step(later, "Nilai realisasi Januari").keadaan.value == "MENUNGGU"
    assert step(replace(f, calon_bawahan=2), "Bawahan pada jabatan baru").keadaan.value == "MENUNGGU"
    assert step(replace(f, bawahan_baru=2), "Bawahan pada jabatan baru").keadaan.value == "SELESAI"


@pytest.mark.parametrize(
    ("lama", "baru", "words"),
    [
        (LAMA, BARU, "pertama ajukan realisasi akhir SKP jabatan lama; sesudah itu SKP yang baru"),
        (replace(LAMA, status="REVISI"), BARU, "pertama selesaikan atau batalkan revisi SKP jabatan lama"),
        (replace(LAMA, status="PENILAIAN_AKHIR"), BARU, "lengkapi SKP jabatan yang baru, lalu ajukan."),
        (replace(LAMA, disetujui=False), None, "buat SKP jabatan yang baru, lalu ajukan."),
        (None, replace(BARU, status="PENILAIAN"), "SKP jabatan yang baru menunggu persetujuan"),
    ],
)
def test_the_dashboard_names_the_next_step(
    lama: SkpMutasi | None, baru: SkpMutasi | None, words: str
) -> None:
    assert berikut(lama, baru).startswith(words)


MARET = BulanBaru(jendela_bulan(Month(2023, 3), (), (), ZONE), "Sampai 10 April.", is_lama=True)


@pytest.mark.parametrize(
    ("at", "change", "keadaan", "words", "tombol"),
    [
        ("2023-03-07 09:00", {}, "NANTI", "Sampai 10 April.", ""),
        ("2023-04-03 09:00", {}, "MENUNGGU", "tidak dapat pindah ke SKP lain", "Isi dengan SKP lama"),
        ("2023-04-03 09:00", {"bulan_baru": replace(MARET, is_lama=False)}, "NANTI", "Sampai 10 April.", ""),
        (
            "2023-04-12 09:00",
            {"bulan_baru": replace(MARET, didahului=[Month(2023, 3)])},
            "NANTI",
            "Maret 2023 sudah diajukan dengan SKP jabatan sebelumnya. Sampai",
            "",
        ),
        ("2024-02-01 09:00", {"bulan_baru": None}, "TERLEWAT", "sudah berakhir", ""),
        ("2023-04-03 09:00", {"baru": replace(BARU, disetujui=True)}, "SELESAI", "sudah disetujui", ""),
    ],
)
def test_the_running_month_says_with_which_skp(
    at: str, change: dict[str, object], keadaan: str, words: str, tombol: str
) -> None:
    f = fakta(date(2023, 3, 6), at, **{"bulan_baru": MARET} | change)
    found = step(f, "Laporkan bulan mulai Maret 2023 dengan SKP baru")
    assert (found.keadaan.value, found.tombol) == (keadaan, tombol)
    assert words in found.keterangan
