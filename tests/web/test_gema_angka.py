"""A number with two meanings is said in words before anything is submitted, without JavaScript too (§3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.realisasi.models import PengajuanIndikator
from sikinerja.skp.models import Indikator, Skp
from tests.builders import akhir
from tests.builders import skp as build_skp
from tests.cast import Cast
from tests.web.test_realisasi_bulanan import address, first, typed

Login = Callable[[Pegawai], Client]
DIBACA = "Dibaca 97.500 (sembilan puluh tujuh ribu lima ratus)."
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def test_a_draft_shows_how_its_number_was_read(cast: Cast, skp: Skp, login: Login) -> None:
    client = login(cast.pegawai)
    client.post(address("isi"), typed(skp, realisasi="97.500", draf="1"))
    page = client.get(address("isi")).content.decode()
    assert f"{DIBACA} Bila bukan, tulis 97,5." in page
    assert f'name="realisasi_{first(skp)}_dibaca" value="97.500"' in page


def test_nothing_is_submitted_until_it_was_shown(cast: Cast, skp: Skp, login: Login) -> None:
    client = login(cast.pegawai)
    answer = client.post(address("isi"), typed(skp, realisasi="97.500"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert DIBACA in page
    assert "Angka ini dapat dibaca dua cara." in page
    assert not PengajuanIndikator.objects.exists()
    shown = {f"realisasi_{first(skp)}_dibaca": "97.500"}
    assert client.post(address("isi"), typed(skp, realisasi="12.500") | shown).status_code == 422
    assert client.post(address("isi"), typed(skp, realisasi="97.500") | shown).status_code == 303
    assert PengajuanIndikator.objects.get(indikator=first(skp)).realisasi == 97_500


@pytest.mark.parametrize(("text", "value"), [("0.950", "0.95"), ("97,5", "97.5"), ("12 {satuan}", "12")])
def test_one_meaning_goes_straight_through(cast: Cast, skp: Skp, login: Login, text: str, value: str) -> None:
    satuan = Indikator.objects.get(pk=first(skp)).satuan
    sent = typed(skp, realisasi=text.format(satuan=satuan))
    assert login(cast.pegawai).post(address("isi"), sent).status_code == 303
    assert PengajuanIndikator.objects.get(indikator=first(skp)).realisasi == Decimal(value)


def test_another_unit_is_pointed_out(cast: Cast, skp: Skp, login: Login) -> None:
    page = login(cast.pegawai).post(address("isi"), typed(skp, realisasi="12 lembar")).content.decode()
    assert "Tulis angkanya saja" in page
    assert f"Satuan indikator ini: {Indikator.objects.get(pk=first(skp)).satuan}." in page


def test_a_target_is_said_in_words_before_the_plan_is_handed_in(cast: Cast, login: Login) -> None:
    skp = build_skp.konsep(cast.riwayat, rhk=1, indikator=1)
    indikator = Indikator.objects.get(rhk__skp=skp)
    client, there = login(cast.pegawai), reverse("skp:ubah_indikator", args=(skp.pk, indikator.pk))
    data = {"ukuran": "KUANTITAS", "teks": "Jumlah", "satuan": "dokumen"}
    for target, value in (
        ("97.500", "97500"),
        ("12 dokumen", "12"),
        ("0.950", "0.95"),
        ("97.500,5", "97500.5"),
    ):
        assert client.post(there, data | {"target": target}).status_code == 303
        indikator.refresh_from_db()
        assert indikator.target == Decimal(value), target
    refused = client.post(there, data | {"target": "97.500", "teks": ""}).content.decode()
    assert DIBACA in refused
    Indikator.objects.filter(pk=indikator.pk).update(target=97_500)
    plan = client.get(reverse("skp:detail", args=(skp.pk,))).content.decode()
    assert "sembilan puluh tujuh ribu lima ratus" in plan


def test_the_year_asks_too(cast: Cast, login: Login) -> None:
    made = build_skp.disetujui(cast.riwayat, akhir=date(2023, 2, 28))
    akhir.mulai(made, at="2023-03-06 09:00")
    made.refresh_from_db()
    sent = typed(made, realisasi="97.500", langkah=str(made.langkah))
    client, there = login(cast.pegawai), reverse("realisasi_akhir:isi", args=(made.pk,))
    answer = client.post(there, sent)
    assert answer.status_code == 422
    assert DIBACA in answer.content.decode()
    assert not PengajuanIndikator.objects.exists()
    assert client.post(there, sent | {f"realisasi_{first(made)}_dibaca": "97.500"}).status_code == 303
