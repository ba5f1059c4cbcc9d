"""Errors speak: a page with the message and a way out, or for htmx a message at the bottom right."""

from __future__ import annotations

import json

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound, Throttled
from sikinerja.web import errors

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


def test_other_errors_have_their_page() -> None:
    assert "tidak ditemukan" in errors.page_not_found(request()).content.decode()
    assert "tidak dapat dibaca" in errors.bad_request(request()).content.decode()
    assert "sudah berakhir" in errors.csrf_failure(request()).content.decode()
    assert errors.server_error(request()).status_code == 500
