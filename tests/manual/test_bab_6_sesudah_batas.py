"""After the rating deadline (issue 9 §1): that it is over, what it means for the pay, what can be done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.operations import dispensasi, flow
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, moment

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
FEBRUARI = Month(2023, 2)
SESUDAH = "2023-03-13 00:00:00"
AKIBAT = "dirilis sebagai “Belum dinilai”"
JALAN = "BKD dapat memberi dispensasi penilaian"


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def page(client: Client, name: str, *args: int, **query: int) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("make", [build.diajukan, build.dinilai])
def test_everybody_is_told_that_it_is_over(
    cast: Cast, skp: Skp, login: Login, at: At, make: Callable[[Skp], object]
) -> None:
    """Filed or half rated: owner's month and year, rater's list and page, pengelola's queue."""
    make(skp)
    month = {"bulan": 2, "tahun": 2023}
    owner, penilai, pengelola = (login(who) for who in (cast.pegawai, cast.penilai, cast.pengelola))
    row = Realisasi.objects.get(skp=skp)

    def look() -> dict[str, str]:
        return {
            "bulan": page(owner, "realisasi_bulanan:lihat", 2023, 2),
            "tahun": page(owner, "realisasi_bulanan:daftar", tahun=2023),
            "daftar": page(penilai, "penilaian_realisasi_bulanan:daftar", **month),
            "nilai": page(penilai, "penilaian_realisasi_bulanan:hasil_kerja", row.pk),
            "antrean": page(pengelola, "rekapitulasi:antrean", **month),
            "rekap": page(pengelola, "rekapitulasi:bulan", **month),
        }

    at("2023-03-12 23:59:59")
    for text in look().values():
        assert AKIBAT not in text
    at(SESUDAH)
    for name, text in look().items():
        assert AKIBAT in text, name
        assert "menilai paling lambat" not in text, name
        if name not in {"tahun", "rekap"}:
            assert JALAN in text, name
    assert "Hubungi Ratna Penilai Contoh, SH" in page(owner, "realisasi_bulanan:lihat", 2023, 2)
    assert "Belum dinilai" in page(owner, "realisasi_bulanan:daftar", tahun=2023)


def test_what_was_not_filed_says_so_too(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    at("2023-03-11 00:00:00")
    owner = login(cast.pegawai)
    answer = owner.get(reverse("realisasi_bulanan:isi", args=(2023, 2)))
    text = owner.get(answer.headers["Location"]).content.decode()
    assert "dirilis sebagai “Tidak mengisi”" in text
    assert "mintalah dispensasi kepada BKD" in text


def test_a_rated_month_is_left_in_peace(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    build.selesai(skp)
    at(SESUDAH)
    assert AKIBAT not in page(login(cast.pegawai), "realisasi_bulanan:lihat", 2023, 2)
    assert AKIBAT not in page(login(cast.penilai), "penilaian_realisasi_bulanan:daftar", bulan=2, tahun=2023)


def test_a_dispensation_for_filing_lets_it_be_rated(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    """Filed in the last second of the 20th, rated on the 22nd; the owner was told so."""
    dispensasi.beri(
        context(cast.bkd, "2023-03-15 09:00"), pegawai_id=cast.pegawai.pk, month=FEBRUARI,
        jenis=JenisDispensasi.PENGISIAN, batas_pada=moment("2023-03-20 23:59:59"), alasan="Sakit",
    )  # fmt: skip
    at("2023-03-15 10:00")
    assert "pejabat penilai menilai sampai 22 Maret 2023" in page(login(cast.pegawai), "pemberitahuan:daftar")
    isian = {
        i.indikator_id: Isian("1", "https://contoh.test/a")
        for i in skp_queries.indikator_berlaku(skp_id=skp.pk)
    }
    flow.ajukan(
        context(cast.pegawai, "2023-03-20 23:59:59"),
        month=FEBRUARI,
        isian=isian,
        catatan="",
        konfirmasi=True,
        langkah=0,
    )
    at("2023-03-22 23:59:59")
    penilai = login(cast.penilai)
    row = Realisasi.objects.get(skp=skp)
    assert "Penilaian tidak dapat disimpan" not in page(
        penilai, "penilaian_realisasi_bulanan:hasil_kerja", row.pk
    )
    at("2023-03-23 00:00:00")
    assert "Penilaian tidak dapat disimpan" in page(
        penilai, "penilaian_realisasi_bulanan:hasil_kerja", row.pk
    )
