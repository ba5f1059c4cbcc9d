"""No page takes for ever: what PostgreSQL does not answer in time is a 503 that keeps what was typed."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client

from sikinerja.core import bounds
from sikinerja.core.sql import busy
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.web.dashboard import views
from tests.builders.skp import disetujui
from tests.builders.token import pribadi
from tests.cast import Cast
from tests.web.forms import Forms

Login = Callable[[Pegawai], Client]
TIMED_OUT = "SET LOCAL statement_timeout = '20ms'", "SELECT pg_sleep(5)"
LOCKED_OUT = "SET LOCAL lock_timeout = '20ms'", "LOCK TABLE skp_rhk IN ACCESS EXCLUSIVE MODE"


def ask(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def sleep_inside() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET idle_in_transaction_session_timeout = '10ms'")
        threading.Event().wait(0.2)
        cursor.execute("SELECT 1")


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """New connections, which wait for no lock."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=50ms")
    _anew()


def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As before."""
    monkeypatch.undo()
    _anew()


def _anew() -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


@contextmanager
def holding(table: str) -> Iterator[None]:
    """Another connection holds a table until the end."""
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


def test_bounds_of_a_process_reach_its_connections() -> None:
    text = bounds.WORK.options("-c statement_timeout=7s")
    assert text.index("statement_timeout=3600s") < text.index("statement_timeout=7s")


def test_who_chooses_nothing_has_the_bounds_of_a_request() -> None:
    """In a process of its own: commands that ran in this one have chosen theirs."""
    code = "from sikinerja.core import bounds; assert bounds.chosen() is bounds.REQUEST"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.django_db
def test_every_connection_of_a_request_is_bounded() -> None:
    with connection.cursor() as cursor:
        for name, wanted in [
            ("statement_timeout", "15s"),
            ("lock_timeout", "8s"),
            ("idle_in_transaction_session_timeout", "30s"),
            ("jit", "off"),
        ]:
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (wanted,)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statements", [TIMED_OUT, LOCKED_OUT])
def test_time_limits_are_told_from_mistakes(statements: tuple[str, str]) -> None:
    with holding("skp_rhk"), pytest.raises(DatabaseError) as caught:
        ask(*statements)
    assert busy(caught.value) is not None


@pytest.mark.django_db
@pytest.mark.parametrize("mistake", ["SELECT 1/0", "SELECT nothing", "INSERT INTO skp_skp DEFAULT VALUES"])
def test_mistakes_of_ours_are_no_business_of_the_database(mistake: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        ask(mistake)
    assert busy(caught.value) is None


@pytest.mark.django_db(transaction=True)
def test_a_killed_transaction_passes_too() -> None:
    with pytest.raises(DatabaseError) as caught:
        sleep_inside()
    connection.close()
    assert busy(caught.value) is not None


def test_who_cannot_connect_is_told_so() -> None:
    with pytest.raises(psycopg.OperationalError) as caught:
        psycopg.connect("host=/nowhere dbname=none", connect_timeout=1)
    assert busy(caught.value) is not None


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard's question runs into its limit."""

    def never(*_: object, **__: object) -> HttpResponse:
        ask(*TIMED_OUT)
        raise AssertionError("the statement must not end")

    monkeypatch.setattr(views, "respond", never)


def test_a_page_that_takes_too_long_says_so(cast: Cast, login: Login, slow: None) -> None:
    response = login(cast.pegawai).get("/")
    text = response.content.decode()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert "sedang sangat sibuk" in text
    assert "Coba lagi" in text


def test_a_script_gets_words_and_nothing_is_swapped(cast: Cast, login: Login, slow: None) -> None:
    client = login(cast.pegawai)
    fetched = client.get("/", headers={"X-Requested-With": "fetch"})
    assert "sibuk" in fetched.json()["pesan"]
    swapped = client.get("/", headers={"HX-Request": "true"})
    assert (swapped.status_code, swapped.content) == (503, b"")
    assert "sibuk" in swapped.headers["HX-Trigger"]


@pytest.mark.django_db(transaction=True)
def test_what_was_typed_stands_in_the_answer_and_can_be_sent_again(
    cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    skp = disetujui(cast.riwayat)
    client = login(cast.pegawai)
    impatient(monkeypatch)
    address = f"/skp/{skp.pk}/ajukan-revisi/"
    form = Forms(client.get(address).content.decode(), address).found[-1]
    typed = form.values | {"catatan": ['Target "triwulan" <dua> berubah']}
    with holding("skp_skp"):
        response = client.post(address, typed)
    patient(monkeypatch)
    text = response.content.decode()
    assert response.status_code == 503
    assert "Target &#34;triwulan&#34; &lt;dua&gt; berubah" in text
    assert "sedang sangat sibuk" in text
    skp.refresh_from_db()
    assert skp.status == "DISETUJUI"
    (again,) = Forms(text, "").found
    assert again.values | {"csrfmiddlewaretoken": ""} == typed | {"csrfmiddlewaretoken": ""}
    assert client.post(again.action, again.values).status_code == 303


@pytest.mark.django_db(transaction=True)
def test_a_password_never_comes_back(login: Login, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    with holding("akun_akun"):
        response = Client(raise_request_exception=False).post(
            "/masuk/", {"username": "198001012005011001", "password": "rahasia sekali"}
        )
    patient(monkeypatch)
    assert response.status_code == 503
    assert "rahasia sekali" not in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_session_that_cannot_be_read_is_503_too(
    cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any view, where Django asks the page for errors."""
    client = login(cast.pegawai)
    client.raise_request_exception = False
    impatient(monkeypatch)
    with holding("akun_sesi"):
        page = client.get("/")
    patient(monkeypatch)
    assert (page.status_code, page.headers["Retry-After"]) == (503, "10")


@pytest.mark.django_db(transaction=True)
def test_a_program_is_told_when_to_come_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    token = pribadi(cast.pegawai)
    impatient(monkeypatch)
    with holding("akun_token"):
        answer = Client().get("/api/v1/saya", headers={"Authorization": f"Bearer {token}"})
    patient(monkeypatch)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert answer.json()["code"] == "sedang_sibuk"


@pytest.mark.django_db(transaction=True)
def test_a_code_never_comes_back_either(cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    """Menus with codes give nothing back, by the rule of every page that gives a form back."""
    client = login(cast.pegawai)
    client.raise_request_exception = False
    impatient(monkeypatch)
    with holding("akun_sesi"):
        answer = client.post("/profil/keamanan/pastikan/", {"kode": "493817"})
    patient(monkeypatch)
    assert answer.status_code == 503
    assert "493817" not in answer.content.decode()
