"""Employees as offices write them (p* of the real files): what becomes of every writing."""

from __future__ import annotations

import itertools
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import Settings

from sikinerja.core.angka import terbilang
from sikinerja.impor.models import Impor
from sikinerja.kepegawaian.models import Pegawai, UnitKerja
from sikinerja.worker import clock
from tests.builders import berkas
from tests.builders.impor import diperiksa, rows
from tests.cast import Cast, next_nip
from tests.moments import moment

pytestmark = pytest.mark.django_db
COUNT = itertools.count(1)
"""Everybody has a name of their own: people who share one are asked about."""


@pytest.fixture(autouse=True)
def _stage(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def line(cast: Cast, nip: str = "", **change: str) -> list[str]:
    nama = f"Rekaan {terbilang(Decimal(next(COUNT)))}"
    values = {
        "NIP": nip or next_nip(), "Username": "", "Nama": nama, "Jenis kepegawaian": "PNS",
        "Golongan": "III/a", "No HP": "", "Email": "", "Pengelola": "", "Tahun": "2023",
        "Jenis jabatan": "Fungsional Tertentu", "Jabatan": cast.jabatan_staf.nama, "TMT": "2021-01-04",
        "Perangkat daerah": "BADAN", "Unit kerja": cast.bidang.nama, "Penilai": cast.penilai.nip or "",
        "Aktif": "ya",
    }  # fmt: skip
    return list((values | change).values())


def checked(cast: Cast, *lines: list[str]) -> Impor:
    impor = diperiksa(cast.bkd, berkas.csv([berkas.PEGAWAI, *lines]))
    assert impor.status == "SIAP", impor.pesan
    return impor


GOOD = [
    *({"TMT": text} for text in (
        "04/01/2021", "4/1/2021", "04-Jan-21", "4 Januari 2021", "04.01.2021", "44200", "2021-01-04 00:00:00",
        "2021/01/04", "31-Des-20", "4 Agst 2020", "1 Nopember 2020", "2 Pebruari 2021",
        "Senin, 4 Januari 2021",
    )),
    *({"Golongan": text} for text in (
        "III/A", "III a", "III-a", "IIIa", "3a", "Penata Muda, III/a", "Penata Muda (III/a)", "-",
    )),
    {"Jenis kepegawaian": "pns"}, {"Jenis kepegawaian": "CPNS"},
    {"No HP": "8123456789"}, {"No HP": "+62 812-3456-789"}, {"No HP": "'08123456789"}, {"No HP": "-"},
    {"No HP": "6281234567890"}, {"Email": "-"}, {"Perangkat daerah": "badan"}, {"Aktif": "Ya"},
]  # fmt: skip
BAD = [
    ({"TMT": "12/31/2020"}, "tmt", "tidak ada bulan ke-31"),
    ({"TMT": "31/04/2020"}, "tmt", "April 2020 tidak memiliki tanggal 31"),
    ({"TMT": "4/1/21"}, "tmt", "empat angka"),
    ({"TMT": "4 Janurai 2021"}, "tmt", "tidak ada bulan bernama “Janurai”"),
    ({"TMT": "2031-01-04"}, "tmt", "tidak boleh setelah tahun riwayat"),
    ({"TMT": "#N/A"}, "tmt", "galat Excel #N/A"),
    ({"Golongan": "#REF!"}, "golongan", "galat Excel #REF!"),
    ({"Golongan": "V/z"}, "golongan", "tidak ada golongan V/z"),
    ({"Jenis kepegawaian": "ASN"}, "jenis_kepegawaian", "tulis PNS atau PPPK"),
    ({"No HP": "0812 3456 789 / 0813 1111 222"}, "no_hp", "lebih dari satu nomor"),
    ({"No HP": "0380-821234"}, "no_hp", "diawali 08"),
    ({"No HP": "8,12346E+11"}, "no_hp", "angka terakhirnya hilang"),
    ({"Email": "a@contoh.test, b@contoh.test"}, "email", "lebih dari satu alamat"),
    ({"Nama": "=SUM(1)"}, "nama", "berisi rumus"),
    ({"Jabatan": "Pranata-Komputer"}, "jabatan", "tidak ada jabatan Pranata-Komputer"),
]  # fmt: skip


def test_every_writing_that_can_only_mean_one_thing_is_read(cast: Cast) -> None:
    impor = checked(cast, *(line(cast, **change) for change in GOOD))
    wrong = {GOOD[row.nomor - 2].__repr__(): row.salah for row in rows(impor) if row.status != "BARU"}
    assert wrong == {}
    found = {row.isi["tmt"] for row in rows(impor)[:8]}
    assert found == {"2021-01-04"}
    assert [row.isi["tmt"] for row in rows(impor)[8:12]] == [
        "2020-12-31",
        "2020-08-04",
        "2020-11-01",
        "2021-02-02",
    ]
    assert {row.isi.get("golongan") for row in rows(impor)[13:21]} == {"III/a", None}
    assert {row.isi.get("no_hp") for row in rows(impor)[23:28]} == {"08123456789", "081234567890", None}


def test_every_other_is_one_message_with_what_stands_there(cast: Cast) -> None:
    impor = checked(cast, *(line(cast, **change) for change, _, _ in BAD))
    for row, (change, column, words) in zip(rows(impor), BAD, strict=True):
        assert row.status == "SALAH", change
        assert [name for name, _ in row.salah] == [column], (change, row.salah)
        assert words in row.salah[0][1], (change, row.salah)
        (written,) = change.values()
        assert row.isi[column] == ("(rumus)" if written.startswith("=") else written) or column in {
            "jabatan", "golongan", "tmt", "no_hp",
        }  # fmt: skip


def test_what_can_be_so_and_hardly_is_waits_for_a_yes(cast: Cast) -> None:
    impor = checked(cast, line(cast, Tahun="2035"), line(cast, TMT="1990-01-04"), line(cast))
    assert (impor.baru, impor.ragu) == (3, 2)
    year = rows(impor)[1].isi["nip"][8:12]
    assert [row.ragu for row in rows(impor)] == [
        [["tahun", "2035 masih jauh: sekarang 2023."]],
        [
            [
                "tmt",
                f"4 Januari 1990, padahal menurut nomornya baru diangkat tahun {year}.",
            ]
        ],
        [],
    ]


def test_a_row_that_changes_nothing_is_not_held_against_a_newer_rule(cast: Cast) -> None:
    """Somebody appointed as a child, with a number no telephone has: there already, so let alone."""
    odd = "199004171995021003"
    Pegawai.objects.filter(pk=cast.pegawai.pk).update(nip=odd, no_hp="12345")
    cast.pegawai.akun.username, cast.pegawai.akun.email = odd, "tanpa-domain"
    cast.pegawai.akun.save()
    same = [odd, "", cast.pegawai.akun.nama, "PNS", "", "12345", "tanpa-domain", *[""] * 9]
    changed = [odd, "", "Nama Lain", "PNS", "", "12345", "tanpa-domain", *[""] * 9]
    assert [row.status for row in rows(checked(cast, same))] == ["TETAP"]
    (row,) = rows(checked(cast, changed))
    assert row.status == "SALAH"
    assert {name for name, _ in row.salah} == {"nip", "no_hp", "email"}


def test_a_name_with_other_signs_is_found_and_a_near_one_is_suggested(cast: Cast) -> None:
    UnitKerja.objects.create(perangkat_daerah=cast.badan, nama="Seksi Ma’rifat A–B", jenis="LAINNYA")
    impor = checked(
        cast,
        line(cast, **{"Unit kerja": "seksi ma'rifat a-b"}),
        line(cast, **{"Unit kerja": "Bidang Pengmbangan"}),
        line(cast, **{"Perangkat daerah": "Badan Contoh Daerah"}),
        line(cast, Jabatan="Pranata-Komputer Ahli Pertama"),
        line(cast, **{"Jenis jabatan": "Jabatan Pelaksana"}),
        line(cast, Penilai="Ratna Penilai Contoh, SH"),
    )
    good, *wrong = rows(impor)
    assert good.status == "BARU", good.salah
    for row, words in zip(
        wrong,
        (
            "pada Badan Contoh Daerah. Maksudnya “Bidang Pengembangan”?",
            "dengan kode Badan Contoh Daerah. Maksudnya “BADAN” (Badan Contoh Daerah)?",
            "dengan jenis itu. Maksudnya “Pranata Komputer Ahli Pertama”?",
            "dengan jenis itu. Jabatan itu ada dengan jenis Fungsional Tertentu",
            "tulis NIP atau username, bukan nama (tertulis “Ratna Penilai Contoh, SH”)",
        ),
        strict=True,
    ):
        assert [text.endswith(words) for _, text in row.salah] == [True], row.salah
