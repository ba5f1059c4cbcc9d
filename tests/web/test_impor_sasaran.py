"""A file's pages, its question and its notice name what it is written to, and whose number each row is."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from python_calamine import load_workbook

from sikinerja.impor.models import Impor
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock, imports
from tests.builders.impor import baris, csv
from tests.cast import Cast
from tests.moments import moment

Login = Callable[..., Client]
JUDUL = "NIP;Hari kerja;Hadir;Terlambat;Pulang cepat;Alpa;Izin/cuti;Nilai"
UNGGAH = {"kehadiran": "/kelola/kehadiran/unggah/", "pegawai": "/kelola/impor/baru/pegawai/"}


@pytest.fixture(autouse=True)
def _stage(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def checked(client: Client, jenis: str, data: bytes) -> Impor:
    """Handed in; its page was left before the worker had checked it."""
    body = {"bulan": "2023-02", "alasan": "", "berkas": SimpleUploadedFile("b8.csv", data)}
    assert client.post(UNGGAH[jenis], body).status_code == 303
    impor = Impor.objects.latest("pk")
    Impor.objects.update(dilihat_pada=impor.dibuat_pada - timedelta(minutes=5))
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    return impor


def hadir(*rows: str) -> bytes:
    return "\n".join([JUDUL, *rows]).encode()


@pytest.mark.parametrize(
    ("jenis", "sasaran"), [("kehadiran", "Kehadiran Februari 2023"), ("pegawai", "Pegawai")]
)
def test_every_page_of_a_file_names_what_it_is_written_to(
    cast: Cast, login: Login, jenis: str, sasaran: str
) -> None:
    client = login(cast.bkd)
    data = hadir(f"{cast.pegawai.nip};20;19;0;0;0;1;98") if jenis == "kehadiran" else csv(baris(cast))
    impor = checked(client, jenis, data)
    there = f"/kelola/impor/{impor.pk}/"
    assert f"<h1>Import {sasaran}</h1>" in client.get(there).text
    assert f"ke <b>{sasaran}</b>" in client.get(there).text
    assert f"Terapkan ke {sasaran}?" in client.get(f"{there}terapkan/").text
    assert f"ke <b>{sasaran}</b>" in client.get(f"{there}terapkan/").text
    assert f"Batalkan import {sasaran}?" in client.get(f"{there}batalkan/").text
    assert f"untuk <b>{sasaran}</b>" in client.get(f"{there}periksa-ulang/").text
    assert f">{sasaran}</td>" in client.get("/kelola/impor/").text
    told = Pemberitahuan.objects.latest("pk").judul
    assert told.startswith(f"Pemeriksaan {sasaran} (b8.csv) selesai: 1 baris akan diterapkan"), told


def test_a_refused_file_is_named_under_the_bell(cast: Cast, login: Login) -> None:
    impor = checked(login(cast.bkd), "kehadiran", b"Judul;Lain\n1;2\n")
    assert impor.status == "DITOLAK"
    assert Pemberitahuan.objects.latest("pk").judul.startswith(
        "Pekerjaan gagal: import Kehadiran Februari 2023 (b8.csv)."
    )


def test_a_row_shows_whose_number_it_is(cast: Cast, login: Login) -> None:
    """A file without a name, its numbers slid by one row: only the names tell."""
    client = login(cast.bkd)
    good = f"{cast.pegawai.nip};20;19;0;0;0;1;98"
    wrong, asked = f"{cast.rekan.nip};20;19;0;0;0;1;101", f"{cast.penilai.nip};20;0;0;0;20;0;100"
    impor = checked(client, "kehadiran", hadir(good, wrong, asked, "199999999999999999;20;19;0;0;0;1;98"))
    for view, person in (("baru", cast.pegawai), ("salah", cast.rekan), ("ragu", cast.penilai)):
        page = client.get(f"/kelola/impor/{impor.pk}/?tampilan={view}").text
        assert f"{person.nip}<br>{person.akun.nama}<br>" in page, view
    answer = client.get(f"/kelola/impor/{impor.pk}/unduh/", {"tampilan": "semua"})
    rows = load_workbook(io.BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()
    at = rows[0].index("Pemilik NIP menurut data")
    names = [person.akun.nama for person in (cast.pegawai, cast.rekan, cast.penilai)]
    assert [row[at] for row in rows[1:]] == [*names, ""]


def test_whom_a_pengelola_may_not_see_is_not_named(cast: Cast, login: Login) -> None:
    client = login(cast.pengelola)
    impor = checked(client, "pegawai", csv(baris(cast, cast.orang_lain.nip, "Nama Samaran")))
    assert cast.orang_lain.akun.nama not in client.get(f"/kelola/impor/{impor.pk}/?tampilan=semua").text
