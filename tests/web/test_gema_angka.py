"""A number with two meanings is said in words before anything is submitted, without JavaScript too (§3)."""

from __future__ import annotations

import re
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
from tests.web.asked import asked_well
from tests.web.test_realisasi_bulanan import address, first, typed

Login = Callable[[Pegawai], Client]
DIBACA = "Dibaca 97.500 (sembilan puluh tujuh ribu lima ratus)."
pytestmark = pytest.mark.django_db


def confirmed(page: str) -> dict[str, str]:
    """What a page that points something out sends when its button is pressed again."""
    asked_well(page)
    found = re.search(r'name="yakin" value="([0-9a-f]{64})"', page)
    assert found, page
    return {"yakin": found[1]}


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
    assert re.search(r"(\d+) dari \1 indikator terisi", page), "what is on the page counts, not the draft"
    assert not PengajuanIndikator.objects.exists()
    shown = {f"realisasi_{first(skp)}_dibaca": "97.500"} | confirmed(page)
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
    held = client.post(there, data | {"target": "97.500"})
    page = held.content.decode()
    assert held.status_code == 422
    assert DIBACA in page
    assert "Angka ini dapat dibaca dua cara." in page
    assert 'name="target_dibaca" value="97.500"' in page
    assert client.post(there, data | {"target": "97.500", "target_dibaca": "97.500"}).status_code == 303
    indikator.refresh_from_db()
    assert indikator.target == 97_500
    for target, value in (
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
    shown = {f"realisasi_{first(made)}_dibaca": "97.500"}
    refused = client.post(there, sent | confirmed(answer.content.decode()))
    assert "Angka ini dapat dibaca dua cara." in refused.content.decode()
    assert client.post(there, sent | shown).status_code == 422
    assert client.post(there, sent | shown | confirmed(answer.content.decode())).status_code == 303


def test_many_times_the_target_is_pointed_out_once(cast: Cast, skp: Skp, login: Login) -> None:
    client, sent = login(cast.pegawai), typed(skp, realisasi="120000")
    answer = client.post(address("isi"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "terbaca 120.000" in page
    assert "kali targetnya" in page
    assert 'value="120000"' in page
    assert not PengajuanIndikator.objects.exists()
    assert client.post(address("isi"), sent | {"draf": "1"}).status_code == 303
    other = client.post(address("isi"), typed(skp, realisasi="130000") | confirmed(page))
    assert "terbaca 130.000" in other.content.decode()
    assert client.post(address("isi"), sent | confirmed(page)).status_code == 303
    assert PengajuanIndikator.objects.get(indikator=first(skp)).realisasi == 120_000


@pytest.mark.parametrize(("target", "maksud"), [("0,95", "95"), ("95000", "95")])
def test_an_odd_percentage_is_pointed_out_before_it_becomes_a_target(
    cast: Cast, login: Login, target: str, maksud: str
) -> None:
    skp = build_skp.konsep(cast.riwayat, rhk=1, indikator=1)
    indikator = Indikator.objects.get(rhk__skp=skp)
    client = login(cast.pegawai)
    data = {"ukuran": "KUALITAS", "teks": "Capaian", "satuan": "%", "target": target}
    for name, pk in (("ubah_indikator", indikator.pk), ("tambah_indikator", indikator.rhk_id)):
        there, data["teks"] = reverse(f"skp:{name}", args=(skp.pk, pk)), name
        answer = client.post(there, data)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert f"Apakah maksudnya {maksud}?" in page
        done = client.post(there, data | confirmed(page))
        assert done.status_code == 303, re.findall(r'class="error"[^>]*>.*?</p>', done.content.decode())
