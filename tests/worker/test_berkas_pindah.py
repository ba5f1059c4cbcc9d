"""A file that moves people within the year: asked about, and told to whom it moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from sikinerja.kepegawaian import queries
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations import riwayat
from sikinerja.kepegawaian.rules.ragu_riwayat import Jabatan, ragu_ganti
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock
from tests.builders.impor import baris, csv, diperiksa, diterapkan, rows
from tests.cast import Cast, context
from tests.moments import moment

HARI = date(2023, 3, 7)
KINI = Jabatan(2023, "Analis", "BADAN", date(2021, 1, 3))


@pytest.fixture(autouse=True)
def _stage(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


@pytest.mark.parametrize(
    ("change", "today", "asked"),
    [
        ({"jabatan": "Kepala", "tmt": date(2023, 3, 1)}, HARI, ["jabatan"]),
        ({"pd": "DINAS", "tmt": date(2023, 3, 1)}, HARI, ["jabatan"]),
        ({"pd": "DINAS"}, HARI, ["jabatan", "tmt"]),
        ({"tmt": date(2022, 1, 3)}, HARI, ["jabatan"]),
        ({"tahun": 2024}, HARI, ["tahun"]),
        ({"tahun": 2024}, date(2023, 11, 30), ["tahun"]),
        ({"tahun": 2024}, date(2023, 12, 1), []),
        ({"tahun": 2024, "jabatan": "Kepala"}, date(2024, 1, 2), []),
        ({"tahun": 2022}, HARI, ["tahun"]),
    ],
)
def test_what_is_asked_about_another_active_riwayat(
    change: dict[str, object], today: date, asked: list[str]
) -> None:
    found = ragu_ganti(KINI, replace(KINI, **change), today=today)  # type: ignore[arg-type]
    assert [name for name, _ in found] == asked


@pytest.mark.django_db
def test_a_file_that_moves_somebody_waits_for_a_yes_and_tells_whom(cast: Cast) -> None:
    who, dinas = cast.pegawai, {"perangkat_daerah": "DINAS", "unit_kerja": "Bidang Sarana"}
    new = baris(cast, nip="", tmt="2021-01-04")
    moved = baris(cast, nip=who.nip or "", nama=who.akun.nama, penilai=cast.kepala_lain.nip or "", **dinas)
    impor = diperiksa(cast.bkd, csv(moved, new))
    (row, other) = rows(impor)
    assert [name for name, _ in row.ragu] == ["jabatan", "tmt"]
    assert "catat di halaman Mutasi" in row.ragu[0][1]
    assert "bulan yang lalu pun dihitung pada DINAS" in row.ragu[1][1]
    assert other.ragu == []

    diterapkan(cast.bkd, impor, yakin=True)
    assert _told(who).count("catat kepindahannya di halaman Mutasi") == 1
    assert rows(diperiksa(cast.bkd, csv(moved)))[0].status == "TETAP"


@pytest.mark.django_db
def test_who_is_moved_by_hand_is_told_and_who_moves_oneself_is_not(cast: Cast) -> None:
    isian = replace(queries.isian(cast.riwayat), tmt=date(2023, 3, 1))
    riwayat.tambah(context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian)
    assert "Mutasi" not in _told(cast.pegawai)
    for _ in range(2):
        baru = replace(isian, tmt=date(2023, 3, 6))
        riwayat.tambah(context(cast.pengelola), pegawai_id=cast.pegawai.pk, isian=baru)
    assert _told(cast.pegawai).count("catat kepindahannya di halaman Mutasi") == 1


@pytest.mark.django_db
def test_the_next_years_riwayat_tells_nothing_of_moving(cast: Cast) -> None:
    isian = replace(queries.isian(cast.riwayat), tahun=2024)
    riwayat.tambah(context(cast.pengelola), pegawai_id=cast.pegawai.pk, isian=isian)
    assert "Mutasi" not in _told(cast.pegawai)


def _told(who: Pegawai) -> str:
    return "\n".join(Pemberitahuan.objects.filter(akun=who.akun_id).values_list("isi", flat=True))
