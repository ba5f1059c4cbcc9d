"""Errors speak: a page with the message and a way out, or for htmx a message at the bottom right."""

from __future__ import annotations

import json
import threading

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from sikinerja.core.errors import Busy, Conflict, DomainError, Forbidden, Invalid, NotFound, Throttled
from sikinerja.dokumen import press
from sikinerja.dokumen.rules import Tampilan, Terbitan
from sikinerja.web import errors
from tests.moments import moment

REFUSALS = [
    Invalid({"teks": "Isi teks RHK."}),
    Forbidden("Hanya penilai yang boleh."),
    NotFound("SKP tidak ditemukan."),
    Conflict("SKP sudah diajukan."),
    Throttled(30),
]


def request(**headers: str) -> HttpRequest:
    """A request that met trouble before the middleware built its context."""
    return RequestFactory(headers=headers).get("/")


@pytest.mark.parametrize("error", REFUSALS, ids=lambda e: type(e).__name__)
def test_a_refusal_is_a_page_with_its_message(error: DomainError) -> None:
    response = errors.domain_error(request(), error)
    assert response.status_code == error.status
    assert error.message in response.content.decode()


@pytest.mark.parametrize("error", REFUSALS, ids=lambda e: type(e).__name__)
def test_htmx_gets_the_message_alone(error: DomainError) -> None:
    response = errors.domain_error(request(HX_Request="true"), error)
    assert response.status_code == error.status
    assert response.content == b""
    assert json.loads(response.headers["HX-Trigger"])["pesan"]["text"] == error.message


def test_a_script_gets_the_message_as_json() -> None:
    response = errors.domain_error(request(X_Requested_With="fetch"), Conflict("Sudah diajukan."))
    assert response.status_code == 409
    assert json.loads(response.content) == {"pesan": "Sudah diajukan."}


def test_who_tries_too_often_is_told_when_to_come_back() -> None:
    assert errors.domain_error(request(), Throttled(30)).headers["Retry-After"] == "30"


def test_who_must_wait_for_the_press_reads_of_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "PATIENCE", 0)
    monkeypatch.setattr(press, "_turn", threading.BoundedSemaphore(1))
    press._turn.acquire()
    with pytest.raises(Throttled) as refused:
        press.cetak(Terbitan("", "", "", {}), tampilan=Tampilan(), pada=moment("2023-03-07 09:00"))
    page = errors.domain_error(request(), refused.value).content.decode()

    assert "Banyak dokumen sedang dicetak bersamaan. Coba lagi dalam" in page
    assert ">Coba lagi</a>" in page
    assert "password" not in page


def test_a_refused_step_leads_to_where_one_sees_why() -> None:
    """Nothing is said of others: a deadline that passed is nobody's deed."""
    sent = RequestFactory().post("/skp/5/ajukan/")
    page = errors.domain_error(sent, Conflict("Batas pengisian sudah lewat.")).content.decode()

    assert "Batas pengisian sudah lewat." in page
    assert "tidak mengubah apa pun" in page
    assert 'href="/skp/5/">Lihat keadaan terakhir</a>' in page
    assert "Orang lain" not in page


def test_a_server_that_does_not_answer_says_what_became_of_it_and_what_to_do() -> None:
    """Asks the database nothing: this test has none."""
    answer = errors.busy(request(), Busy())
    page = answer.content.decode()

    assert answer.headers["Retry-After"] == "10"
    for words in (
        "<h1>Server sedang sibuk</h1>",
        "permintaan ini belum selesai. Tunggu sebentar, lalu coba sekali lagi",
        "yang sudah tersimpan tidak hilang dan tidak menjadi ganda",
        'href="">Coba lagi</a>',
        'href="/">Ke dashboard</a>',
    ):
        assert words in page


def test_a_form_that_got_no_answer_comes_back_with_its_words() -> None:
    typed = {"kiriman": "x", "catatan": "Seluruh kegiatan bulan ini sudah dilaksanakan."}
    sent = RequestFactory().post("/realisasi-bulanan/2023/2/isi/", typed)
    page = errors.busy(sent, Busy()).content.decode()

    assert "Isian belum tersimpan" in page
    assert "Seluruh kegiatan bulan ini sudah dilaksanakan." in page
    assert "permintaan ini belum selesai" in page


def test_other_errors_have_their_page() -> None:
    assert "tidak ditemukan" in errors.page_not_found(request()).content.decode()
    assert "tidak dapat dibaca" in errors.bad_request(request()).content.decode()
    assert "sudah berakhir" in errors.csrf_failure(request()).content.decode()
    assert errors.server_error(request()).status_code == 500
