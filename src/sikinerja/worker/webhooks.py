"""Telling other systems: one message after the other, signed, with little patience for a slow receiver."""

from __future__ import annotations

import asyncio
import logging
import socket
import time

import httpx
from django.conf import settings
from procrastinate import exceptions
from procrastinate.contrib.django import app

from sikinerja.core.time import system_now
from sikinerja.webhook import operations, queries, rules
from sikinerja.webhook.rules import Jawaban, Pesan
from sikinerja.worker.clock import context

log = logging.getLogger(__name__)
TUGAS = "worker.kirim_webhook"
SECONDS = 15.0
"""How long one receiver may take in all: name look-up, connection, headers of its answer."""
TIMEOUT = httpx.Timeout(10.0, connect=5.0)
SLICE_SECONDS = 40.0
"""Then other jobs get their turn; the next minute goes on."""
DILARANG = "Alamat ini mengarah ke jaringan dalam dan tidak diizinkan pengaturan aplikasi."
TIDAK_DITEMUKAN = "Nama server penerima tidak ditemukan."
LAMBAT = "Penerima terlalu lama menjawab."


class Refused(Exception):
    """The address leads where we do not knock."""


def bangunkan() -> None:
    """One job for each webhook that is due: a slow receiver keeps nobody else waiting for long."""
    for webhook_id in queries.menunggu(context()):
        name = f"webhook-{webhook_id}"
        try:
            app.configure_task(TUGAS, lock=name, queueing_lock=name).defer(webhook_id=webhook_id)
        except exceptions.AlreadyEnqueued:
            continue


def kirim(webhook_id: int) -> int:
    """Send what is due, for a slice of time or until the receiver fails; returns how much it took."""
    loop, until, taken = asyncio.new_event_loop(), time.monotonic() + SLICE_SECONDS, 0
    client = httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False, trust_env=False)
    try:
        while time.monotonic() < until:
            pesan = operations.ambil(context(), webhook_id=webhook_id)
            if pesan is None:
                break
            jawaban = loop.run_until_complete(hand_over(client, pesan))
            operations.selesai(context(), kiriman_id=pesan.kiriman_id, jawaban=jawaban)
            taken += jawaban.diterima
            if jawaban.penerima_sakit:
                break
    finally:
        loop.run_until_complete(client.aclose())
        loop.close()
    return taken


async def hand_over(client: httpx.AsyncClient, pesan: Pesan) -> Jawaban:
    """Give one message to its receiver; whatever happens becomes a :class:`Jawaban`."""
    try:
        return await asyncio.wait_for(_post(client, pesan), SECONDS)
    except Refused as error:
        return Jawaban(0, str(error))
    except (TimeoutError, httpx.TimeoutException):
        return Jawaban(0, LAMBAT)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        log.info("webhook message %s: %s", pesan.kiriman_id, error)
        return Jawaban(0, f"Tidak terhubung: {type(error).__name__}")


async def _post(client: httpx.AsyncClient, pesan: Pesan) -> Jawaban:
    """Only the status of the answer is read: what else it says interests nobody."""
    url = httpx.URL(pesan.alamat)
    target = url.copy_with(host=await _resolve(url))
    request = client.build_request(
        "POST",
        target,
        content=pesan.isi,
        headers=_headers(pesan) | {"Host": url.netloc.decode()},
        extensions={"sni_hostname": url.host},
    )
    answer = await client.send(request, stream=True)
    await answer.aclose()
    words = "" if answer.is_success else f"Penerima menjawab {answer.status_code} {answer.reason_phrase}"
    return Jawaban(answer.status_code, words.strip())


def _headers(pesan: Pesan) -> dict[str, str]:
    waktu = int(system_now().timestamp())  # receivers compare it with their own clock
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Si-Kinerja",
        "webhook-id": pesan.kode,
        "webhook-timestamp": str(waktu),
        "webhook-signature": rules.tanda_tangan(pesan.rahasia, kode=pesan.kode, waktu=waktu, isi=pesan.isi),
    }


async def _resolve(url: httpx.URL) -> str:
    """The address to connect to, judged before anybody knocks: a name may lead anywhere, also later."""
    aman = url.scheme == "https"
    port = url.port or (443 if aman else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise Refused(TIDAK_DITEMUKAN) from None
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not all(rules.boleh_dituju(ip, intranet=settings.WEBHOOK_INTRANET, aman=aman) for ip in addresses):
        raise Refused(DILARANG)
    return addresses[0]
