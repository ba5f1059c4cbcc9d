"""A keadaan khusus over days on which somebody was at work is asked about once, before it is saved (H9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from tests.builders import realisasi, skp, tpp
from tests.builders.aktivitas import aktivitas
from tests.builders.kehadiran import kehadiran
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db
TAMBAH = "/kelola/keadaan-khusus/tambah/"


def filled(cast: Cast, mulai: str, selesai: str = "", jenis: str = "CLTN") -> dict[str, Any]:
    return {
        "terkelola": cast.pegawai.pk, "jenis": jenis, "tanggal_mulai": mulai, "tanggal_selesai": selesai,
        "dasar": "SK 2",
    }  # fmt: skip


def at_work(cast: Cast) -> None:
    """January rated, February attended and drafted, one activity in each."""
    tpp.berlaku(cuti_sakit=60)
    plan = skp.disetujui(cast.riwayat)
    realisasi.selesai(plan, month=Month(2023, 1))
    realisasi.belum(plan)
    kehadiran(cast.pegawai, hadir=20, izin_cuti=0)
    for tanggal in (date(2023, 1, 30), date(2023, 2, 27)):
        aktivitas(plan, tanggal=tanggal)


def questions(html: str) -> list[str]:
    found = re.search(r'(?s)aria-label="Periksa dahulu">.*?<ul>(.*?)</ul>', html)
    return [unescape(row) for row in re.findall(r"<li>(.*?)</li>", found[1])] if found else []


def test_what_contradicts_it_and_what_follows_is_asked_once(cast: Cast, login: Login) -> None:
    at_work(cast)
    client, data = login(cast.pengelola), filled(cast, "2022-02-01", "2023-02-28")
    html = client.post(TAMBAH, data).text
    assert not KeadaanKhusus.objects.exists()
    far, work, after = questions(html)
    assert far == "Mulai 1 Februari 2022: 399 hari yang lalu."
    assert work == (
        f"Pada masa itu {cast.pegawai.akun.nama} tercatat bekerja: hadir 20 dari 20 hari kerja Februari "
        "2023; realisasi Januari 2023 sudah dinilai; 2 aktivitas. Apakah orang dan tanggalnya benar?"
    )
    assert after == (
        "Akibatnya Februari 2022 sampai Februari 2023 (13 bulan) tidak wajib diisi, dan TPP menjadi 0 % "
        "(Februari 2023)."
    ), "January keeps its predikat, and 2022 had no policy"
    (yakin,) = re.findall(r'name="yakin" value="(\w+)"', html)
    assert client.post(TAMBAH, data | {"yakin": yakin}).status_code == 303


@pytest.mark.parametrize(
    ("jenis", "mulai", "selesai", "asked"),
    [
        ("CUTI_SAKIT", "2023-02-01", "2023-02-28", "TPP menjadi 60 % (Februari 2023)"),
        ("CUTI_SAKIT", "2023-02-20", "2023-03-05", "tercatat bekerja: 1 aktivitas."),
        ("CUTI_SAKIT", "2023-03-06", "2023-03-31", ""),
        ("MENINGGAL", "2023-02-28", "", ""),
        ("MENINGGAL", "2023-02-20", "", "tercatat bekerja: 1 aktivitas."),
        ("CUTI_BESAR", "2023-03-06", "2023-06-05", ""),
        ("CUTI_BESAR", "2023-03-06", "2024-06-05", "lebih dari 3 bulan, padahal cuti besar tidak selama"),
        ("TUGAS_BELAJAR", "2024-08-01", "2026-07-31", "Mulai 1 Agustus 2024: masih 513 hari lagi."),
        ("CUTI_SAKIT", "2022-12-01", "2022-12-10", "Mulai 1 Desember 2022: 96 hari yang lalu."),
    ],
)
def test_only_what_is_odd_is_asked(  # noqa: PLR0917 - two are fixtures
    cast: Cast, login: Login, jenis: str, mulai: str, selesai: str, asked: str
) -> None:
    at_work(cast)
    answer = login(cast.pengelola).post(TAMBAH, filled(cast, mulai, selesai, jenis))
    assert asked in " ".join(questions(answer.text))
    assert answer.status_code == (422 if asked else 303)


def test_a_change_is_asked_about_for_what_it_adds(cast: Cast, login: Login) -> None:
    at_work(cast)
    row = keadaan_khusus(cast.pegawai, tanggal_mulai=date(2023, 2, 1), tanggal_selesai=date(2023, 3, 31))
    client, ubah = login(cast.pengelola), f"/kelola/keadaan-khusus/{row.pk}/ubah/"
    data = filled(cast, "2023-02-01", "2023-04-30", "CUTI_MELAHIRKAN")
    assert client.post(ubah, data).status_code == 303, "February was in it before"
    wider = client.post(ubah, data | {"tanggal_mulai": "2023-01-01"})
    assert "realisasi Januari 2023 sudah dinilai; 1 aktivitas" in " ".join(questions(wider.text))


def test_nothing_is_told_of_somebody_else_s_people(cast: Cast, login: Login) -> None:
    at_work(cast)
    data = filled(cast, "2022-02-01")
    answer = login(cast.pengelola_lain).post(TAMBAH, data)
    assert answer.status_code == 404
    assert "tercatat bekerja" not in answer.text
