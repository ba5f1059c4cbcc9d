"""BAB VI on the 12th: a penilai with forty subordinates, what is left, and what the day after says."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.realisasi.models import Realisasi
from tests.builders import realisasi
from tests.builders import skp as build
from tests.builders.jadwal import dispensasi
from tests.cast import Cast, person, tenure

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
NILAI = "/penilaian/realisasi-bulanan/"
TERTUNDA = f"{NILAI}tertunda/"
HARI_INI = "2023-03-12 22:00"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())


def langkah(client: Client) -> list[str]:
    """What the list offers, row by row, page by page."""
    pages = [client.get(f"{NILAI}?tahun=2023&bulan=2&halaman={n}").content.decode() for n in (1, 2)]
    return [word for page in pages for word in re.findall(r">(Isi Penilaian|Lihat \w+)<", page)]


@pytest.fixture
def empat_puluh(cast: Cast) -> list[Pegawai]:
    """Five rated, five half, twenty filed, ten who filed nothing."""
    found = []
    build.disetujui(cast.riwayat_penilai)
    for n in range(40):
        found.append(person(f"Bawahan {n:02d}"))
        plan = build.disetujui(
            tenure(found[-1], jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
        )
        if n < 30:
            (realisasi.selesai if n < 5 else realisasi.dinilai if n < 10 else realisasi.diajukan)(plan)
    return found


def test_the_last_evening(cast: Cast, login: Login, at: At, empat_puluh: list[Pegawai]) -> None:
    at(HARI_INI)
    rater = login(cast.penilai)
    assert "Hari ini 25 realisasi bawahan menunggu penilaian" in text(rater, "/")
    assert langkah(rater) == ["Isi Penilaian"] * 25 + ["Lihat Penilaian"] * 5
    shown = text(rater, NILAI)
    assert shown.index("Bawahan 05") < shown.index("Bawahan 10"), "what is half done stands first"
    assert "5 dari 30 yang mengajukan sudah dinilai. Selebihnya: 10 tidak mengisi, 2 tanpa SKP" in shown
    assert "25 realisasi belum dinilai oleh bawahan Anda" in text(login(cast.kepala), "/")
    assert "hari ini hari terakhir" in text(login(cast.kepala), TERTUNDA)


def test_the_day_after(cast: Cast, login: Login, at: At, empat_puluh: list[Pegawai]) -> None:
    at("2023-03-13 00:00")
    rater, head = login(cast.penilai), login(cast.kepala)
    home = text(rater, "/")
    assert "25 realisasi bawahan belum Anda nilai" in home
    assert "mintalah dispensasi penilaian kepada BKD" in home
    assert langkah(rater) == ["Lihat Realisasi"] * 25 + ["Lihat Penilaian"] * 5
    said = text(head, TERTUNDA)
    assert "sudah menilai" not in said, "the superior is told what was not done"
    assert f"{cast.penilai.akun.nama} {cast.penilai.nip[:8]}" in said
    assert "Februari 2023 25 12 Maret 2023 pukul 23:59" in said
    assert "dirilis sebagai “Belum dinilai”" in said
    assert "Semua penilai di bawah Anda sudah menilai" in text(login(cast.gubernur), TERTUNDA)


def test_a_dispensation_opens_exactly_that_one(
    cast: Cast, login: Login, at: At, empat_puluh: list[Pegawai]
) -> None:
    late = empat_puluh[10]
    dispensasi(cast, late, sampai="2023-03-20", jenis=JenisDispensasi.PENILAIAN)
    at("2023-03-14 09:00")
    rater, head = login(cast.penilai), login(cast.kepala)
    home = text(rater, "/")
    assert "6 hari lagi 1 realisasi bawahan menunggu penilaian" in home
    assert "24 realisasi bawahan belum Anda nilai" in home
    assert langkah(rater).count("Isi Penilaian") == 1
    said = text(head, TERTUNDA)
    assert "Februari 2023 1 20 Maret 2023" in said
    assert "Februari 2023 24 12 Maret 2023" in said
    row, closed = (Realisasi.objects.get(pegawai=who) for who in (late, empat_puluh[11]))
    assert ">Simpan Penilaian<" in rater.get(f"{NILAI}{row.pk}/hasil-kerja/").content.decode()
    assert ">Simpan Penilaian<" not in rater.get(f"{NILAI}{closed.pk}/hasil-kerja/").content.decode()
