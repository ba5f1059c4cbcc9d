"""Which SKP the month of a move belongs to is said where it is filled and rated (domain.md §4.3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, UnitKerja
from sikinerja.skp.models import Skp, VersiRhk
from tests.builders import jadwal
from tests.builders import skp as build
from tests.builders.mutasi import pindah
from tests.builders.realisasi import diajukan
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    if answer.status_code == 303:
        answer = client.get(answer["Location"])
    return " ".join(answer.content.decode().split())


@pytest.fixture
def lama(cast: Cast) -> Skp:
    """The SKP of the whole year in the old position."""
    build.disetujui(cast.riwayat_penilai, rhk=1)
    return build.disetujui(cast.riwayat, rhk=1, indikator=2, intervensi=VersiRhk.objects.first())


def test_kasus_1_while_the_new_skp_is_not_approved(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    pindah(cast, date(2023, 3, 6), at="2023-03-07 09:00")
    own = login(cast.pegawai)
    at("2023-03-07 09:00")
    step = text(own, "/mutasi/")
    assert "Agar Maret 2023 dilaporkan dengan SKP baru, SKP harus disetujui paling lambat 10 April" in step
    assert "bila tidak, bulan itu dilaporkan dengan SKP sebelumnya." in step

    at("2023-04-03 09:00")
    filling = text(own, "/realisasi-bulanan/2023/3/isi/")
    old = f"{cast.jabatan_staf.nama}, periode 1 Januari 2023 s.d. 5 Maret 2023"
    new = f"{cast.jabatan_kabid.nama}, periode 6 Maret 2023 s.d. 31 Desember 2023"
    assert f"Maret 2023 dilaporkan dengan SKP {old} dan dinilai {cast.penilai.akun.nama}." in filling
    assert f"dilaporkan dengan SKP {new}, SKP harus disetujui paling lambat 10 April 2023" in filling
    assert "tidak dapat pindah ke SKP lain" in filling
    assert "Isi dengan SKP lama" in text(own, "/mutasi/")

    lama.refresh_from_db()
    row = diajukan(lama, month=Month(2023, 3), at="2023-04-03 09:30")
    page = text(own, "/realisasi-bulanan/2023/3/")
    assert f"Maret 2023 dilaporkan dengan SKP {old}. SKP itu berakhir karena mutasi." in page
    assert "harus disetujui" not in page
    rated = text(login(cast.penilai), f"/penilaian/realisasi-bulanan/{row.pk}/hasil-kerja/")
    assert f"Maret 2023 dilaporkan dengan SKP {old}." in rated
    # the next month is the new SKP's alone
    assert "Maret 2023 sudah diajukan dengan SKP jabatan sebelumnya. Agar April 2023" in text(own, "/mutasi/")
    at("2023-05-02 09:00")
    april = text(own, "/realisasi-bulanan/2023/4/isi/")
    assert "paling lambat 10 Mei 2023 pukul 23:59; bila tidak, bulan itu tidak dapat diisi." in april


def test_the_deadline_is_that_of_the_new_perangkat_daerah(
    cast: Cast, login: Login, at: At, lama: Skp, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    unit, _ = UnitKerja.objects.get_or_create(perangkat_daerah=cast.dinas, nama="Bidang Gizi")
    pindah(
        cast, date(2023, 3, 6), at="2023-03-07 09:00",
        perangkat_daerah_id=cast.dinas.pk, unit_kerja_id=unit.pk,
    )  # fmt: skip
    jadwal.khusus(cast, pd=cast.dinas, bulan=3, mulai="2023-04-01", isi="2023-04-14", nilai="2023-04-16")
    at("2023-04-03 09:00")
    own = login(cast.pegawai)
    with django_assert_max_num_queries(12):
        assert "paling lambat 14 April 2023" in text(own, "/realisasi-bulanan/2023/3/isi/")


def test_an_ordinary_month_says_nothing(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    at("2023-03-07 09:00")
    assert "dilaporkan dengan SKP" not in text(login(cast.pegawai), "/realisasi-bulanan/2023/2/isi/")


def test_kasus_2_names_the_old_skp(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    """It holds the whole month, and yet who has moved asks."""
    pindah(cast, date(2023, 2, 20), at="2023-02-22 09:00")
    at("2023-03-02 09:00")
    own = login(cast.pegawai)
    assert "Februari 2023 dilaporkan dengan SKP" in text(own, "/realisasi-bulanan/2023/2/isi/")
    assert "bila tidak, bulan itu tidak dapat diisi" in text(own, "/mutasi/")


def test_who_approves_the_new_skp_reads_until_when(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    pindah(cast, date(2023, 3, 6), at="2023-03-07 09:00")
    baru = Skp.objects.exclude(pk=lama.pk).get(pegawai=cast.pegawai)
    build.step(baru, "ajukan", "PENILAIAN", cast.pegawai, "2023-03-20 09:00")
    at("2023-03-21 09:00")
    page = text(login(cast.kepala), f"/penilaian/skp/{baru.pk}/")
    assert "Agar Maret 2023 dilaporkan dengan SKP ini, SKP harus disetujui paling lambat 10 April" in page
    assert "dilaporkan dengan SKP sebelumnya." in page
