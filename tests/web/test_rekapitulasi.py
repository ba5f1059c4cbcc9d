"""Rekapitulasi: what the pages say, and to whom (F8.5)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai, Pengelola
from sikinerja.penilaian.models import CapaianOrganisasi
from tests.builders import aktivitas, realisasi, skp
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast, moment, person, tenure

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


def test_the_year_shows_a_box_for_every_month(cast: Cast, login: Login) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat))
    keadaan_khusus(cast.rekan)

    page = text(login(cast.kepala), "/rekapitulasi/setahun/")

    assert 'title="Feb: Baik"' in page
    assert 'title="Jan: Tidak mengisi"' in page
    assert 'title="Mar: Cuti melahirkan"' in page
    assert 'title="Apr: Belum waktunya"' in page


def test_a_distribution_is_held_against_the_pola(cast: Cast, login: Login) -> None:
    client = login(cast.kepala)
    for n in range(12):
        person_ = tenure(
            person(f"Orang {n} Contoh"), jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai
        )
        realisasi.selesai(skp.disetujui(person_, rhk=1, indikator=1))
    assert "belum ditetapkan" in text(client, "/rekapitulasi/distribusi/")
    CapaianOrganisasi.objects.create(
        perangkat_daerah=cast.badan, tahun=2023, nomor=1, capaian="BAIK", akun=cast.bkd.akun,
        nama=cast.bkd.akun.nama, pada=moment("2023-03-06 09:00"),
    )  # fmt: skip

    page = text(client, "/rekapitulasi/distribusi/")

    assert "Menyimpang dari pola distribusi" in page
    assert "Baik 100 %, paling banyak 70 %" in page
    assert "<desc>12 Baik (100 %)</desc>" in text(client, "/rekapitulasi/distribusi/?masa=tahun")


def test_hours_are_added_up(cast: Cast, login: Login) -> None:
    aktivitas.sebulan(skp.disetujui(cast.riwayat), jumlah=3)

    page = text(login(cast.kepala), "/rekapitulasi/aktivitas/?q=yohanes")

    assert re.search(r'data-label="Aktivitas" class="num">3<', page)


def test_one_person_is_read_by_who_looks_after_the_pd(cast: Cast, login: Login) -> None:
    made = skp.disetujui(cast.riwayat)
    realisasi.selesai(made)
    path = f"/rekapitulasi/pegawai/{cast.pegawai.pk}/"

    page = text(login(cast.kepala), path)

    assert "Sesuai Ekspektasi" in page
    assert f'href="/skp/{made.pk}/"' in page
    assert text(login(cast.kepala), f"/skp/{made.pk}/")
    text(login(cast.kepala_lain), path, 404)
    text(login(cast.pegawai), path, 403)


def test_a_short_table_comes_at_once_and_a_long_one_is_offered(
    cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = login(cast.kepala)
    answer = client.get("/rekapitulasi/unduh/bulan/?bentuk=csv&q=yohanes")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rekap-bulan-2023-02.csv"'
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "Yohanes Pegawai" in content
    assert cast.rekan.akun.nama not in content

    monkeypatch.setattr("sikinerja.rekapitulasi.rules.ekspor.LANGSUNG", 1)
    assert "dikerjakan di belakang layar" in text(client, "/rekapitulasi/unduh/bulan/")
    begun = client.post("/rekapitulasi/unduh/bulan/", {"bentuk": "csv"})
    assert begun.status_code == 303
    assert "Menunggu" in text(client, begun.headers["Location"])
    text(client, "/rekapitulasi/unduh/lain/", 404)
