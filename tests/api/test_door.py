"""The door: who is let in, what a refusal looks like, how often, how large."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from sikinerja.akun.models import Token
from sikinerja.jejak.models import Jejak
from sikinerja.permintaan import rules
from sikinerja.permintaan.models import Pemakaian
from tests.api.client import Program, ok, problem
from tests.builders import token
from tests.cast import Cast
from tests.clients import logged_in
from tests.moments import moment

Make = Callable[..., Program]


def test_a_token_stands_for_its_person(cast: Cast, program: Make) -> None:
    response = program(cast.kepala).get("/saya")
    assert ok(response)["pegawai_id"] == cast.kepala.pk
    assert ok(response)["pimpinan_perangkat_daerah"] == [cast.badan.pk]
    assert len(response.headers["X-Request-ID"]) == 32
    assert response.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    "value", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer sk_p_" + "0" * 64, "sk_p_"]
)
def test_nobody_else_is_let_in(value: str, cast: Cast, at: Callable[[str], None]) -> None:
    response = Program(None).get("/saya", Authorization=value)
    problem(response, 401, "tidak_dikenal")
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_a_session_opens_nothing(cast: Cast, at: Callable[[str], None]) -> None:
    response = logged_in(cast.pegawai.akun).get("/api/v1/saya")
    problem(response, 401, "tidak_dikenal")


def test_tokens_end(cast: Cast, program: Make, at: Callable[[str], None]) -> None:
    one = program(cast.pegawai)
    ok(one.get("/saya"))
    at("2024-01-03 08:00")
    problem(one.get("/saya"), 401)
    at("2023-03-07 09:00")
    cast.pegawai.akun.aktif = False
    cast.pegawai.akun.save()
    problem(one.get("/saya"), 401)


def test_scopes_are_held(cast: Cast, at: Callable[[str], None]) -> None:
    machine = Program(token.mesin(cast.bkd, "rilis:baca"))
    assert "pribadi:baca" in problem(machine.get("/saya"), 403, "cakupan_kurang")["detail"]


def test_use_is_written_down_once_a_minute(cast: Cast, program: Make, at: Callable[[str], None]) -> None:
    one = program(cast.pegawai)
    for moment_ in ("2023-03-07 09:00:00", "2023-03-07 09:00:30", "2023-03-07 09:01:00"):
        at(moment_)
        ok(one.get("/saya"))
    assert Token.objects.get().terakhir_dipakai_pada == moment("2023-03-07 09:01")
    assert Jejak.objects.filter(aksi="akun.pakai_token", kanal="api").count() == 1


def test_a_token_may_not_ask_too_often(
    cast: Cast, program: Make, at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "PER_JENDELA", 2)
    one = program(cast.pegawai)
    at("2023-03-07 09:00:40")
    assert one.get("/saya").headers["RateLimit-Remaining"] == "1"
    ok(one.get("/saya"))
    refused = one.get("/saya")
    problem(refused, 429, "terlalu_sering")
    assert refused.headers["Retry-After"] == refused.headers["RateLimit-Reset"] == "20"
    assert refused.headers["RateLimit-Limit"] == "2"
    ok(program(cast.rekan).get("/saya"))
    at("2023-03-07 09:01:00")
    ok(one.get("/saya"))
    assert Pemakaian.objects.count() == 2


@pytest.mark.parametrize("path", ["/", "/tidak-ada", "/saya/", "/skp/abc", "/../../kelola/akun"])
def test_what_is_not_there_is_not_there(path: str, cast: Cast, program: Make) -> None:
    if path != "/":
        problem(program(cast.pegawai).get(path), 404, "tidak_ditemukan")
    problem(Client().get(f"/api{path}"), 404)


def test_other_methods_are_refused(cast: Cast, program: Make) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        response = program(cast.pegawai).send(method, "/saya")
        problem(response, 405, "metode_salah")
        assert response.headers["Allow"] == "GET"


def test_unknown_questions_are_refused(cast: Cast, program: Make) -> None:
    body = problem(program(cast.pegawai).get("/saya?siapa=saya"), 400, "bentuk_salah")
    assert body["errors"] == {"siapa": ["Parameter ini tidak dikenal."]}


def test_too_large_a_body_is_not_read(cast: Cast, program: Make) -> None:
    problem(program(cast.pegawai).post("/saya", b"x" * 3_000_000), 413, "terlalu_besar")


def test_who_has_it_already_gets_no_content(cast: Cast, program: Make) -> None:
    one = program(cast.pegawai)
    tag = one.get("/saya").headers["ETag"]
    again = one.get("/saya", If_None_Match=f'"x", W/{tag}')
    assert (again.status_code, again.content) == (304, b"")
    assert one.get("/saya", If_None_Match='"x"').status_code == 200


def test_a_failure_nobody_foresaw_is_a_problem_too(
    cast: Cast, program: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sikinerja.api import auth

    def broken(**_: object) -> None:
        raise ZeroDivisionError

    one = program(cast.pegawai)
    one._client.raise_request_exception = False
    monkeypatch.setattr(auth, "token_berlaku", broken)
    assert "ZeroDivision" not in json.dumps(problem(one.get("/saya"), 500, "kesalahan_server"))


def test_the_description_is_public_and_31(client: Client) -> None:
    schema = json.loads(client.get("/api/v1/openapi.json").content)
    assert schema["openapi"] == "3.1.0"
    assert "/api/v1/saya" in schema["paths"]


def test_seconds_until_the_next_minute() -> None:
    at_ = moment("2023-03-07 09:00:59") + timedelta(microseconds=999_999)
    assert rules.detik_tersisa(at_) == 1
    assert rules.detik_tersisa(moment("2023-03-07 09:00:00")) == 60
