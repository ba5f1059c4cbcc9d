"""An idempotency key does its work once: repeated, at the same time, after a crash, with other content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sikinerja.akun.models import Token
from sikinerja.api import endpoint
from sikinerja.core.errors import Conflict
from sikinerja.core.transactions import at_end
from sikinerja.permintaan import buku, rules
from sikinerja.permintaan.models import Permintaan
from sikinerja.skp.models import Rhk
from tests.api.client import Program, ok, problem
from tests.builders import skp as build
from tests.builders import token
from tests.cast import Cast
from tests.moments import moment
from tests.race import race

Make = Callable[..., Program]
RHK = {"jenis": "UTAMA", "teks": "Tersedianya modul"}


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/skp/{build.konsep(cast.riwayat).pk}/rhk"


def test_the_same_again_gets_the_same_answer(cast: Cast, program: Make, address: str) -> None:
    owner = program(cast.pegawai)
    first = owner.post(address, RHK, Idempotency_Key="a-1")
    again = owner.post(address, RHK, Idempotency_Key="a-1")
    assert ok(first, 201) == ok(again, 201)
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Rhk.objects.count() == 1
    ok(owner.post(address, RHK), 201)
    ok(program(cast.pegawai).post(address, RHK, Idempotency_Key="a-1"), 201)
    assert Rhk.objects.count() == 3


def test_another_request_with_the_same_key_is_refused(cast: Cast, program: Make, address: str) -> None:
    owner = program(cast.pegawai)
    ok(owner.post(address, RHK, Idempotency_Key="a"), 201)
    body = problem(owner.post(address, RHK | {"teks": "Lain"}, Idempotency_Key="a"), 422, "isian_salah")
    assert body["errors"] == {"Idempotency-Key": [rules.KUNCI_LAIN]}


def test_a_refusal_leaves_the_key_free(cast: Cast, program: Make, address: str) -> None:
    owner = program(cast.pegawai)
    problem(owner.post(address, RHK | {"intervensi_id": -1}, Idempotency_Key="a"), 400)
    problem(owner.post(f"/skp/{2**40}/rhk", RHK, Idempotency_Key="a"), 404)
    assert not Permintaan.objects.exists()
    ok(owner.post(address, RHK, Idempotency_Key="a"), 201)


@pytest.mark.parametrize("key", ["", "a b", "x" * 201, "é"])
def test_keys_are_bounded(key: str, cast: Cast, program: Make, address: str) -> None:
    problem(program(cast.pegawai).post(address, RHK, Idempotency_Key=key), 400, "bentuk_salah")


def test_after_a_day_it_is_forgotten(
    cast: Cast, program: Make, address: str, at: Callable[[str], None]
) -> None:
    owner = program(cast.pegawai)
    ok(owner.post(address, RHK, Idempotency_Key="a"), 201)
    at("2023-03-08 09:00")
    ok(owner.post(address, RHK | {"teks": "Lain"}, Idempotency_Key="a"), 201)
    assert buku.hapus_lama(now=moment("2023-03-09 08:59")) == 0
    assert buku.hapus_lama(now=moment("2023-03-09 09:00")) == 1


def test_an_answer_lost_in_a_crash_is_not_done_again(
    cast: Cast, program: Make, address: str, monkeypatch: pytest.MonkeyPatch, at: Callable[[str], None]
) -> None:
    owner = program(cast.pegawai)
    owner._client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr(buku, "selesai", lambda *_, **__: None)
        broken.setattr(endpoint, "_json", lambda *_: 1 / 0)
        problem(owner.post(address, RHK, Idempotency_Key="a"), 500)
    at("2023-03-07 10:00")
    body = problem(owner.post(address, RHK, Idempotency_Key="a"), 409, "sudah_berubah")
    assert body["detail"] == rules.JAWABAN_HILANG
    assert Rhk.objects.count() == 1


def test_what_died_before_it_was_done_is_done_by_the_next(cast: Cast, program: Make, address: str) -> None:
    clear = token.pribadi(cast.pegawai)
    key = {"token_id": Token.objects.get().pk, "kunci": "a", "sidik": "0" * 64}
    now = moment("2023-03-07 09:00")
    lost = buku.mulai(**key, now=now)
    with pytest.raises(Conflict, match="sedang diproses"):
        buku.mulai(**key, now=now + timedelta(seconds=59))
    mine = buku.mulai(**key, now=now + rules.SEWA)
    with pytest.raises(Conflict):
        buku.laksanakan(lost)
    buku.selesai(lost, status=422, jawaban="")
    buku.laksanakan(mine)
    buku.selesai(mine, status=500, jawaban="")
    with pytest.raises(Conflict, match="sudah dilaksanakan"):
        buku.mulai(**key, now=now + rules.SEWA * 3)
    assert clear


@pytest.mark.django_db(transaction=True)
def test_at_the_same_time_one_does_it(cast: Cast, program: Make, address: str) -> None:
    owner = program(cast.pegawai)
    codes: list[int] = []

    def send() -> None:
        codes.append(owner.post(address, RHK, Idempotency_Key="sama").status_code)

    assert race(send, send, send) == ["ok"] * 3
    assert Rhk.objects.count() == 1
    assert 201 in codes
    assert set(codes) <= {201, 409}


@pytest.mark.django_db(transaction=True)
def test_counting_at_the_same_time_loses_nothing(cast: Cast) -> None:
    token.pribadi(cast.pegawai)
    key, now = Token.objects.get().pk, moment("2023-03-07 09:00")
    race(*[lambda: buku.catat(token_id=key, now=now)] * 6)
    assert buku.terpakai(token_id=key, now=now) == 6


def test_hooks_do_not_leak() -> None:
    from sikinerja.core import transactions

    with at_end(lambda: None):
        assert transactions._at_end.get() is not None
    assert transactions._at_end.get() is None
