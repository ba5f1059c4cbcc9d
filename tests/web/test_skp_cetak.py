"""Cetak SKP and the verification of what was printed, through the web door."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.cast import Cast
from tests.dokumen.paper import sizes_of, words_of

Login = Callable[[Pegawai], Client]


def pdf(client: Client, skp_id: int, **choice: object) -> bytes:
    address = reverse("skp:dokumen", args=(skp_id,))
    answer = client.get(address, choice, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "identity"
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.content


def test_the_page_names_what_is_not_there_yet(cast: Cast, login: Login) -> None:
    skp = build.konsep(cast.riwayat, rhk=1, indikator=1)
    page = login(cast.pegawai).get(reverse("skp:cetak", args=(skp.pk,))).content.decode()
    assert page.count("Belum tersedia") == 2
    assert "penilaian akhir SKP ini belum selesai." in page
    assert "tanda KONSEP" in page
    empty = build.konsep(cast.riwayat_penilai)
    page = login(cast.penilai).get(reverse("skp:cetak", args=(empty.pk,))).content.decode()
    assert page.count("Belum tersedia") == 3
    assert "Buka PDF" not in page


def test_the_paper_is_what_was_chosen(cast: Cast, login: Login) -> None:
    skp = build.disetujui(cast.riwayat)
    client = login(cast.pegawai)
    wide = pdf(client, skp.pk, dokumen="SKP", kertas="F4", arah="LANDSCAPE", skala=80)
    assert sizes_of(wide)[0] == pytest.approx((330 * 72 / 25.4, 215 * 72 / 25.4), abs=1)
    assert sizes_of(pdf(client, skp.pk, kertas="../etc", arah="x", skala="9999"))[0][1] == pytest.approx(
        842, abs=1
    )


def test_shown_or_saved_under_its_name(cast: Cast, login: Login) -> None:
    skp = build.disetujui(cast.riwayat)
    address, client = reverse("skp:dokumen", args=(skp.pk,)), login(cast.pegawai)
    name = 'filename="SKP-2023-199004172015021003-1.pdf"'
    assert client.get(address).headers["Content-Disposition"] == f"inline; {name}"
    assert client.get(f"{address}?unduh=on").headers["Content-Disposition"] == f"attachment; {name}"


def test_months_and_year_are_offered_once_rated(cast: Cast, login: Login) -> None:
    skp, client = build.disetujui(cast.riwayat), login(cast.pegawai)
    answer = client.get(reverse("skp:dokumen", args=(skp.pk,)), {"dokumen": "EVALUASI", "bulan": 2})
    assert "belum selesai dinilai" in client.get(answer.headers["Location"]).content.decode()
    realisasi.selesai(skp)
    page = client.get(reverse("skp:cetak", args=(skp.pk,))).content.decode()
    assert "Bulan Februari 2023" in page
    assert "Tahunan" not in page
    assert "PERIODE: FEBRUARI 2023" in words_of(pdf(client, skp.pk, dokumen="EVALUASI", bulan=2))
    akhir.selesai(skp)
    page = client.get(reverse("skp:cetak", args=(skp.pk,))).content.decode()
    assert "Tahunan (akhir periode)" in page
    assert "Belum tersedia" not in page
    assert "PREDIKAT KINERJA PEGAWAI BAIK" in words_of(pdf(client, skp.pk, dokumen="EVALUASI"))
    assert "Pertahankan kinerja yang sudah baik di tahun depan." in words_of(
        pdf(client, skp.pk, dokumen="AKHIR")
    )


def test_the_code_on_paper_leads_to_its_verification(cast: Cast, login: Login, client: Client) -> None:
    skp = build.disetujui(cast.riwayat)
    text = words_of(pdf(login(cast.pegawai), skp.pk))
    code = re.search(r"Kode verifikasi: (\S+)", text)
    assert code is not None
    found = client.get(reverse("verifikasi:formulir"), {"kode": code[1].lower().replace("-", "")})
    assert found.status_code == 303
    answer = client.get(found.headers["Location"])
    page = answer.content.decode()
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    for word in (
        "asli dan masih berlaku",
        "Yohanes Pegawai Contoh",
        "1990•••• •••••• • 003",
        "4 Januari 2023",
        "Disetujui",
    ):
        assert word in page
    assert "199004172015021003" not in page
    build.step(skp, "ajukan_revisi", "REVISI", cast.pegawai, "2023-02-01 08:00")
    build.step(skp, "terima_revisi", "KONSEP", cast.penilai, "2023-02-02 08:00")
    build.add_rhk(skp, 3, indikator=1)
    assert "masih berlaku" in client.get(found.headers["Location"]).content.decode()
    build.approve(skp)
    assert "sudah tidak berlaku" in client.get(found.headers["Location"]).content.decode()


def test_unknown_codes_get_a_clear_page(db: None, client: Client) -> None:
    for code in ("7K3M-9QX2-ABCD-EFGH", "x", "<script>", "a" * 500):
        answer = client.get(reverse("verifikasi:periksa", args=(code,)))
        assert answer.status_code == 404
        assert "Kode tidak dikenal" in answer.content.decode()
        assert "<script>" not in answer.content.decode().replace("<script src", "")
    answer = client.get(reverse("verifikasi:formulir"), {"kode": "12345"})
    assert answer.status_code == 422
    assert "16 huruf dan angka" in answer.content.decode()
