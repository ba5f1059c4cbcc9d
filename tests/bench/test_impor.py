"""How long a province of employees takes to come in from a file (`make bench`)."""

from __future__ import annotations

import io
import resource
import statistics
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sikinerja.core import tables
from sikinerja.core.tables import Table
from sikinerja.demo.load import load
from sikinerja.impor import operations
from sikinerja.impor.models import Impor
from sikinerja.integrasi.berkas import subjek
from sikinerja.kepegawaian.models import Pegawai, PerangkatDaerah, UnitKerja
from sikinerja.worker import imports
from tests.bench.measure import seconds
from tests.builders.impor import diunggah
from tests.cast import Cast, context
from tests.moments import moment

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
PEOPLE = 14_140
LIMIT = 60.0
"""Seconds for a check and for applying; a row at a time took 65 ms each, a quarter of an hour."""


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def check(impor: Impor) -> Impor:
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert impor.status == "SIAP", impor.pesan
    return impor


def apply(cast: Cast, impor: Impor) -> Impor:
    operations.terapkan(context(cast.bkd), impor_id=impor.pk)
    impor.refresh_from_db()
    while impor.status == "DITERAPKAN":
        imports.terapkan(impor.pekerjaan_id or 0)
        impor.refresh_from_db()
    assert (impor.status, impor.bentrok) == ("SELESAI", 0)
    return impor


def province(cast: Cast) -> list[list[Any]]:
    """Rows for everybody: 40 PD, a tree of penilai six high."""
    kode = [f"PD{n:03d}" for n in range(40)]
    PerangkatDaerah.objects.bulk_create(PerangkatDaerah(kode=k, nama=f"Dinas {k}") for k in kode)
    units = [
        UnitKerja(perangkat_daerah=pd, nama=f"Bidang {n}")
        for pd in PerangkatDaerah.objects.filter(kode__startswith="PD")
        for n in range(20)
    ]
    UnitKerja.objects.bulk_create(units)
    nip = [f"{1965 + n % 30}0{1 + n % 9}{1 + n % 27:02d}2010011{n // 30 % 1000:03d}" for n in range(PEOPLE)]
    assert len(set(nip)) == PEOPLE
    rows = []
    for n, number in enumerate(nip):
        above = nip[(n - 1) // 6] if n else "gubernur"
        place = [kode[n % 40], f"Bidang {n % 20}"]
        rows.append([
            number, "", f"Pegawai Nomor {n}", "PNS", "III/a", f"0812{n:08d}", f"p{n}@contoh.test", "", "2023",
            "Fungsional Tertentu", cast.jabatan_staf.nama, "2021-01-03", *place, above, "ya",
        ])  # fmt: skip
    return rows


def workbook(rows: list[list[Any]]) -> bytes:
    target = io.BytesIO()
    tables.write_xlsx(Table(subjek.SUBJEK["pegawai"].tabel.columns(), rows), target)
    return target.getvalue()


def test_a_province_of_employees_comes_in(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    rows = province(cast)
    new = workbook(rows)
    changed = workbook([[*row[:2], f"{row[2]}, SE", *row[3:]] for row in rows])
    spent: dict[str, float] = {}
    before = megabytes()
    print(f"\n  {PEOPLE} employees, {len(new) / 1e6:.1f} MB of XLSX")
    for name, isi, counted in (
        ("new", new, (PEOPLE, 0)),
        ("changed", changed, (0, PEOPLE)),
        ("same", changed, (0, 0)),
    ):
        begun = time.perf_counter()
        impor = check(diunggah(cast.bkd, isi, nama="pegawai.xlsx"))
        spent[f"check, all {name}"] = time.perf_counter() - begun
        assert (impor.baru, impor.berubah, impor.salah) == (*counted, 0)
        if impor.akan_ditulis:
            spent[f"apply, all {name}"] = seconds(lambda row=impor: apply(cast, row))  # type: ignore[misc]
    assert Pegawai.objects.filter(akun__nama__endswith=", SE").count() == PEOPLE
    again = [seconds(lambda: check(diunggah(cast.bkd, changed, nama="pegawai.xlsx"))) for _ in range(3)]
    spent["check, all same (median of three)"] = statistics.median(again)
    for name, value in spent.items():
        print(f"    {name:36} {value:6.1f} s {value / PEOPLE * 1000:6.2f} ms a row")
    print(f"    memory of the process: {before:.0f} -> {megabytes():.0f} MB")
    assert max(spent.values()) < LIMIT


def test_the_demo_province_comes_back_unchanged(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    load(now=moment("2023-03-07 09:00"), pegawai=300)
    bkd = Pegawai.objects.filter(akun__is_pengelola_aplikasi=True).first()
    assert bkd is not None
    target = io.BytesIO()
    tables.write_xlsx(subjek.SUBJEK["pegawai"].table(context(bkd)), target)
    impor = check(diunggah(bkd, target.getvalue(), nama="pegawai.xlsx"))
    assert (impor.baru, impor.berubah, impor.salah) == (0, 0, 0)
    assert impor.tetap >= 300
