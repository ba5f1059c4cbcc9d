"""The browser of the browser tests, before the demo province instead of the fixed cast."""

from __future__ import annotations

import pytest

from sikinerja.demo.accounts import employee_and_rater
from sikinerja.demo.load import load
from sikinerja.kepegawaian.models import Pegawai
from tests.browser.conftest import (  # noqa: F401 - fixtures
    _django_beside_a_loop,
    _server,
    browser,
    context,
    new_visit,
    serving,
    visit,
)
from tests.moments import moment


@pytest.fixture
def actors(db: None) -> dict[str, Pegawai]:
    """The two main actors of a fresh demo province, by the word that names their pictures."""
    load(now=moment("2023-03-07 09:00"))
    employee, rater = employee_and_rater()
    return {"pegawai": employee.pegawai, "penilai": rater.pegawai}
