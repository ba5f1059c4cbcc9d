"""What every test stands on: the cast, a moved clock for the web door, and guards against the outside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.test import Client, TransactionTestCase
from pytest_django import DjangoDbBlocker, Settings

from sikinerja.api import clock as api_clock
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.web import clock
from tests.cast import NOW, Cast, moment
from tests.clients import logged_in
from tests.emptying import empty, restart
from tests.loopback import tool_kinerja  # noqa: F401 - a fixture
from tests.plugins.outside import _no_outside  # noqa: F401 - an autouse fixture
from tests.snapshot import Snapshot, take

hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, max_examples=50)
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=5000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_configure() -> None:
    """Static files need no collecting here; whitenoise only wants its folder to exist."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """A database used again begins empty but for the migrations' rows: a run before may have been killed.

    After a test that commits it is emptied the same way: Django's own flush truncates every table and
    writes all permissions anew, which takes half a second each time.
    """
    with django_db_blocker.unblock():
        empty()
        restart()
    TransactionTestCase._fixture_teardown = lambda _: empty()


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where results of long jobs go."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def _plain_settings(settings: Settings, data_folder: Path) -> None:
    """argon2 at full strength would cost the suite minutes; assets are not built for unit tests."""
    settings.DATA_DIR = data_folder
    settings.WAJIB_FAKTOR_KEDUA = []
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def snapshot(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Snapshot:
    """The cast's rows, made once."""
    with django_db_blocker.unblock():
        return take()


@pytest.fixture
def cast(db: None, snapshot: Snapshot) -> Cast:
    """The fixed cast, in the database."""
    return snapshot.write()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Move the clock of web and API: ``at("2023-03-10 23:59:59")`` (local time)."""

    def move(local: str) -> None:
        fixed: datetime = moment(local)
        for door in (clock, api_clock):
            monkeypatch.setattr(door, "now", lambda: fixed)

    move(NOW)
    return move


@pytest.fixture
def login(at: Callable[[str], None]) -> Iterator[Callable[[Pegawai], Client]]:
    """A web client in which a person is logged in, at :data:`tests.cast.NOW` unless moved."""

    def enter(person: Pegawai) -> Client:
        return logged_in(person.akun)

    return enter
