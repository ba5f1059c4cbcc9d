"""Rekapitulasi: what the pages say, and to whom (F8.5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai, Pengelola
from tests.builders import realisasi, skp
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]


def text(client: Client, path: str, status: int = 200) -> str:
    """The words of a page."""
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_a_head_sees_who_has_not_filed(cast: Cast, login: Login) -> None:
    skp.disetujui(cast.riwayat)
    realisasi.diajukan(skp.disetujui(cast.rekan.riwayat.get()))

    page = text(login(cast.kepala), "/rekapitulasi/?status=BELUM_DIISI")

    assert "Rekapitulasi Februari 2023" in page
    assert cast.pegawai.akun.nama in page
    assert cast.rekan.akun.nama not in page
    assert "3 hari lagi" in page
    assert cast.orang_lain.akun.nama not in page


def test_a_head_sees_no_other_pd(cast: Cast, login: Login) -> None:
    text(login(cast.kepala), f"/rekapitulasi/?pd={cast.dinas.pk}", 404)
    assert cast.badan.nama in text(login(cast.bkd), f"/rekapitulasi/?pd={cast.badan.pk}")


def test_bkd_sees_all_and_chooses(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)

    everybody = text(client, "/rekapitulasi/")
    assert "Semua perangkat daerah" in everybody
    assert f"?pd={cast.dinas.pk}&amp;tahun=2023&amp;bulan=2" in everybody
    one = text(client, f"/rekapitulasi/?pd={cast.dinas.pk}")
    assert cast.orang_lain.akun.nama in one
    assert cast.pegawai.akun.nama not in one


def test_who_acts_for_the_head_has_the_menu(cast: Cast, login: Login) -> None:
    client = login(cast.orang_lain)
    assert 'href="/rekapitulasi/"' not in text(client, "/")
    text(client, "/rekapitulasi/", 403)
    pelaksana_tugas(cast.orang_lain, cast.riwayat_kepala)

    assert 'href="/rekapitulasi/"' in text(client, "/")
    assert cast.pegawai.akun.nama in text(client, "/rekapitulasi/")


def test_a_keadaan_khusus_is_named(cast: Cast, login: Login) -> None:
    keadaan_khusus(cast.pegawai, tanggal_mulai="2023-01-15")

    assert "Cuti melahirkan" in text(login(cast.kepala), "/rekapitulasi/?q=yohanes")


def test_the_queue_leads_to_who_is_slow(cast: Cast, login: Login) -> None:
    client = login(cast.kepala)
    assert "Tidak ada antrean" in text(client, "/rekapitulasi/antrean/")
    realisasi.diajukan(skp.disetujui(cast.riwayat))

    page = text(client, "/rekapitulasi/antrean/")

    assert cast.penilai.akun.nama in page
    assert "04-03-2023 10:00" in page


@pytest.mark.parametrize(
    "query",
    ["pd=x", "bulan=13", "tahun=1", "unit=99999999999", "status=APA", "halaman=99", "q=" + "x" * 300],
)
def test_nonsense_in_the_address_is_left_out(cast: Cast, login: Login, query: str) -> None:
    assert "Rekapitulasi Februari 2023" in text(login(cast.kepala), f"/rekapitulasi/?{query}")


def test_who_looks_after_two_pd_chooses(cast: Cast, login: Login) -> None:
    Pengelola.objects.create(pegawai=cast.pengelola, perangkat_daerah=cast.dinas)
    client = login(cast.pengelola)

    assert f'<option value="{cast.dinas.pk}"' in text(client, "/rekapitulasi/")
    assert cast.orang_lain.akun.nama in text(client, f"/rekapitulasi/?pd={cast.dinas.pk}")
    assert "Semua perangkat daerah" not in text(client, "/rekapitulasi/")
