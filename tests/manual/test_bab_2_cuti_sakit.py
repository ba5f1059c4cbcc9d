"""A month on sick leave, as everybody concerned lives it (§8, §9): the same two words wherever one looks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pengingat import rules
from sikinerja.pengingat.models import Pengingat
from sikinerja.pengingat.operations import ingatkan
from sikinerja.rilis.models import RilisBaris
from tests.builders import kehadiran, realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.cast import Cast, context

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
KATA = "Cuti sakit"
pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def sick(cast: Cast, pengelola: Client) -> None:
    """The pengelola records it on the first day, from the doctor's letter."""
    leave = {
        "terkelola": cast.pegawai.pk, "jenis": "CUTI_SAKIT", "tanggal_mulai": "2023-02-01",
        "tanggal_selesai": "2023-02-28", "dasar": "Surat Keterangan Dokter 445/12/2023",
    }  # fmt: skip
    assert KATA in text(pengelola, "/kelola/keadaan-khusus/tambah/")
    assert pengelola.post("/kelola/keadaan-khusus/tambah/", leave).status_code == 303


def remind(when: str) -> None:
    """The worker's round of that hour."""
    ctx = context(None, when)
    for one in rules.rentang(ctx.now, ctx.zone):
        for jenis in rules.JenisPengingat:
            ingatkan(ctx, jenis=jenis, langkah=one.langkah)


def test_february_is_owed_by_nobody_and_says_why(cast: Cast, login: Login, at: At) -> None:
    tpp.berlaku(cuti_sakit=60)
    realisasi.selesai(build_skp.disetujui(cast.riwayat), month=Month(2023, 1))
    build_skp.disetujui(cast.rekan.riwayat.get())
    kehadiran.kehadiran(cast.pegawai, hadir=0, izin_cuti=20)
    at("2023-02-01 09:00")
    sick(cast, login(cast.pengelola))
    assert f"{KATA} dicatat" in text(login(cast.pegawai), "/pemberitahuan/")

    for when in ("2023-03-09 09:00", "2023-03-11 09:00", "2023-03-13 09:00"):
        at(when)
        remind(when)
        owner, rater, head = login(cast.pegawai), login(cast.penilai), login(cast.kepala)
        assert "Isi realisasi Februari" not in text(owner, "/")
        assert "Tidak mengisi" not in text(owner, "/")
        for page in ("/", "/realisasi-bulanan/?tahun=2023"):
            assert KATA in text(owner, page), (when, page)
        assert KATA in text(rater, "/penilaian/realisasi-bulanan/?tahun=2023&bulan=2")
        assert KATA in text(head, "/rekapitulasi/?tahun=2023&bulan=2&status=KEADAAN_KHUSUS")
        assert KATA in text(head, f"/rekapitulasi/pegawai/{cast.pegawai.pk}/?tahun=2023")

    assert {row.akun for row in Pengingat.objects.filter(jenis="PENGISIAN")} == {cast.rekan.akun}

    rilis.dirilis(cast)
    row = RilisBaris.objects.get(pegawai=cast.pegawai)
    assert (row.kenapa, row.tpp_persen) == (KATA, Decimal(60))
    for page in ("/rilis/saya/2023/2/", "/perhitungan-tpp/2023/2/", "/realisasi-bulanan/?tahun=2023"):
        assert KATA in text(login(cast.pegawai), page), page

    at("2023-04-03 09:00")
    assert "Isi realisasi Maret 2023" in text(login(cast.pegawai), "/")
