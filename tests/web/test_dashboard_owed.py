"""The first page names everything that is owed or waited for; "Semua sudah selesai" only when nothing is."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from sikinerja.akun.models import Akun
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.realisasi.models import Draf
from sikinerja.realisasi.queries.draft import tulis_isian
from sikinerja.realisasi.rules import Isian
from sikinerja.skp.models import Skp, VersiIndikator, VersiRhk
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, tenure
from tests.moments import moment

Login = Callable[[Pegawai], Client]
JANUARI, FEBRUARI = Month(2023, 1), Month(2023, 2)
SELESAI = "Semua sudah selesai"


def panels(client: Client, page: str = "/") -> dict[str, str]:
    """The text of each panel of the page, by its id."""
    found = {}
    for part in client.get(page).content.decode().split("<section ")[1:]:
        name = re.search(r'id="(\w+)"', part.split(">", 1)[0])
        text = html.unescape(re.sub(r"<[^>]+>", " ", part.split("</section>")[0].split(">", 1)[1]))
        found[name.group(1) if name else ""] = " ".join(text.split())
    return found


def rated(cast: Cast, *months: Month, **values: object) -> Skp:
    """An approved SKP with these months rated."""
    skp = build.disetujui(cast.riwayat, **values)
    for month in months:
        realisasi.selesai(skp, month=month)
    return skp


def konsep(cast: Cast) -> None:
    build.konsep(cast.riwayat)


def konsep_lengkap(cast: Cast) -> None:
    above = build.disetujui(cast.riwayat_penilai)
    build.konsep(cast.riwayat, rhk=1, indikator=1, intervensi=VersiRhk.objects.filter(versi__skp=above)[0])


def konsep_tahun_lalu(cast: Cast) -> None:
    rated(cast, JANUARI, FEBRUARI)
    before = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    build.konsep(before)


def tanpa_jabatan_aktif(cast: Cast) -> None:
    rated(cast, JANUARI, FEBRUARI)
    RiwayatJabatan.objects.filter(pegawai=cast.pegawai).update(aktif=False)


def draf_lengkap(cast: Cast) -> None:
    skp = rated(cast, JANUARI)
    row = realisasi.belum(skp, month=FEBRUARI)
    ids = VersiIndikator.objects.filter(versi_rhk__versi__skp=skp).values_list("indikator_id", flat=True)
    typed = {key: Isian("1", "https://contoh.go.id/bukti") for key in ids}
    Draf.objects.create(realisasi=row, isian=tulis_isian(typed), disimpan_pada=row.dibuat_pada)


def menunggu(cast: Cast) -> None:
    realisasi.diajukan(rated(cast, JANUARI), month=FEBRUARI)


def tidak_dinilai(cast: Cast) -> None:
    realisasi.diajukan(rated(cast, FEBRUARI), month=JANUARI)


def konsep_mutasi(cast: Cast) -> None:
    build.konsep(cast.riwayat, awal=date(2023, 2, 6))


@dataclass(frozen=True)
class Owed:
    """A state, the panel that names it, the words, and what its tile counts."""

    build: Callable[[Cast], object]
    panel: str
    words: str
    tile: str


OWED = {
    "konsep": Owed(konsep, "tugas", "Ajukan SKP 2023", "64 hari"),
    "konsep of last year": Owed(konsep_tahun_lalu, "tugas", "Ajukan SKP 2022", "64 hari"),
    "konsep of a mutasi": Owed(konsep_mutasi, "tugas", "hal lagi)", "64 hari"),
    "no skp": Owed(lambda cast: None, "tugas", "Buat SKP 2023", "65 hari"),
    "no active jabatan": Owed(tanpa_jabatan_aktif, "tugas", "Tidak ada jabatan aktif", "segera"),
    "skp not approved": Owed(
        lambda cast: build.diajukan(cast.riwayat), "ditunggu", "SKP 2023 menunggu persetujuan", "63 hari"
    ),
    "revision not answered": Owed(
        lambda cast: build.revisi(cast.riwayat), "ditunggu", "Revisi SKP 2023 menunggu jawaban", "34 hari"
    ),
    "month missed": Owed(
        lambda cast: rated(cast, FEBRUARI), "tugas", "Tidak mengisi: Januari 2023", "1 bulan"
    ),
    "approved too late": Owed(
        lambda cast: build.disetujui(cast.riwayat, pada="2023-02-13 09:00"),
        "tugas",
        "Tanpa SKP disetujui: Januari 2023 SKP disetujui sesudah masa pengisian berakhir.",
        "1 bulan",
    ),
    "month not rated": Owed(tidak_dinilai, "ditunggu", "Realisasi Januari 2023 belum dinilai", "1 bulan"),
    "month to be rated": Owed(
        menunggu, "ditunggu", "Realisasi Februari 2023 menunggu penilaian", "5 hari lagi"
    ),
    "month open": Owed(
        lambda cast: rated(cast, JANUARI), "tugas", "Isi realisasi Februari 2023", "3 hari lagi"
    ),
    "draft complete": Owed(draf_lengkap, "tugas", "Ajukan realisasi Februari 2023", "3 hari lagi"),
    "gap in the year": Owed(
        lambda cast: rated(cast, FEBRUARI, awal=date(2023, 2, 1)),
        "tugas",
        "Tanpa SKP disetujui: Januari 2023",
        "1 bulan",
    ),
    "year not rated": Owed(
        lambda cast: akhir.diajukan(rated(cast, JANUARI, FEBRUARI)),
        "ditunggu",
        "Realisasi akhir 2023 menunggu penilaian",
        "hari",
    ),
}


@pytest.mark.parametrize("name", OWED)
def test_what_is_owed_is_named_with_how_long(name: str, cast: Cast, login: Login) -> None:
    case = OWED[name]
    case.build(cast)
    found = panels(login(cast.pegawai))
    assert case.words in found[case.panel]
    assert case.tile in found[case.panel]
    assert SELESAI not in " ".join(found.values())
    assert "tanpa batas" not in " ".join(found.values())


def test_all_done_is_said_when_it_is_so(cast: Cast, login: Login) -> None:
    rated(cast, JANUARI, FEBRUARI)
    found = panels(login(cast.pegawai))
    assert SELESAI in found["tugas"]
    assert "ditunggu" not in found


def test_what_lies_with_others_is_not_called_done(cast: Cast, login: Login) -> None:
    menunggu(cast)
    assert "Tidak ada yang harus Anda kerjakan sekarang" in panels(login(cast.pegawai))["tugas"]


def test_a_complete_konsep_says_that_only_the_last_step_is_missing(cast: Cast, login: Login) -> None:
    konsep_lengkap(cast)
    assert "sudah lengkap, tetapi belum diajukan" in panels(login(cast.pegawai))["tugas"]


def test_the_rater_is_told_what_came_too_late(cast: Cast, login: Login) -> None:
    tidak_dinilai(cast)
    found = panels(login(cast.penilai))["tugas"]
    assert "1 realisasi bawahan belum Anda nilai" in found
    assert "masa penilaian sudah lewat" in found


def test_a_missed_month_leads_to_the_page_that_says_why(cast: Cast, login: Login) -> None:
    rated(cast, FEBRUARI)
    client = login(cast.pegawai)
    assert '<a class="missed" href="/realisasi-bulanan/2023/1/isi/">' in client.get("/").content.decode()
    assert client.get("/realisasi-bulanan/2023/1/isi/").headers["Location"] == "/realisasi-bulanan/"
    assert "sudah ditutup sejak" in client.get("/realisasi-bulanan/").content.decode()


@pytest.mark.parametrize("jenis", ["TUGAS_BELAJAR", "PENSIUN"])
def test_who_left_for_a_study_still_hears_of_the_konsep_january_lacks(
    cast: Cast, login: Login, jenis: str
) -> None:
    konsep(cast)
    keadaan_khusus(cast.pegawai, jenis=jenis, tanggal_mulai=date(2023, 2, 1), tanggal_selesai=None)
    client = login(cast.pegawai)
    assert ("Ajukan SKP 2023" in panels(client)["tugas"]) is (jenis == "TUGAS_BELAJAR")
    january = re.search(r'<a class="[^"]*" href="([^"]+)"><b>Jan</b>', client.get("/").content.decode())
    assert january is not None
    assert january[1] == "/skp/"


def test_who_was_away_all_the_months_so_far_hears_of_no_konsep(cast: Cast, login: Login) -> None:
    konsep(cast)
    keadaan_khusus(cast.pegawai, jenis="TUGAS_BELAJAR", tanggal_mulai=date(2023, 1, 1), tanggal_selesai=None)
    assert "Ajukan SKP 2023" not in login(cast.pegawai).get("/").content.decode()


@pytest.mark.parametrize(("sampai", "lama"), [(date(2023, 2, 28), 6), (date(2022, 12, 31), 65)])
def test_who_comes_back_is_late_since_then(cast: Cast, login: Login, sampai: date, lama: int) -> None:
    keadaan_khusus(cast.pegawai, jenis="CLTN", tanggal_mulai=date(2022, 3, 1), tanggal_selesai=sampai)
    assert f"sudah {lama} hari Buat SKP 2023" in panels(login(cast.pegawai))["tugas"]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("2022-01-03 08:00", "Januari–Desember"),
        ("2022-06-15 08:00", "Juni–Desember"),
        ("2022-06-10 23:59", "Mei–Desember"),
        ("2022-12-20 08:00", "Desember"),
        ("2023-02-20 08:00", ""),
    ],
)
def test_nobody_missed_a_month_before_there_was_an_account(
    cast: Cast, login: Login, made: str, told: str
) -> None:
    """In March last year is told whole, but only what one could have filed (issue 9 §2)."""
    row = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    build.disetujui(row)
    rated(cast, JANUARI, FEBRUARI)
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(dibuat_pada=moment(made))
    client = login(cast.pegawai)
    found = panels(client)["tugas"]
    line = re.search(r"Tidak mengisi: ([A-Z].*?) 2022", found)
    assert (line[1] if line else "") == told
    page = client.get("/realisasi-bulanan/?tahun=2022").content.decode()
    tile = re.search(r"([0-9]+) bulan Tidak mengisi: ", found)
    missed = int(tile[1]) if tile else 0
    assert len(re.findall(r">Tidak mengisi<", page)) == 12, "the word of recap and release"
    assert page.count("sebelum akun Anda dibuat") == 12 - missed


def test_the_strip_has_words_of_its_own_for_them(cast: Cast, login: Login) -> None:
    rated(cast, FEBRUARI)
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(dibuat_pada=moment("2023-02-20 08:00"))
    found = panels(login(cast.pegawai))
    assert "sebelum akun Anda dibuat" in " ".join(found.values())
    assert "Tidak mengisi" not in found["tugas"]


def lama(cast: Cast) -> Skp:
    """An approved SKP of 2022 with no month filed."""
    values = {"unit": cast.bidang, "penilai": cast.penilai, "tahun": 2022, "aktif": False}
    return build.disetujui(tenure(cast.pegawai, jabatan=cast.jabatan_staf, **values))


def test_nothing_is_owed_of_a_year_that_is_rated(cast: Cast, login: Login) -> None:
    """F2: the strip and the list keep the word."""
    rated(cast, FEBRUARI)
    client = login(cast.pegawai)
    plan = lama(cast)
    assert "Tidak mengisi: Januari–Desember 2022" in panels(client)["tugas"]
    akhir.selesai(plan)
    found = panels(client)["tugas"]
    assert "2022" not in found
    assert "Tidak mengisi: Januari 2023" in found
    assert (
        len(re.findall(r">Tidak mengisi<", client.get("/realisasi-bulanan/?tahun=2022").content.decode()))
        == 12
    )


def test_what_was_missed_last_stands_first(cast: Cast, login: Login) -> None:
    rated(cast, FEBRUARI)
    lama(cast)
    found = panels(login(cast.pegawai))["tugas"]
    assert found.index("Tidak mengisi: Januari 2023") < found.index("Tidak mengisi: Januari–Desember 2022")
