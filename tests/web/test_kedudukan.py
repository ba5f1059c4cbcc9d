"""A month's own pages show the word of its standing that lists and strip show (issue 9 §1, §2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.akun.models import Akun
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.penilaian.queries.setahun import setahun
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules.kedudukan import DITARIK
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.skp.models import Skp
from tests.api.client import Program, ok
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders import token
from tests.builders.kepegawaian import keadaan_khusus
from tests.builders.mutasi import pindah
from tests.cast import Cast, context, moment

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
OWN, YEAR = "/realisasi-bulanan/2023/2/", "/realisasi-bulanan/?tahun=2023"
ISI, SESUDAH = "2023-03-09 09:00", "2023-03-13 09:00"
BEBAS = "Bulan ini tidak wajib diisi (Cuti besar) dan dirilis sebagai “Tidak wajib”"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    if answer.status_code == 303:
        answer = client.get(answer.headers["Location"])
    assert answer.status_code == 200
    return answer.content.decode()


def badge(page: str) -> str:
    """The word beside a page's name."""
    (head,) = re.findall(r"</h1>(.*?)</div>", page, re.DOTALL)[:1]
    (word,) = re.findall(r'<span class="(?:tag t-[a-z]+|muted)">([^<]+)</span>', head)
    return str(word)


def row_of(page: str, title: str) -> str:
    """The row of a table that begins with these words."""
    (row,) = [row for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if f">{title}<" in row]
    return str(row)


def cuti(cast: Cast) -> None:
    keadaan_khusus(cast.pegawai, jenis="CUTI_BESAR", tanggal_mulai=date(2023, 2, 1))


def meninggal(cast: Cast) -> None:
    keadaan_khusus(cast.pegawai, jenis="MENINGGAL", tanggal_mulai=date(2023, 2, 20), tanggal_selesai=None)


STANDINGS: dict[str, tuple[Callable[[Skp], object], Callable[[Cast], None] | None, str, K]] = {
    "filed": (build.diajukan, None, ISI, K.MENUNGGU),
    "withdrawn": (build.ditarik, None, ISI, K.BELUM_DIISI),
    "withdrawn and over": (build.ditarik, None, "2023-03-11 09:00", K.MENUNGGU),
    "half rated": (build.dinilai, None, ISI, K.MENUNGGU),
    "not rated": (build.diajukan, None, SESUDAH, K.BELUM_DINILAI),
    "half rated and over": (build.dinilai, None, SESUDAH, K.BELUM_DINILAI),
    "rated": (build.selesai, None, SESUDAH, K.DINILAI),
    "on leave, may still be rated": (build.diajukan, cuti, ISI, K.MENUNGGU),
    "on leave, withdrawn": (build.ditarik, cuti, ISI, K.KEADAAN_KHUSUS),
    "on leave, not rated": (build.diajukan, cuti, SESUDAH, K.KEADAAN_KHUSUS),
    "on leave, half rated": (build.dinilai, cuti, SESUDAH, K.KEADAAN_KHUSUS),
    "on leave, rated": (build.selesai, cuti, SESUDAH, K.DINILAI),
    "dead, may still be rated": (build.diajukan, meninggal, ISI, K.MENUNGGU),
    "dead, not rated": (build.diajukan, meninggal, SESUDAH, K.KEADAAN_KHUSUS),
}


@pytest.mark.parametrize("name", STANDINGS)
def test_a_months_own_pages_say_its_standing(cast: Cast, login: Login, at: At, name: str) -> None:
    make, state, when, where = STANDINGS[name]
    make(build_skp.disetujui(cast.riwayat))
    if state:
        state(cast)
    at(when)
    owner, penilai, bkd = login(cast.pegawai), login(cast.penilai), login(cast.bkd)
    row = Realisasi.objects.get()
    own, listed = text(owner, OWN), text(penilai, "/penilaian/realisasi-bulanan/?bulan=2&tahun=2023")
    label = DITARIK if name == "withdrawn" else where.label
    words = {
        "own": badge(own),
        "year": label if f">{label}<" in row_of(text(owner, YEAR), "Februari") else "",
        "list": label if f">{label}<" in row_of(listed, cast.pegawai.akun.nama) else "",
        "api": K[ok(Program(token.pribadi(cast.pegawai)).get("/realisasi-bulanan/2023/2"))["keadaan"]].label,
    }
    if where != K.BELUM_DIISI and name != "on leave, withdrawn":
        program = Program(token.pribadi(cast.penilai))
        rated = text(penilai, f"/penilaian/realisasi-bulanan/{row.pk}/hasil-kerja/")
        words["rater's"] = badge(rated)
        words["rater's api"] = K[ok(program.get(f"/penilaian/realisasi-bulanan/{row.pk}"))["keadaan"]].label
        if where == K.KEADAAN_KHUSUS:
            assert "dirilis sebagai “Belum dinilai”" not in own + rated + listed
            assert all("dan dirilis sebagai “Tidak wajib”" in page for page in (own, rated))
    assert set(words.values()) - {label} <= {where.label}, words
    assert words["own"] == words["year"] == words["list"] == label
    recap = text(bkd, f"/rekapitulasi/?bulan=2&tahun=2023&status={where}&pd={cast.badan.pk}")
    assert cast.pegawai.akun.nama in recap


CLOSED: dict[str, tuple[Callable[..., object], Callable[[Cast], None] | None, str, str]] = {
    "on leave": (build_skp.disetujui, cuti, BEBAS, "“Tidak mengisi”"),
    "on leave, no SKP": (build_skp.konsep, cuti, BEBAS, "Susun dan ajukan SKP"),
    "missed": (build_skp.disetujui, None, "dirilis sebagai “Tidak mengisi”", "sebelum akun"),
    "no SKP": (build_skp.konsep, None, "tidak termuat dalam SKP yang disetujui", "Susun dan ajukan SKP"),
}


@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_month_says_what_it_owes(cast: Cast, login: Login, at: At, name: str) -> None:
    make, state, said, unsaid = CLOSED[name]
    make(cast.riwayat)
    if state:
        state(cast)
    at(SESUDAH)
    page = text(login(cast.pegawai), f"{OWN}isi/")
    assert said in page
    assert unsaid not in page


def test_a_month_from_before_the_account_says_so(cast: Cast, login: Login, at: At) -> None:
    build_skp.disetujui(cast.riwayat)
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(dibuat_pada=moment("2023-03-12 08:00"))
    at(SESUDAH)
    page = text(login(cast.pegawai), f"{OWN}isi/")
    assert "sudah ditutup sejak 10 Maret 2023 pukul 23:59, sebelum akun Anda dibuat." in page


def test_a_month_of_two_skp_is_owed_under_the_later(cast: Cast, login: Login, at: At) -> None:
    """A mutasi within February: neither SKP says "tidak mengisi" of the other's month."""
    build_skp.disetujui(cast.riwayat)
    pindah(cast)
    lama, baru = Skp.objects.filter(pegawai=cast.pegawai).order_by("periode_awal")
    ctx = context(cast.pegawai, "2023-04-20 09:00")
    assert setahun(ctx, skp=lama)[1].teks == "tidak mengisi", "until the new one is approved"
    build_skp.add_rhk(baru, 1, indikator=1)
    build_skp.isi_ekspektasi(baru)
    build_skp.step(baru, "ajukan", "PENILAIAN", cast.pegawai, "2023-02-23 10:00")
    build_skp.approve(baru)

    assert [setahun(ctx, skp=one)[1].teks for one in (lama, baru)] == [
        "di luar SKP ini",
        "tidak mengisi",
    ]
