"""The year's new employees, from the file of the payroll office to their first login (F8.8)."""

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
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.worker import clock, imports
from tests.builders.impor import baris, xlsx
from tests.cast import Cast, moment, next_nip

pytestmark = pytest.mark.django_db


def uploaded(client: Client, isi: bytes) -> tuple[Impor, str]:
    """Handed in, and checked by the worker."""
    file = SimpleUploadedFile("pegawai.xlsx", isi)
    there = client.post("/kelola/impor/baru/pegawai/", {"berkas": file}).headers["Location"]
    impor = Impor.objects.latest("pk")
    imports.periksa(impor.pekerjaan_id or 0)
    return impor, there


def test_pegawai_baru_dari_berkas_sampai_login_pertama(
    cast: Cast,
    login: Callable[[Pegawai], Client],
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))
    pengelola, nip = login(cast.pengelola), next_nip()
    assert "/kelola/impor/" in pengelola.get("/kelola/").text

    # The first file has a number that Excel broke and a unit that does not exist.
    good, bad = baris(cast, nip, "Ina Pegawai Baru"), baris(cast, unit_kerja="Bidang Pengembngan")
    _, there = uploaded(pengelola, xlsx(good, bad, [float(baris(cast)[0]), *baris(cast)[1:]]))
    page = pengelola.get(there).text
    assert "2 baris salah dan akan dilewati." in page
    assert "tidak ada unit kerja Bidang Pengembngan" in page
    assert "nomor tersimpan sebagai angka" in page
    listed = b"".join(pengelola.get(f"{there}unduh/?tampilan=salah"))
    sheet = load_workbook(io.BytesIO(listed)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in sheet[1:]] == [3.0, 4.0]
    assert pengelola.post(f"{there}batalkan/").status_code == 303

    # Mended, it is applied; nobody was there before.
    assert not Pegawai.objects.filter(nip=nip).exists()
    impor, there = uploaded(pengelola, xlsx(good))
    assert pengelola.post(f"{there}terapkan/").status_code == 303
    impor.refresh_from_db()
    imports.terapkan(impor.pekerjaan_id or 0)
    assert "Import selesai." in pengelola.get(there).text
    assert (
        "Import Pegawai (pegawai.xlsx) selesai: 1 baris diterapkan." in pengelola.get("/pemberitahuan/").text
    )

    # They get a first password like everybody else, and the very same file changes nothing.
    ina = Pegawai.objects.get(nip=nip)
    assert not ina.akun.has_usable_password()
    assert pengelola.post(f"/kelola/akun/{ina.pk}/password/").status_code == 200
    ina.akun.refresh_from_db()
    assert ina.akun.has_usable_password()
    _, there = uploaded(pengelola, xlsx(good))
    assert "Tidak ada perubahan." in pengelola.get(there).text
