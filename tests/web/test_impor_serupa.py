"""A fault that many rows share is told once; the list of faulty rows comes back through the same door."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from python_calamine import load_workbook

from sikinerja.impor.models import Impor
from sikinerja.impor.rules import Serupa
from sikinerja.worker import clock, imports
from tests.builders import berkas
from tests.builders.impor import JUDUL, baris, counts, csv
from tests.cast import Cast, next_nip
from tests.moments import moment

UNGGAH = {"kehadiran": "/kelola/kehadiran/unggah/"}


@pytest.fixture(autouse=True)
def _stage(cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def handed_in(client: Client, jenis: str, data: bytes, nama: str) -> Impor:
    """Through the page, then checked by the worker."""
    body = {"berkas": SimpleUploadedFile(nama, data), "bulan": "2023-02", "alasan": ""}
    assert client.post(UNGGAH.get(jenis, f"/kelola/impor/baru/{jenis}/"), body).status_code == 303
    impor = Impor.objects.latest("pk")
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert impor.status == "SIAP", impor.pesan
    return impor


def taken(client: Client, impor: Impor, bentuk: str) -> bytes:
    """The list of its faulty rows."""
    answer = client.get(f"/kelola/impor/{impor.pk}/unduh/", {"tampilan": "salah", "bentuk": bentuk})
    return b"".join(answer)


def test_ranges_of_rows_are_told_as_people_write_them() -> None:
    assert Serupa("nip", "x", [*range(4, 311)]).sebutan == "Baris 4–310 (307 baris)"
    assert Serupa("nip", "x", [2, 3, 7]).sebutan == "Baris 2–3, 7 (3 baris)"
    assert Serupa("", "x", [*range(2, 40, 2)]).sebutan.endswith("dan 11 rentang lagi (19 baris)")


def test_equal_faults_are_told_once_with_their_rows(cast: Cast, login: Callable[..., Client]) -> None:
    client = login(cast.bkd)
    rows = [baris(cast, jabatan="Tidak Ada"), *(baris(cast, tmt=f"{n}/4/21") for n in range(1, 6))]
    impor = handed_in(client, "pegawai", csv(*rows), "pegawai.csv")
    page = client.get(f"/kelola/impor/{impor.pk}/").text
    assert "Baris 3–7 (5 baris):" in page
    assert page.count("empat angka") == 1
    assert page.count("seperti di atas (tertulis “") == 5
    assert page.count("tidak ada jabatan Tidak Ada") == 1


BROKEN = {
    "perangkat-daerah": (
        "kode;nama;pimpinan", ["BARU1", "Badan Baru", "takada"], ["BARU1", "Badan Baru", ""],
    ),
    "unit-kerja": (
        "perangkat_daerah;nama;induk", ["BADAN", "Seksi Baru", "Tak Ada"], ["BADAN", "Seksi Baru", ""],
    ),
    "jabatan": ("nama;jenis;kelas", ["Penata Baru", "Apa", "8"], ["Penata Baru", "Jabatan Pelaksana", "8"]),
    "kehadiran": (
        ";".join(berkas.JUDUL), ["", *berkas.ANGKA[:-1], "seratus"], ["", *berkas.ANGKA[:-1], "100"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
@pytest.mark.parametrize("jenis", [*BROKEN, "pegawai"])
def test_faulty_rows_come_back_unchanged_and_mended(
    cast: Cast, login: Callable[..., Client], jenis: str, bentuk: str
) -> None:
    client = login(cast.bkd)
    if jenis == "pegawai":
        nip = next_nip()
        judul, broken, mended = JUDUL, baris(cast, nip, "Nina Salah", tmt="31/04/2020"), baris(cast, nip)
    else:
        judul, broken, mended = BROKEN[jenis]
    if jenis == "kehadiran":
        broken, mended = ([cast.pegawai.nip or "", *row[1:]] for row in (broken, mended))
    first = handed_in(client, jenis, csv(broken, judul=judul), "awal.csv")
    assert counts(first) == (0, 0, 0, 1)
    listed = taken(client, first, bentuk)
    again = handed_in(client, jenis, listed, f"salah.{bentuk}")
    assert counts(again) == (0, 0, 0, 1)
    assert [row[1:] for row in reasons(client, again)] == [row[1:] for row in reasons(client, first)]
    (wrong,) = {one for one, other in zip(broken, mended, strict=True) if one != other and len(one) > 1} - {
        "Nina Salah"
    }
    right = mended[broken.index(wrong)]
    lines = [[str(cell) for cell in row] for row in sheet(taken(client, first, "xlsx"))]
    assert wrong in lines[1]
    lines[1][lines[1].index(wrong)] = right
    assert counts(handed_in(client, jenis, berkas.xlsx(lines), "baik.xlsx"))[::3] == (1, 0)


def sheet(data: bytes) -> list[list[object]]:
    return load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()  # type: ignore[return-value]


def reasons(client: Client, impor: Impor) -> list[list[object]]:
    return [row[:3] for row in sheet(taken(client, impor, "xlsx"))]
