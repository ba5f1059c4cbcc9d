"""The demo's clock and mails in the browser (domain.md §10)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from sikinerja.jadwal.models import PergeseranJam
from sikinerja.jejak.models import Jejak
from sikinerja.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings) -> Client:
    settings.DEMO = True
    return Client()


def test_anybody_moves_the_clock_and_every_page_follows(demo: Client) -> None:
    response = demo.post("/demo/jam/", {"tanggal": "2023-03-10", "pukul": "23:59"})
    assert response.status_code == 303
    assert "Sekarang Jumat, 10 Maret 2023 pukul 23:59." in demo.get("/demo/jam/").content.decode()
    target = datetime(2023, 3, 10, 15, 59, tzinfo=UTC)
    assert abs(clock.now() - target) < timedelta(minutes=1)
    assert Jejak.objects.filter(aksi="jadwal.geser_jam").count() == 1


def test_quick_steps_lead_to_moments_that_matter(demo: Client) -> None:
    demo.post("/demo/jam/", {"tanggal": "2023-03-07", "pukul": "09:00"})
    demo.post("/demo/jam/", {"langkah": "batas-isi"})
    assert "10 Maret 2023 pukul 23:59" in demo.get("/demo/jam/").content.decode()


@pytest.mark.parametrize("typed", [{"tanggal": "31-31-2023"}, {"tanggal": "1200-01-01"}, {"pukul": "25:00"}])
def test_nonsense_is_answered_clearly(demo: Client, typed: dict[str, str]) -> None:
    response = demo.post("/demo/jam/", typed)
    assert response.status_code == 422
    assert not PergeseranJam.objects.exclude(geser=timedelta()).exists()


def test_mails_can_be_read(demo: Client) -> None:
    assert "Belum ada surel" in demo.get("/demo/surat/").content.decode()


def test_outside_the_demo_nobody_moves_time(settings: Settings) -> None:
    assert Client().post("/demo/jam/", {"tanggal": "2023-03-10"}).status_code == 404
    assert Client().get("/demo/surat/").status_code == 404
    assert not PergeseranJam.objects.exists()
