"""A substitute leaves too: what they carry is shown before, and everybody whose rater changes is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.mutasi.operations import berhenti
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.builders.berhenti import PINTU, TERGANTUNG, akun_nonaktif, asked, berkeadaan, titles
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
BERUBAH = "Pengganti Ratna Penilai Contoh, SH sebagai pejabat penilai berubah"


@pytest.mark.parametrize("hal", TERGANTUNG)
def test_what_somebody_carries_for_who_is_gone_is_shown_before(cast: Cast, hal: str) -> None:
    kind, make = TERGANTUNG[hal]
    make(cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    found = bergantung(context(cast.bkd), pegawai_id=cast.kepala.pk)

    (carried,) = found.terbawa
    assert (carried.nama, carried.sebab.value) == (cast.penilai.akun.nama, "MENINGGAL")
    assert len(getattr(carried.bergantung, kind)) == 1
    assert len(carried.bergantung.bawahan) == 2
    assert [one.nama for one in carried.bergantung.pengganti] == [cast.gubernur.akun.nama]
    assert "sebagai pengganti Ratna Penilai Contoh, SH: 1 " in found.ringkas
    assert not bergantung(context(cast.bkd), pegawai_id=cast.gubernur.pk).terbawa


def test_it_is_shown_at_any_depth(cast: Cast) -> None:
    TERGANTUNG["bulan diajukan"][1](cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    akun_nonaktif(cast, cast.kepala)
    found = bergantung(context(cast.bkd), pegawai_id=cast.gubernur.pk)

    assert {one.nama for one in found.terbawa} == {cast.penilai.akun.nama, cast.kepala.akun.nama}
    assert all(one.bergantung.pengganti == [] for one in found.terbawa)


@pytest.mark.parametrize("pintu", ["meninggal", "pensiun", "akun dinonaktifkan"])
def test_everybody_whose_rater_changes_is_told(cast: Cast, pintu: str) -> None:
    TERGANTUNG["bulan diajukan"][1](cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    berhenti.kabari(context(None))
    Pemberitahuan.objects.all().delete()
    PINTU[pintu].lewati(cast, cast.kepala)
    for _ in range(2):
        assert berhenti.kabari(context(None)) is False

    for who in (cast.pegawai, cast.rekan, cast.pengelola):
        assert titles(who).count(BERUBAH) == 1
        told = Pemberitahuan.objects.get(akun=who.akun, judul=BERUBAH).isi
        assert cast.gubernur.akun.nama in told
    (task,) = asked(cast.pegawai)
    assert cast.gubernur.akun.nama in task
    told = Pemberitahuan.objects.get(akun=cast.pengelola.akun, judul=BERUBAH).isi
    assert told.startswith("1 realisasi bulanan menunggu penilaian, 2 pegawai menunjuknya")
    digest = f"Anda menggantikan {cast.penilai.akun.nama} sebagai pejabat penilai"
    assert titles(cast.gubernur).count(digest) == 1


@pytest.mark.parametrize(
    ("address", "data"),
    [
        (lambda c: f"/kelola/akun/{c.kepala.pk}/status/", None),
        (lambda c: f"/riwayat-jabatan/{c.riwayat_kepala.pk}/hapus/", None),
        (
            lambda c: "/kelola/keadaan-khusus/tambah/",
            {"jenis": "PENSIUN", "tanggal_mulai": "2023-03-07", "dasar": "SK 1"},
        ),
    ],
    ids=["akun", "riwayat", "pensiun"],
)
def test_the_pages_show_it(
    cast: Cast,
    login: Callable[[Pegawai], Client],
    address: Callable[[Cast], str],
    data: dict[str, str] | None,
) -> None:
    TERGANTUNG["bulan diajukan"][1](cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    client = login(cast.bkd)
    post = data and data | {"terkelola": str(cast.kepala.pk)}
    answer = client.post(address(cast), post) if post else client.get(address(cast))
    html = answer.content.decode()

    assert "sebagai pengganti Ratna Penilai Contoh, SH (meninggal dunia):" in html
    assert "1 realisasi bulanan menunggu penilaian" in html
    assert cast.gubernur.akun.nama in html
