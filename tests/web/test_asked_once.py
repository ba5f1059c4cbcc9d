"""What is unusual is asked once, with what follows, and then accepted; without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.skp.models import Skp
from sikinerja.skp.rules.periode import pertanyaan, sela
from tests.builders import skp as build
from tests.builders.kepegawaian import post
from tests.cast import Cast
from tests.web.asked import asked_well

Login = Callable[[Pegawai], Client]
D = date


def answer(page: str) -> str:
    """The answer that the page carries."""
    asked_well(page)
    found = re.search(r'name="yakin" value="(\w*)"', page)
    assert found is not None
    return found[1]


def kepala(cast: Cast, awal: str, akhir: str, **more: str) -> dict[str, str]:
    head = {"riwayat": str(cast.riwayat.pk), "tahun": "2023", "model": "JAJF"}
    return {**head, "periode_awal": awal, "periode_akhir": akhir, **more}


@pytest.mark.parametrize(
    ("awal", "akhir", "words"),
    [
        ("2023-12-20", "2023-12-31", ["hanya berlaku 12 hari", "1 Januari 2023 s.d. 19 Desember 2023"]),
        ("2023-02-01", "2023-12-31", ["1 Januari 2023 s.d. 31 Januari 2023"]),
        ("2023-01-01", "2023-06-30", ["1 Juli 2023 s.d. 31 Desember 2023"]),
    ],
)
def test_a_gap_in_the_year_is_asked_once(
    cast: Cast, login: Login, awal: str, akhir: str, words: list[str]
) -> None:
    client, data = login(cast.pegawai), kepala(cast, awal, akhir)
    first = client.post("/skp/tambah/", data)
    page = first.content.decode()
    assert first.status_code == 422
    assert not Skp.objects.exists()
    assert all(word in page for word in words)
    assert "Ya, simpan" in page

    assert client.post("/skp/tambah/", {**data, "yakin": answer(page)}).status_code == 303
    assert Skp.objects.get().periode_awal.isoformat() == awal


def test_an_answer_holds_for_what_was_asked_only(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    page = client.post("/skp/tambah/", kepala(cast, "2023-02-01", "2023-12-31")).content.decode()
    other = kepala(cast, "2023-03-01", "2023-12-31", yakin=answer(page))
    assert client.post("/skp/tambah/", other).status_code == 422


def test_an_ordinary_year_is_not_asked_about(cast: Cast, login: Login) -> None:
    assert (
        login(cast.pegawai).post("/skp/tambah/", kepala(cast, "2023-01-01", "2023-12-31")).status_code == 303
    )


def test_changing_a_periode_asks_too(cast: Cast, login: Login) -> None:
    skp = build.konsep(cast.riwayat)
    client, data = login(cast.pegawai), kepala(cast, "2023-01-01", "2023-01-05")
    page = client.post(f"/skp/{skp.pk}/ubah/", data)
    assert page.status_code == 422
    assert (
        client.post(f"/skp/{skp.pk}/ubah/", {**data, "yakin": answer(page.content.decode())}).status_code
        == 303
    )


def test_what_is_wrong_is_said_before_anything_is_asked(cast: Cast, login: Login) -> None:
    page = login(cast.pegawai).post("/skp/tambah/", kepala(cast, "2023-06-01", "2023-05-01")).content.decode()
    assert "Periode akhir tidak boleh sebelum periode awal." in page
    assert "Periksa dahulu." not in page


def test_the_only_active_jabatan_is_not_switched_off_unasked(cast: Cast, login: Login) -> None:
    client, url = login(cast.pegawai), f"/riwayat-jabatan/{cast.riwayat.pk}/edit/"
    data = post(cast.riwayat, aktif="0")
    page = client.post(url, data)
    assert page.status_code == 200
    assert "tidak ada jabatan yang aktif" in page.content.decode()
    assert RiwayatJabatan.objects.get(pk=cast.riwayat.pk).aktif

    assert client.post(url, {**data, "yakin": answer(page.content.decode())}).status_code == 303
    assert not RiwayatJabatan.objects.get(pk=cast.riwayat.pk).aktif


@pytest.mark.parametrize(
    ("terisi", "gaps"),
    [
        ([(D(2023, 1, 1), D(2023, 12, 31))], []),
        ([], [(D(2023, 1, 1), D(2023, 12, 31))]),
        ([(D(2023, 1, 1), D(2023, 2, 5)), (D(2023, 2, 6), D(2023, 12, 31))], []),
        (
            [(D(2023, 2, 10), D(2023, 12, 31)), (D(2023, 1, 1), D(2023, 1, 31))],
            [(D(2023, 2, 1), D(2023, 2, 9))],
        ),
    ],
)
def test_gaps_are_the_days_that_no_period_holds(
    terisi: list[tuple[date, date]], gaps: list[tuple[date, date]]
) -> None:
    assert sela(D(2023, 1, 1), D(2023, 12, 31), terisi) == gaps


def test_who_begins_within_the_year_has_no_gap_before() -> None:
    year = {"awal": D(2023, 3, 15), "akhir": D(2023, 12, 31)}
    served = {"bertugas_sejak": D(2023, 3, 15)}
    assert pertanyaan(**year, **served, lain=[], wajib_mulai=D(2023, 3, 15)) == []
    assert len(pertanyaan(**year, **served, lain=[], wajib_mulai=D(2023, 1, 1))) == 1


def test_a_periode_from_before_the_first_day_of_service_is_asked_about() -> None:
    year = {"awal": D(2023, 1, 1), "akhir": D(2023, 12, 31), "wajib_mulai": D(2023, 1, 1)}
    (asked,) = pertanyaan(**year, lain=[], bertugas_sejak=D(2023, 2, 1))
    assert asked.startswith("Tercatat bertugas sejak 1 Februari 2023 (TMT pertama), sedangkan SKP ini mulai")
    assert pertanyaan(**year, lain=[], bertugas_sejak=D(2023, 1, 1)) == []
