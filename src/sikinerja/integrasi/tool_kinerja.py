"""The client of Tool Kinerja: one question, and an answer or a clear message, soon.

The contract is docs/integrations/tool-kinerja.md.
"""

from __future__ import annotations

import asyncio
import logging
import threading

import httpx
from django.conf import settings

from sikinerja.core.errors import Invalid
from sikinerja.integrasi.rules import MAKS_BYTE, VERSI

log = logging.getLogger(__name__)

SECONDS = 8.0
"""How long a person waits at most, whatever the other side does: name look-up, two tries, last byte."""
TIMEOUT = httpx.Timeout(4.0, connect=2.0)
PAUSE = 0.3
AT_ONCE = 2
"""How many threads of a server process may wait for Tool Kinerja; the others keep serving pages."""
_waiting = threading.BoundedSemaphore(AT_ONCE)

BERKAS = "Coba lagi beberapa saat lagi, atau import dari berkas."
LAPOR = "Sampaikan kepada pengelola server; sementara itu import dapat dilakukan dari berkas."
BELUM_DIHUBUNGKAN = "Layanan Tool Kinerja belum dihubungkan dengan Si-Kinerja. Import dari berkas."
SIBUK = f"Sedang banyak yang melakukan import dari Tool Kinerja. {BERKAS}"
PUTUS = f"Aplikasi Tool Kinerja tidak dapat dihubungi. {BERKAS}"
LAMBAT = f"Aplikasi Tool Kinerja terlalu lama menjawab. {BERKAS}"
TERLALU_BESAR = f"Jawaban Tool Kinerja terlalu besar untuk sebuah rencana. {LAPOR}"
DIALIHKAN = f"Tool Kinerja mengalihkan permintaan ke alamat lain; demi keamanan tidak diikuti. {LAPOR}"
DITOLAK = f"Tool Kinerja menolak permintaan Si-Kinerja. {LAPOR}"
GANGGUAN = f"Tool Kinerja sedang mengalami gangguan. {BERKAS}"
TIDAK_ADA = "Tool Kinerja tidak memiliki rencana hasil kerja Anda untuk tahun ini."
BUKAN_JSON = f"Jawaban Tool Kinerja bukan data yang dikenal. {LAPOR}"

# The first ones hold for the exception's subclasses too.
LOST = (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ConnectTimeout)


def is_connected() -> bool:
    """Whether this installation knows a Tool Kinerja."""
    return bool(settings.TOOL_KINERJA_API)


def alamat() -> str:
    """Where people find Tool Kinerja; empty where this installation does not know."""
    return str(settings.TOOL_KINERJA_URL)


def ambil(*, nip: str, tahun: int) -> bytes:
    """Ask for the RHK of one person and year; the answer's bytes, at most ``MAKS_BYTE``.

    Invalid, in words for the person who waits, when there is no answer that could be read. Call it outside
    any transaction.
    """
    if not is_connected():
        raise Invalid({"": BELUM_DIHUBUNGKAN})
    if not _waiting.acquire(timeout=1):
        raise Invalid({"": SIBUK})
    try:
        return _run(nip, tahun)
    except (httpx.TimeoutException, TimeoutError) as error:
        raise _refused(LAMBAT, error) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _refused(PUTUS, error) from None
    finally:
        _waiting.release()


def _run(nip: str, tahun: int) -> bytes:
    """The limit holds for all of it: leaving the loop does not wait for a name look-up that hangs."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(asyncio.wait_for(_ask(nip, tahun), SECONDS))
    finally:
        loop.close()


async def _ask(nip: str, tahun: int) -> bytes:
    """Twice at most: a question changes nothing there, so a lost connection may be tried again."""
    async with _client() as client:
        try:
            return await _once(client, nip, tahun)
        except LOST as error:
            log.info("tool kinerja: second try after %s", type(error).__name__)
            await asyncio.sleep(PAUSE)
            return await _once(client, nip, tahun)


def _client() -> httpx.AsyncClient:
    """Certificates are checked; no redirect is followed, and no proxy of the environment sees the token."""
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    if settings.TOOL_KINERJA_TOKEN:
        headers["Authorization"] = f"Bearer {settings.TOOL_KINERJA_TOKEN}"
    return httpx.AsyncClient(headers=headers, timeout=TIMEOUT, follow_redirects=False, trust_env=False)


async def _once(client: httpx.AsyncClient, nip: str, tahun: int) -> bytes:
    question = {"versi": VERSI, "nip": nip, "tahun": tahun}
    async with client.stream("POST", f"{settings.TOOL_KINERJA_API}/v1/rhk", json=question) as answer:
        _judge(answer)
        body = b""
        async for chunk in answer.aiter_raw():
            body += chunk
            if len(body) > MAKS_BYTE:
                raise _refused(TERLALU_BESAR, f"more than {MAKS_BYTE} bytes")
        return body


def _judge(answer: httpx.Response) -> None:
    """Refuse what is no plain 200 with JSON, before its body is read."""
    status, kind = (
        answer.status_code,
        answer.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
    )
    if status == 404:
        raise Invalid({"": TIDAK_ADA})
    if answer.has_redirect_location or answer.is_redirect:
        raise _refused(DIALIHKAN, status)
    if status in {401, 403}:
        raise _refused(DITOLAK, status)
    if status != 200:
        raise _refused(GANGGUAN, status)
    if kind != "application/json" or answer.headers.get("Content-Encoding", "identity") != "identity":
        raise _refused(BUKAN_JSON, kind)


def _refused(message: str, why: object) -> Invalid:
    """What the person reads; why, for those who look after the service, goes to the log."""
    log.warning("tool kinerja: %s %s", type(why).__name__, why)
    return Invalid({"": message})
