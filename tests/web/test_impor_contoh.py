"""What the templates hand out is taken back: an example row left in a file is named, skipped, no error."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from python_calamine import load_workbook

from sikinerja.core.cells import text_of
from sikinerja.impor.models import Impor
from sikinerja.integrasi.berkas.subjek import SUBJEK
from sikinerja.kepegawaian.rules.impor import TABEL
from sikinerja.worker import clock, imports
from tests.builders import berkas
from tests.builders.impor import counts, csv, rows
from tests.cast import Cast, next_nip
from tests.moments import moment

Login = Callable[..., Client]
UNGGAH = {"kehadiran": "/kelola/kehadiran/unggah/"}
SELURUHNYA = pytest.mark.parametrize("jenis", [*SUBJEK])
BENTUK = pytest.mark.parametrize("bentuk", ["xlsx", "csv"])


@pytest.fixture(autouse=True)
def _stage(cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def template(client: Client, jenis: str, bentuk: str) -> bytes:
    return b"".join(client.get(f"/kelola/impor/contoh/{jenis}/", {"bentuk": bentuk}))


def lines(client: Client, jenis: str) -> list[list[str]]:
    """The template as a person has it before them: headings, then the example row."""
    sheet = load_workbook(io.BytesIO(template(client, jenis, "xlsx"))).get_sheet_by_index(0)
    return [[text_of(cell) for cell in row] for row in sheet.to_python()]


def handed_in(client: Client, jenis: str, data: bytes, bentuk: str) -> Impor:
    """Through the page, then checked by the worker."""
    body = {"berkas": SimpleUploadedFile(f"isi.{bentuk}", data), "bulan": "2023-02", "alasan": ""}
    assert client.post(UNGGAH.get(jenis, f"/kelola/impor/baru/{jenis}/"), body).status_code == 303
    impor = Impor.objects.latest("pk")
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert impor.status == "SIAP", impor.pesan
    return impor


def written(table: list[list[str]], bentuk: str) -> bytes:
    if bentuk == "xlsx":
        return berkas.xlsx(table)
    return csv(*table[1:], judul=";".join(table[0]))


def genuine(cast: Cast, jenis: str, example: list[str]) -> list[str]:
    """The example row with what makes it somebody's: one that is new and right."""
    change = {
        "pegawai": {0: next_nip(), 2: "Nina Sungguh", 5: "", 6: ""} | dict.fromkeys(range(8, 16), ""),
        "perangkat-daerah": {0: "BARU", 1: "Badan Baru", 3: ""},
        "unit-kerja": {1: "Bidang Baru", 4: ""},
        "jabatan": {0: "Penata Baru"},
        "kehadiran": {0: cast.pegawai.nip or ""},
    }[jenis]
    return [change.get(n, cell) for n, cell in enumerate(example)]


@SELURUHNYA
@BENTUK
def test_a_template_comes_back_unchanged(cast: Cast, login: Login, jenis: str, bentuk: str) -> None:
    client = login(cast.bkd)
    impor = handed_in(client, jenis, template(client, jenis, bentuk), bentuk)
    assert counts(impor) == (0, 0, 0, 0)
    page = client.get(f"/kelola/impor/{impor.pk}/").text
    assert "Tidak ada perubahan." in page
    assert "Berkas ini hanya berisi baris contoh." in page
    assert "Baris contoh, dilewati: baris 2." in page
    assert f"/kelola/impor/{impor.pk}/terapkan/" not in page


@SELURUHNYA
@BENTUK
def test_a_row_beside_a_leftover_example_counts(cast: Cast, login: Login, jenis: str, bentuk: str) -> None:
    client = login(cast.bkd)
    head, example = lines(client, jenis)
    own = genuine(cast, jenis, example)
    impor = handed_in(client, jenis, written([head, own, example], bentuk), bentuk)
    assert counts(impor) == (1, 0, 0, 0), [row.salah for row in rows(impor)]
    page = client.get(f"/kelola/impor/{impor.pk}/").text
    assert "Baris contoh, dilewati: baris 3." in page
    assert f"/kelola/impor/{impor.pk}/terapkan/" in page


@SELURUHNYA
def test_an_edited_example_is_a_row_like_any(cast: Cast, login: Login, jenis: str) -> None:
    client = login(cast.bkd)
    head, example = lines(client, jenis)
    for n, cell in enumerate(example):
        if cell:
            edited = [*example[:n], f"{cell}9", *example[n + 1 :]]
            impor = handed_in(client, jenis, written([head, edited], "xlsx"), "xlsx")
            assert (impor.baris, impor.catatan) == (1, ""), head[n]


def test_a_day_that_a_spreadsheet_rewrote_is_still_the_example(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    head, example = lines(client, "pegawai")
    example[example.index("2021-01-03")] = "03/01/2021"
    assert counts(handed_in(client, "pegawai", written([head, example], "csv"), "csv")) == (0, 0, 0, 0)


@pytest.mark.parametrize("tabel", [*TABEL.values(), SUBJEK["kehadiran"].tabel], ids=lambda t: t.jenis)
def test_an_example_is_nobodys(tabel) -> None:  # type: ignore[no-untyped-def]
    """Or a row that somebody means would be skipped: it says that it is one, or its number is of 1900."""
    assert any("contoh" in cell.lower() or cell.startswith("19000101") for cell in tabel.contoh())
