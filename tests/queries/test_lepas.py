"""A month open when its owner can no longer log in: said why, and nobody is asked (issue 9 §2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.core.sql import reading
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import peta
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations import keadaan
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan
from sikinerja.pengingat import queries as pengingat
from sikinerja.pengingat.rules import JenisPengingat, Rentang
from sikinerja.penilaian.queries import subordinates
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi.queries import ekspor, halaman, orang, organisasi, tahunan
from sikinerja.rekapitulasi.rules.ekspor import IsiEkspor
from sikinerja.rekapitulasi.rules.permintaan import DITAGIH_SAJA, Permintaan
from tests.api.client import Program, ok
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders import token
from tests.builders.berhenti import akun_nonaktif, berkeadaan
from tests.cast import NOW, Cast, context
from tests.moments import moment

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
FEBRUARI = Month(2023, 2)
SEKARANG = Rentang(3, moment("2023-03-01 00:00"), moment("2023-03-31 00:00"))


def meninggal(cast: Cast) -> None:
    isian = IsianKeadaan("MENINGGAL", date(2023, 3, 5), None, "Akta 7/2023")
    keadaan.catat(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian)


def nonaktif(cast: Cast) -> None:
    akun_nonaktif(cast, cast.pegawai)


def pensiun(cast: Cast) -> None:
    berkeadaan(cast, cast.pegawai, "PENSIUN")


def pensiun_nonaktif(cast: Cast) -> None:
    pensiun(cast)
    nonaktif(cast)


def kontrak_nonaktif(cast: Cast) -> None:
    berkeadaan(cast, cast.pegawai, "KONTRAK_BERAKHIR")
    nonaktif(cast)


GONE: dict[Callable[[Cast], None], str] = {
    meninggal: "Meninggal dunia 5 Maret 2023",
    nonaktif: "Akun tidak aktif",
    pensiun_nonaktif: "Pensiun sejak 7 Maret 2023, akun tidak aktif",
    kontrak_nonaktif: "Kontrak berakhir sejak 7 Maret 2023, akun tidak aktif",
}


@pytest.fixture(autouse=True)
def _now(at: Callable[[str], None]) -> None:
    at(NOW)


MINTA = Permintaan(tahun=2023, bulan=2)


def reminded(cast: Cast) -> set[int]:
    """Who would be told to fill in February."""
    kind = JenisPengingat.PENGISIAN
    rows, _ = pengingat.potongan(context(None), jenis=kind, rentang=SEKARANG, sesudah=0)
    return {row.akun_id for row in rows}


def places(cast: Cast) -> dict[str, str]:
    """What stands beside the month of the person, by place."""
    head, who = context(cast.kepala), cast.pegawai
    (line,) = [r for r in subordinates.daftar(context(cast.penilai), month=FEBRUARI).rows if r.nip == who.nip]
    program = Program(token.pribadi(cast.penilai)).get("/penilaian/realisasi-bulanan?tahun=2023&bulan=2")
    (api,) = [r for r in ok(program)["data"] if r["nip"] == who.nip]
    recap = halaman.bulan_ini(head, MINTA).daftar.rows
    (one,) = [r for r in recap if r.pegawai_id == who.pk]
    grid = tahunan.setahun(head, MINTA).halaman.rows
    (boxes,) = [r.petak for r in grid if r.pegawai_id == who.pk]
    table, _ = ekspor.tabel(head, halaman.dasar(head, MINTA), IsiEkspor.BULAN)
    with reading():
        (sheet,) = [cells for cells in table.rows if cells[0] == who.nip]
    found = {
        "list": f"{line.kedudukan.di.label}. {line.sebab}",
        "API": f"{K[api['kedudukan']].label}. {api['sebab']}",
        "recap": f"{one.status.label}. {one.sebab}",
        "export": f"{sheet[6]}. {sheet[7]}",
        "grid": boxes[1].teks,
        "person": orang.setahun(head, pegawai_id=who.pk, tahun=2023).bulan[1].petak.teks,
    }
    return {place: words.removesuffix(". ") for place, words in found.items()}


def owed(cast: Cast) -> dict[K, int]:
    """What the Kepala's dashboard counts of February."""
    (one,) = organisasi.bulan_ini(context(cast.kepala)).pd
    return {t.status: t.jumlah for t in one.tagihan}


@pytest.mark.parametrize("leave", GONE)
def test_who_cannot_log_in_is_named_and_asked_no_more(cast: Cast, leave: Callable[[Cast], None]) -> None:
    build_skp.disetujui(cast.riwayat)
    before, counted = places(cast), owed(cast)
    assert set(before.values()) == {"Belum mengisi"}
    assert cast.pegawai.akun_id in reminded(cast)
    leave(cast)
    assert set(places(cast).values()) == {f"Belum mengisi. {GONE[leave]}"}
    assert cast.pegawai.akun_id not in reminded(cast)
    assert owed(cast).get(K.BELUM_DIISI, 0) == counted[K.BELUM_DIISI] - 1
    found = subordinates.daftar(context(cast.penilai), month=FEBRUARI)
    assert (subordinates.LEPAS, 1) in found.hitungan
    assert sum(jumlah for _, jumlah in found.hitungan) == len(found.rows)


def test_who_retired_and_still_logs_in_is_asked_as_before(cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    counted = owed(cast)
    pensiun(cast)
    assert set(places(cast).values()) == {"Belum mengisi"}
    assert owed(cast) == counted
    assert cast.pegawai.akun_id in reminded(cast)


def test_what_was_filed_before_is_still_the_raters_to_do(cast: Cast) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    before, counted = places(cast), owed(cast)
    meninggal(cast)
    assert places(cast) == before
    assert owed(cast) == counted


def test_a_draft_says_both(cast: Cast) -> None:
    build.belum(build_skp.disetujui(cast.riwayat))
    meninggal(cast)
    assert places(cast)["recap"] == "Belum mengisi. Draf, belum diajukan. Meninggal dunia 5 Maret 2023"


def test_the_dashboard_leads_to_as_many_rows_as_it_counts(cast: Cast, login: Login) -> None:
    build_skp.disetujui(cast.riwayat)
    meninggal(cast)
    client = login(cast.kepala)
    panel = client.get(reverse("dashboard:organisasi")).content.decode()
    links = re.findall(r'href="([^"]+)"><b class="nums">(\d+)</b>', panel)
    assert links
    for address, count in links:
        answer = client.get(address.replace("&amp;", "&").partition("#")[0]).content.decode()
        page = answer.partition('<div id="orang">')[2]
        assert page.count('<th scope="row" class="title">') == int(count), address
    page = client.get(reverse("rekapitulasi:bulan") + MINTA.kueri(status="BELUM_DIISI")).content.decode()
    assert "Meninggal dunia 5 Maret 2023" in page
    assert f"ditagih={DITAGIH_SAJA}" not in page, "every row of the standing stands behind its tile"


def test_where_only_the_dead_is_left_everybody_else_is_done(cast: Cast, login: Login) -> None:
    build_skp.disetujui(cast.riwayat)
    meninggal(cast)
    page = login(cast.kepala).get(reverse("rekapitulasi:bulan") + MINTA.kueri()).content.decode()
    assert "pegawai belum mengisi." not in page
    window = peta(month=FEBRUARI, zone=context(None).zone)
    assert window.untuk(pegawai_id=None, perangkat_daerah_id=None).boleh_isi(context(None).now)


def test_the_release_names_who_can_file_no_more_and_how_many(cast: Cast, login: Login) -> None:
    """The recap counts who can be asked; the release freezes everybody, and says why of these."""
    meninggal(cast)
    bkd = login(cast.bkd)
    page = bkd.get(reverse("rilis:siap", args=[2023, 2])).content.decode()
    assert "1 di antara yang tidak mengisi atau tanpa SKP tidak dapat masuk lagi" in page
    assert reverse("tpp:pengecualian") in page
    listed = bkd.get(reverse("rilis:kurang", args=[2023, 2]), {"apa": "TANPA_SKP"}).content.decode()
    row = next(row for row in listed.split("<tr>") if cast.pegawai.akun.nama in row)
    assert "Meninggal dunia 5 Maret 2023" in row
    assert listed.count("Meninggal dunia") == 1
    tile = bkd.get(reverse("rekapitulasi:bulan"), {"tahun": 2023, "bulan": 2}).content.decode()
    assert "1 tidak dapat mengisi lagi" in tile
