"""Addresses for machines."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.mark.django_db
def test_ready_when_the_database_answers() -> None:
    response = Client().get("/readyz")
    assert response.status_code == 200
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_cast_stands_on_its_stage(cast: Cast) -> None:
    assert cast.riwayat.penilai == cast.penilai
