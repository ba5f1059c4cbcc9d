"""A file of attendance about another month, or with more days than the month has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sikinerja.core.errors import Invalid
from sikinerja.impor import operations
from sikinerja.impor.models import BarisImpor, Impor
from sikinerja.integrasi.berkas.unggah import unggah
from sikinerja.worker import clock, imports
from tests.cast import Cast, context
from tests.moments import moment

pytestmark = pytest.mark.django_db
JUDUL = "NIP;Hari kerja;Hadir;Terlambat;Pulang cepat;Alpa;Izin/cuti;Nilai"


@pytest.fixture(autouse=True)
def _here(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def checked(cast: Cast, *lines: str) -> Impor:
    """A file of February, checked."""
    data = "\n".join(lines).encode()
    about: dict[str, Any] = {"tahun": 2023, "bulan": 2, "alasan": ""}
    impor = unggah(context(cast.bkd), jenis="kehadiran", nama="rekap.csv", isi=[data], parameter=about)
    imports.periksa(impor.pekerjaan_id or 0)
    return Impor.objects.get(pk=impor.pk)


def row(cast: Cast, hari: int) -> str:
    """The employee's month with so many working days."""
    return f"{cast.pegawai.nip};{hari};{hari};0;0;0;0;98"


def test_a_title_of_another_month_waits_for_a_yes(cast: Cast) -> None:
    impor = checked(cast, "REKAP KEHADIRAN BULAN JANUARI 2023", JUDUL, row(cast, 20))
    (kept,) = BarisImpor.objects.filter(impor=impor)
    assert kept.ragu[0][1].startswith("Berkas menyebut Januari 2023 (“REKAP KEHADIRAN BULAN JANUARI 2023”)")
    assert "Di atas tabel tertulis: “REKAP KEHADIRAN BULAN JANUARI 2023”" in impor.catatan
    with pytest.raises(Invalid, match="1 baris perlu dipastikan"):
        operations.terapkan(context(cast.bkd), impor_id=impor.pk)
    operations.terapkan(context(cast.bkd), impor_id=impor.pk, yakin=True)


def test_the_months_own_title_asks_nothing(cast: Cast) -> None:
    assert checked(cast, "Bulan Februari 2023", JUDUL, row(cast, 20)).ragu == 0


@pytest.mark.parametrize(("hari", "salah", "ragu"), [(24, 0, 0), (28, 0, 1), (29, 1, 0), (31, 1, 0)])
def test_no_more_working_days_than_the_month_has(cast: Cast, hari: int, salah: int, ragu: int) -> None:
    impor = checked(cast, JUDUL, row(cast, hari))
    assert (impor.salah, impor.ragu) == (salah, ragu)
    (kept,) = BarisImpor.objects.filter(impor=impor)
    if salah:
        assert kept.salah == [["hari_kerja", f"{hari} hari kerja, padahal Februari 2023 hanya 28 hari."]]
