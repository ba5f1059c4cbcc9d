"""The type-aheads: what they find, in which order, and what they make of nonsense (F2.3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Jabatan, Pegawai, UnitKerja
from tests.cast import Cast, person, tenure

Login = Callable[[Pegawai], Client]


def cari(client: Client, what: str, **query: object) -> list[dict[str, object]]:
    answer = client.get(f"/riwayat-jabatan/cari/{what}/", query)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    found: list[dict[str, object]] = answer.json()
    return found


def words(rows: list[dict[str, object]]) -> list[object]:
    return [row["teks"] for row in rows]


def test_positions_of_the_chosen_jenis_by_every_word(cast: Cast, login: Login) -> None:
    for name in ("Pranata Komputer Ahli Madya", "Pranata Laboratorium", "Ahli Pranata Komputer"):
        Jabatan.objects.create(nama=name, jenis="FUNGSIONAL")
    client = login(cast.pegawai)

    found = cari(client, "jabatan", q="pranata komp", jenis_jabatan="FUNGSIONAL")

    assert words(found) == [
        "Pranata Komputer Ahli Madya",
        "Pranata Komputer Ahli Pertama",
        "Ahli Pranata Komputer",
    ]
    assert found[1] == {
        "id": cast.jabatan_staf.pk,
        "teks": "Pranata Komputer Ahli Pertama",
        "sub": "Kelas jabatan 8",
    }
    assert cari(client, "jabatan", q="pranata", jenis_jabatan="STRUKTURAL") == []


def test_units_of_the_chosen_pd_only(cast: Cast, login: Login) -> None:
    UnitKerja.objects.create(perangkat_daerah=cast.badan, nama="UPTD Pelatihan", jenis="UPTD")
    client = login(cast.pegawai)

    assert words(cari(client, "unit-kerja", q="bidang", perangkat_daerah=cast.badan.pk)) == [
        "Bidang Pengembangan"
    ]
    assert cari(client, "unit-kerja", q="uptd", perangkat_daerah=cast.badan.pk)[0]["sub"] == "UPTD"
    assert len(cari(client, "unit-kerja", q="", perangkat_daerah=cast.badan.pk)) == 3
    assert cari(client, "unit-kerja", q="bidang") == []


@pytest.mark.parametrize("q", ["ratna", "RATNA pen", "penilai ratna", "Ratna Penilai Contoh, SH"])
def test_a_penilai_by_name(cast: Cast, login: Login, q: str) -> None:
    found = cari(login(cast.pegawai), "penilai", q=q)

    assert words(found) == ["Ratna Penilai Contoh, SH"]
    assert "Kepala Bidang Pengembangan · Badan Contoh Daerah" in str(found[0]["sub"])


@pytest.mark.parametrize(
    "q", ["19900417", "19900417 201502 1", "199004172015021003", " 19900417 201502 1 003 "]
)
def test_a_penilai_by_number_spaced_or_not(cast: Cast, login: Login, q: str) -> None:
    assert words(cari(login(cast.rekan), "penilai", q=q)) == ["Yohanes Pegawai Contoh, S.Kom"]


def test_who_has_no_number_is_found_by_name_and_the_inactive_not_at_all(cast: Cast, login: Login) -> None:
    cast.rekan.akun.aktif = False
    cast.rekan.akun.save()
    client = login(cast.pegawai)

    assert words(cari(client, "penilai", q="gubernur")) == ["Gubernur Contoh"]
    assert cari(client, "penilai", q="agus") == []


def test_at_most_ten_and_nothing_for_one_letter(cast: Cast, login: Login) -> None:
    for n in range(12):
        one = person(f"Banyak Orang {n}")
        tenure(one, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
    client = login(cast.pegawai)

    assert len(cari(client, "penilai", q="banyak")) == 10
    assert cari(client, "penilai", q="b") == []


@pytest.mark.parametrize("q", ["%", "_", "\\", "'", "a\0b", "x" * 5000, "٣٤٥", "a b c d e f g h i j k"])
def test_nonsense_finds_nothing_and_breaks_nothing(cast: Cast, login: Login, q: str) -> None:
    client = login(cast.pegawai)

    assert cari(client, "penilai", q=q) == []
    assert cari(client, "jabatan", q=q, jenis_jabatan="x") == []
    assert cari(client, "unit-kerja", q=q, perangkat_daerah="9" * 30) == []


def test_the_own_office_comes_first_and_there_who_rates(cast: Cast, login: Login) -> None:
    """Six of one name: on a phone the only likely one stood below the fold."""
    unit = UnitKerja.objects.get(perangkat_daerah=cast.dinas, jenis="BIDANG")
    for n in range(3):
        tenure(person(f"Lambertus Asing {n}"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)
    near = person("Lambertus Rekan")
    tenure(near, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
    rater = person("Tokan Lambertus")
    tenure(rater, jabatan=cast.jabatan_kabid, unit=cast.bidang, penilai=cast.kepala)
    tenure(person("Bawahan Baru"), jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=rater)
    away = ["Lambertus Asing 0", "Lambertus Asing 1", "Lambertus Asing 2"]
    here = ["Tokan Lambertus", "Lambertus Rekan"]

    for who in (cast.pegawai, cast.pengelola):
        assert words(cari(login(who), "penilai", q="lambertus")) == [*here, *away]
    chosen = cari(login(cast.bkd), "penilai", q="lambertus", perangkat_daerah=cast.dinas.pk)
    assert words(chosen) == [*away, *here]


def test_a_penilai_by_jabatan_behind_those_of_that_name(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    assert words(cari(client, "penilai", q="kepala bidang")) == [cast.penilai.akun.nama]
    named = person("Bidang Kepala")
    tenure(named, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
    assert words(cari(client, "penilai", q="kepala bidang")) == ["Bidang Kepala", cast.penilai.akun.nama]


def test_visitors_are_sent_to_the_login(db: None) -> None:
    assert Client().get("/riwayat-jabatan/cari/penilai/?q=ratna").status_code == 303
