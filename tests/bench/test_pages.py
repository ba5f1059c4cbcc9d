"""The pages in their heaviest states, in a province of 14,140 people, beside /readyz (`make bench`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from pytest_django import Settings

from sikinerja.akun.models import Akun
from sikinerja.demo.load import load
from sikinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan
from tests.architecture.matrix import penilaian_realisasi_bulanan
from tests.architecture.matrix import skp as skp_rows
from tests.bench.measure import medians, tell
from tests.builders import aktivitas, realisasi, skp
from tests.cast import PASSWORD, Cast, make_cast, person, tenure
from tests.moments import moment

pytestmark = [pytest.mark.bench, pytest.mark.django_db]

PEOPLE = 14_140
SLOWEST = 150
"""A page may take so many times what /readyz takes; a guard against accidents, not a goal."""
HASHERS = list(django_settings.PASSWORD_HASHERS)


@pytest.fixture
def province(db: None) -> None:
    """Everybody, under names that leave the cast its own."""
    load(now=moment("2023-03-07 09:00"), pegawai=PEOPLE)
    Akun.objects.filter(username="gubernur").update(username="gubernur-provinsi")
    Jabatan.objects.update(nama=Concat(F("nama"), Value(" (provinsi)")))


def subordinate(cast: Cast, nama: str) -> RiwayatJabatan:
    """One more person under the cast's penilai."""
    return tenure(person(nama), jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)


def heavy(cast: Cast) -> dict[str, tuple[Pegawai, str]]:
    """Who opens which page; every state stands on one stage."""
    skp_id = skp_rows.heavy(cast)
    busy = skp.disetujui(subordinate(cast, "Sibuk Contoh"), rhk=12, indikator=4, tambahan=3)
    aktivitas.sebulan(busy, jumlah=600)
    realisasi.belum(busy)
    full = skp.disetujui(subordinate(cast, "Penuh Contoh"), rhk=12, indikator=4, tambahan=3)
    filed = realisasi.diajukan(full).pk
    penilaian_realisasi_bulanan.sixty(cast)
    return {
        "dashboard, employee": (busy.pegawai, "/"),
        "dashboard, penilai of 60": (cast.penilai, "/"),
        "SKP, 60 indikator": (cast.pegawai, f"/skp/{skp_id}/"),
        "month to fill in, 60 indikator": (busy.pegawai, "/realisasi-bulanan/2023/2/isi/"),
        "activities of a month, 600": (busy.pegawai, "/aktivitas/semua/?tahun=2023&bulan=2"),
        "activities, front page": (busy.pegawai, "/aktivitas/"),
        "penilai's month, 60 people": (cast.penilai, "/penilaian/realisasi-bulanan/?tahun=2023&bulan=2"),
        "penilai's SKP, 60 people": (cast.penilai, "/penilaian/skp/"),
        "month to rate, 60 indikator": (cast.penilai, f"/penilaian/realisasi-bulanan/{filed}/hasil-kerja/"),
        "profile": (cast.pegawai, "/profil/"),
    }


def opened(client: Client, path: str) -> None:
    """A page that is really there."""
    assert client.get(path).status_code == 200, path


def test_pages_beside_readyz(province: None, login: Callable[[Pegawai], Client]) -> None:
    cast = make_cast()
    pages = heavy(cast)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    calls = {"readyz": partial(opened, Client(), "/readyz")}
    calls |= {name: partial(opened, login(who), path) for name, (who, path) in pages.items()}
    found = medians(calls)
    tell(f"pages in a province of {PEOPLE}", found, base="readyz")
    assert max(found.values()) < SLOWEST * found["readyz"]


def test_logging_in_beside_a_plain_page(cast: Cast, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = HASHERS
    cast.pegawai.akun.set_password(PASSWORD)
    cast.pegawai.akun.save()
    typed = {"username": cast.pegawai.nip, "password": PASSWORD}

    def enter() -> None:
        assert Client().post("/masuk/", typed).status_code == 303

    found = medians({"login page": partial(opened, Client(), "/masuk/"), "logging in": enter})
    tell("logging in (argon2)", found, base="login page")
