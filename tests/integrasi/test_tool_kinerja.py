"""The client of Tool Kinerja against a real server that behaves, or does not (F3.7)."""

from __future__ import annotations

import gzip
import json
import logging
import socket
import ssl
import threading
import time

import pytest
from pydantic import ValidationError
from pytest_django import Settings

from sikinerja.core.environment import Environment
from sikinerja.core.errors import Invalid
from sikinerja.integrasi import tool_kinerja as client
from tests.loopback import Answer, Server, drips, floods, half, hangs, hangs_up, says, serving

NIP = "199004172015021003"


def ask() -> bytes:
    return client.ambil(nip=NIP, tahun=2023)


def refused() -> str:
    with pytest.raises(Invalid) as error:
        ask()
    return error.value.message


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wants to wait eight seconds in a test."""
    monkeypatch.setattr(client, "SECONDS", 0.6)


def test_one_question_with_the_token(tool_kinerja: Server) -> None:
    tool_kinerja.answer = says(200, b'{"versi": 1}')
    assert ask() == b'{"versi": 1}'
    ((path, headers, body),) = tool_kinerja.asked
    assert path == "/v1/rhk"
    assert headers["Authorization"] == "Bearer rahasia-uji"
    assert headers["Accept-Encoding"] == "identity"
    assert body == {"versi": 1, "nip": NIP, "tahun": 2023}


@pytest.mark.parametrize(
    ("answer", "words", "asked"),
    [
        (says(404), "tidak memiliki rencana hasil kerja Anda", 1),
        (says(500), "sedang mengalami gangguan", 1),
        (says(503, b"<h1>Pemeliharaan</h1>", "text/html"), "sedang mengalami gangguan", 1),
        (says(204), "sedang mengalami gangguan", 1),
        (says(401), "menolak permintaan Si-Kinerja", 1),
        (says(403), "menolak permintaan Si-Kinerja", 1),
        (says(302, Location="/v1/lain"), "mengalihkan permintaan ke alamat lain", 1),
        (says(307, Location="http://127.0.0.1:9/"), "mengalihkan permintaan ke alamat lain", 1),
        (says(200, b"<!DOCTYPE html>", "text/html; charset=utf-8"), "bukan data yang dikenal", 1),
        (says(200, gzip.compress(b"{}"), Content_Encoding="gzip"), "bukan data yang dikenal", 1),
        (says(200, b" " * (client.MAKS_BYTE + 1)), "terlalu besar", 1),
        (floods, "terlalu besar", 1),
        (hangs_up, "tidak dapat dihubungi", 2),
        (half, "tidak dapat dihubungi", 2),
    ],
)
def test_whatever_else_it_does_is_told(tool_kinerja: Server, answer: Answer, words: str, asked: int) -> None:
    tool_kinerja.answer = answer
    assert words in refused()
    assert len(tool_kinerja.asked) == asked


@pytest.mark.parametrize("answer", [hangs, drips])
def test_nobody_waits_longer_than_the_limit(tool_kinerja: Server, hasty: None, answer: Answer) -> None:
    tool_kinerja.answer = answer
    begun = time.monotonic()
    assert "terlalu lama menjawab" in refused()
    assert time.monotonic() - begun < 2
    assert len(tool_kinerja.asked) <= 1


def test_a_lost_connection_is_tried_once_more(tool_kinerja: Server) -> None:
    def moody(handler: object) -> None:
        (hangs_up if len(tool_kinerja.asked) == 1 else says(200))(handler)  # type: ignore[arg-type]

    tool_kinerja.answer = moody
    assert ask() == b"{}"
    assert len(tool_kinerja.asked) == 2


def test_a_server_that_comes_up_meanwhile_is_found(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings.TOOL_KINERJA_API = f"http://127.0.0.1:{port}"
    monkeypatch.setattr(client, "PAUSE", 0.5)
    done: list[bytes] = []
    asking = threading.Thread(target=lambda: done.append(ask()))
    asking.start()
    time.sleep(0.25)
    with serving(port) as server:
        server.answer = says(200)
        asking.join(5)
    assert done == [b"{}"]


def test_nobody_there(settings: Settings) -> None:
    settings.TOOL_KINERJA_API = "http://127.0.0.1:9"
    assert "tidak dapat dihubungi" in refused()


def test_without_an_address_there_is_no_service(settings: Settings) -> None:
    settings.TOOL_KINERJA_API = ""
    assert not client.is_connected()
    assert "belum dihubungkan" in refused()


@pytest.mark.parametrize(
    "wrong",
    [
        {"SIKINERJA_TOOL_KINERJA_API": "ftp://contoh.test"},
        {"SIKINERJA_TOOL_KINERJA_API": "https://contoh.test:99999"},
        {"SIKINERJA_TOOL_KINERJA_URL": "javascript:alert(1)"},
        {"SIKINERJA_TOOL_KINERJA_TOKEN": "dua kata"},
        {"SIKINERJA_TOOL_KINERJA_TOKEN": "baris\nbaru"},
    ],
)
def test_wrong_settings_are_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]
) -> None:
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Environment()


def test_a_slow_service_takes_no_more_threads(tool_kinerja: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.25)
    tool_kinerja.answer = hangs
    for _ in range(client.AT_ONCE):
        assert client._waiting.acquire(timeout=0)
    try:
        assert "Sedang banyak yang melakukan import" in refused()
    finally:
        for _ in range(client.AT_ONCE):
            client._waiting.release()
    assert tool_kinerja.asked == []
    for _ in range(client.AT_ONCE + 1):  # whoever gave up makes room
        assert "terlalu lama" in refused()


def test_no_proxy_gets_the_token(tool_kinerja: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    tool_kinerja.answer = says(200)
    assert ask() == b"{}"


def test_neither_token_nor_nip_is_logged(tool_kinerja: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for answer in (says(500), hangs_up, says(200)):
        tool_kinerja.answer = answer
        try:
            ask()
        except Invalid:
            continue
    said = json.dumps([record.getMessage() for record in caplog.records])
    assert "tool kinerja" in said
    assert "rahasia-uji" not in said
    assert NIP not in said


def test_certificates_are_checked() -> None:
    """White box: nobody on loopback has a certificate that anybody trusts."""
    pool = client._client()._transport._pool  # type: ignore[attr-defined]
    assert pool._ssl_context.verify_mode == ssl.CERT_REQUIRED
    assert pool._ssl_context.check_hostname
