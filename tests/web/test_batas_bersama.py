"""A page that names one deadline for many people says who has longer (domain.md §4.2, issue 9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jadwal.rules.bersama import batas_bersama, kata_lebih_lama
from sikinerja.kepegawaian.models import Pegawai
from tests.builders import jadwal as build_jadwal
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import ZONE, Cast, moment, person, tenure

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
DAFTAR = "/penilaian/realisasi-bulanan/?tahun=2023&bulan=2"
DUA_BELAS, LIMA_BELAS = moment("2023-03-12 23:59:59"), moment("2023-03-15 23:59:59")
SAMPAI = "1 lebih lama, sampai 17 Maret 2023 pukul 23:59"


def text(client: Client, url: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", client.get(url).text)).split())


def two_wait(cast: Cast) -> None:
    """One may be rated until the 12th, the other until the 17th."""
    build.diajukan(build_skp.disetujui(cast.riwayat))
    unit = cast.riwayat.unit_kerja
    other = tenure(person("Bawahan Dua"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.penilai)
    build.diajukan(build_skp.disetujui(other))
    build_jadwal.dispensasi(cast, other.pegawai, sampai="2023-03-17", jenis=JenisDispensasi.PENILAIAN)


def test_the_raters_pages_name_the_first_deadline_and_who_has_longer(
    cast: Cast, login: Login, at: At
) -> None:
    two_wait(cast)
    rater = login(cast.penilai)
    assert f"Batas waktu penilaian: 12 Maret 2023 pukul 23:59 WITA; {SAMPAI}" in text(rater, DAFTAR)
    assert "sampai 17-03-2023 23:59" in text(rater, DAFTAR), "at the row"
    assert f"batas penilaian 12 Maret 2023 pukul 23:59 ({SAMPAI})" in text(rater, "/")
    assert "sebagian sampai 17 Maret 2023" in text(
        login(cast.kepala), "/penilaian/realisasi-bulanan/tertunda/"
    )
    at("2023-03-13 08:00")
    late = text(rater, DAFTAR)
    assert "Batas waktu penilaian: 17 Maret 2023 pukul 23:59 WITA." in late
    assert "Batas waktu penilaian: 12 Maret" not in late
    at("2023-03-18 08:00")
    assert "Batas waktu penilaian" not in text(rater, DAFTAR)


def test_the_recap_names_pd_and_people_with_longer(cast: Cast, login: Login, at: At) -> None:
    two_wait(cast)
    build_skp.disetujui(cast.riwayat_penilai)
    build_jadwal.khusus(cast, pd=cast.dinas, isi="2023-03-13", nilai="2023-03-15")
    bkd, month = login(cast.bkd), "?tahun=2023&bulan=2"
    longer = (
        "1 perangkat daerah sampai 15 Maret 2023 pukul 23:59, 1 pegawai dengan dispensasi sampai 17 Maret"
    )
    said = text(bkd, f"/rekapitulasi/{month}")
    assert "– 3 hari lagi (lebih lama: 1 perangkat daerah sampai 13 Maret 2023 pukul 23:59)" in said
    assert longer in said
    assert longer in text(bkd, f"/rekapitulasi/antrean/{month}")
    own = text(login(cast.pengelola), f"/rekapitulasi/{month}")
    assert "1 pegawai dengan dispensasi sampai 17 Maret" in own
    assert "perangkat daerah sampai" not in own, "another PD's"
    at("2023-03-13 08:00")
    assert "Yang batasnya lebih lama masih berjalan: 0 belum mengisi, 1 menunggu" in text(
        bkd, f"/rekapitulasi/{month}&pd={cast.badan.pk}"
    )


def test_the_words() -> None:
    same = batas_bersama([DUA_BELAS, DUA_BELAS])
    assert same is not None
    assert same.kata(ZONE) == "12 Maret 2023 pukul 23:59"
    three = batas_bersama([moment("2023-03-17 23:59:59"), DUA_BELAS, LIMA_BELAS])
    assert three is not None
    assert three.kata_lain(ZONE) == "2 lebih lama, paling lama sampai 17 Maret 2023 pukul 23:59"
    assert batas_bersama([]) is None
    assert kata_lebih_lama(LIMA_BELAS, {"orang": [DUA_BELAS]}, ZONE) == ""
