"""Attendance from a file: handed in, checked whole, applied, loaded again, refused (domain.md §8, F8.2)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from sikinerja.impor.models import BarisImpor, Impor
from sikinerja.kehadiran.models import Kehadiran, PemuatanKehadiran
from sikinerja.kehadiran.rules.impor import TABEL
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.worker import clock, imports
from tests.builders import kehadiran as build
from tests.cast import Cast
from tests.moments import moment

UNGGAH = "/kelola/kehadiran/unggah/"
JUDUL = "NIP;Hari kerja;Hadir;Terlambat;Pulang cepat;Alpa;Izin/cuti;Terlambat menit;Nilai"
Login = Callable[[Pegawai], Client]


@pytest.fixture(autouse=True)
def _stage(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def line(nip: str | None, nilai: str = "97,5", hadir: int = 19, alpa: int = 0) -> str:
    return f"{nip};20;{hadir};2;0;{alpa};1;35;{nilai}"


def sent(*lines: str, bulan: str = "2023-02", alasan: str = "", judul: str = JUDUL) -> dict[str, Any]:
    file = SimpleUploadedFile("kehadiran.csv", "\n".join([judul, *lines]).encode())
    return {"bulan": bulan, "alasan": alasan, "berkas": file}


def checked(client: Client, *lines: str, **change: str) -> Impor:
    """Handed in on the page and checked by the worker."""
    answer = client.post(UNGGAH, sent(*lines, **change))
    assert answer.status_code == 303, answer.content.decode()
    impor = Impor.objects.latest("pk")
    assert answer["Location"] == f"/kelola/impor/{impor.pk}/"
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    return impor


def applied(client: Client, impor: Impor) -> Impor:
    assert client.post(f"/kelola/impor/{impor.pk}/terapkan/").status_code == 303
    impor.refresh_from_db()
    imports.terapkan(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    return impor


def test_a_file_comes_in_and_the_next_one_replaces_it(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    impor = checked(client, line(cast.pegawai.nip), line(cast.rekan.nip, "80"))
    assert (impor.status, impor.baru, impor.salah) == ("SIAP", 2, 0)
    assert not Kehadiran.objects.exists()
    assert applied(client, impor).status == "SELESAI"
    kept = Kehadiran.objects.get(pegawai=cast.pegawai)
    assert (kept.nilai, kept.terlambat_menit, kept.pulang_cepat_menit, kept.sumber) == (
        Decimal("97.50"), 35, None, "BERKAS",
    )  # fmt: skip
    again = checked(client, line(cast.pegawai.nip), line(cast.rekan.nip, "85"))
    assert (again.baru, again.berubah, again.tetap) == (0, 1, 1)
    assert BarisImpor.objects.get(impor=again, status="BERUBAH").ubahan == {"nilai": ["80", "85"]}
    applied(client, again)
    assert Kehadiran.objects.get(pegawai=cast.rekan).nilai == 85
    assert Kehadiran.objects.count() == 2
    loads = PemuatanKehadiran.objects.values_list("baru", "diganti")
    assert sorted(loads) == [(0, 1), (2, 0)]
    assert "2 baru, 0 diganti" in client.get("/kelola/kehadiran/").content.decode()


def test_one_bad_row_holds_the_whole_file_and_is_told_with_its_line(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    impor = checked(
        client, line(cast.pegawai.nip), line("199999999999999999"), line(cast.rekan.nip, "101"),
        line("1,99004E+17"), line(cast.penilai.nip, hadir=20, alpa=3),
    )  # fmt: skip
    assert (impor.baru, impor.salah) == (1, 4)
    told = {row.nomor: row.salah[0] for row in BarisImpor.objects.filter(impor=impor, status="SALAH")}
    for number, column, word in (
        (3, "nip", "tidak dikenal"), (4, "nilai", "0 sampai 100"), (5, "nip", "angka"), (6, "", "melebihi"),
    ):  # fmt: skip
        assert told[number][0] == column
        assert word in told[number][1]
    answer = client.post(f"/kelola/impor/{impor.pk}/terapkan/")
    assert answer.status_code == 422
    assert "Perbaiki dahulu semua baris yang salah" in answer.content.decode()
    assert not Kehadiran.objects.exists()


def test_outside_the_days_a_reason_is_asked_for_beside_its_field(
    cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    client = login(cast.bkd)
    at("2023-03-12 09:00")
    answer = client.post(UNGGAH, sent(line(cast.pegawai.nip)))
    assert answer.status_code == 422
    assert "Di luar masa itu tuliskan alasannya" in answer.content.decode()
    assert not Impor.objects.exists()
    checked(client, line(cast.pegawai.nip), alasan="Mesin absensi rusak")


def test_a_released_month_takes_no_file_and_one_that_waited_is_refused(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    impor = checked(client, line(cast.pegawai.nip))
    build.ditutup()
    answer = client.post(UNGGAH, sent(line(cast.pegawai.nip)))
    assert answer.status_code == 422
    assert "sudah dirilis" in answer.content.decode()
    impor = applied(client, impor)
    assert impor.status == "GAGAL"
    assert "sudah dirilis" in impor.pesan
    assert not Kehadiran.objects.exists()


def test_nobody_but_bkd_hands_it_in(cast: Cast, login: Login) -> None:
    for person in (cast.pegawai, cast.kepala, cast.pengelola):
        assert login(person).post(UNGGAH, sent(line(cast.pegawai.nip))).status_code == 404


def test_a_pd_sees_its_own_people_and_who_misses(cast: Cast, login: Login) -> None:
    build.kehadiran(cast.orang_lain)
    build.kehadiran(cast.pegawai)
    page = login(cast.pengelola_lain).get("/kelola/kehadiran/").content.decode()
    assert "Dinas Contoh" in page
    assert "Badan Contoh" not in page
    assert "1 dari 3 pegawai sudah ada kehadirannya" in page
    address = f"/kelola/kehadiran/2023/2/{cast.dinas.pk}/"
    missing = login(cast.pengelola_lain).get(f"{address}?belum=1").content.decode()
    assert "Lusia Kepala Lain" in missing
    assert "Orang Lain Contoh" not in missing
    assert login(cast.pengelola).get(address).status_code == 404


def test_the_example_is_a_file_that_is_understood(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    example = b"".join(client.get("/kelola/impor/contoh/kehadiran/?bentuk=csv"))
    text = example.decode("utf-8-sig").replace(TABEL.kolom[0].contoh, cast.pegawai.nip or "")
    impor = checked(client, *text.splitlines()[1:], judul=text.splitlines()[0])
    assert (impor.status, impor.baru, impor.salah) == ("SIAP", 1, 0), impor.pesan


def test_who_is_to_be_looked_at_comes_first(cast: Cast, login: Login) -> None:
    build.kehadiran(cast.pegawai, alpa=1, izin_cuti=0)
    build.kehadiran(cast.rekan)
    html = login(cast.bkd).get(f"/kelola/kehadiran/2023/2/{cast.badan.pk}/").content.decode()
    told = ["Perlu dilihat", cast.pegawai.akun.nama, "Tanpa catatan", cast.rekan.akun.nama]
    places = [html.rindex(words) for words in told]
    assert places == sorted(places)


def test_a_name_and_a_number_of_two_people_wait_for_a_yes(cast: Cast, login: Login) -> None:
    """The number counts, but nobody is guessed: who hands the file in has looked at it (issue 9, §4)."""
    client = login(cast.bkd)
    rows = [
        f"{cast.rekan.akun.nama};{line(cast.pegawai.nip)}",
        f"AGUS R. CONTOH;{line(cast.rekan.nip)}",
        f";{line(cast.penilai.nip)}",
    ]
    impor = checked(client, *rows, judul=f"Nama Pegawai;{JUDUL}")
    assert (impor.baru, impor.ragu, impor.salah) == (3, 1, 0)
    page = client.get(f"/kelola/impor/{impor.pk}/?tampilan=ragu").content.decode()
    assert "padahal NIP ini milik Yohanes Pegawai Contoh, S.Kom" in page
    assert client.post(f"/kelola/impor/{impor.pk}/terapkan/").status_code == 422
    assert client.post(f"/kelola/impor/{impor.pk}/terapkan/", {"yakin": "on"}).status_code == 303
    impor.refresh_from_db()
    imports.terapkan(impor.pekerjaan_id or 0)
    assert Kehadiran.objects.count() == 3
    rows[0] = f"Yohanes Contoh;{line(cast.pegawai.nip, nilai='98')}"
    assert checked(client, *rows, judul=f"Nama;{JUDUL}").ragu == 0


def test_a_file_that_must_be_whole_offers_no_page_to_apply_a_part(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    impor = checked(client, line(cast.pegawai.nip), line("199912312020121001"))
    where = f"/kelola/impor/{impor.pk}/"

    answer = client.get(f"{where}terapkan/")
    assert (answer.status_code, answer["Location"]) == (303, where)
    refused = client.post(f"{where}terapkan/").content.decode()
    assert "Perbaiki dahulu semua baris yang salah" in refused
    assert "dilewati" not in refused
