"""Webhooks and their messages, written directly."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

from sikinerja.webhook import rules
from sikinerja.webhook.models import Kiriman, Webhook
from tests.cast import Cast, moment

_serial = itertools.count(1)
RAHASIA = rules.rahasia(b"0123456789abcdef0123456789abcdef")
PADA = moment("2023-03-06 10:00")


def webhook(cast: Cast, *, mati: bool = False, **over: Any) -> Webhook:
    """One of all PD that is told everything."""
    values = {
        "nama": "Aplikasi gaji",
        "alamat": "https://gaji.contoh.test/si-kinerja",
        "peristiwa": [p.value for p in rules.DAPAT_DIPILIH],
        "rahasia": RAHASIA,
        "dibuat_pada": PADA,
        "dibuat_oleh": cast.bkd.akun,
    }
    if mati:
        values |= {"dimatikan_pada": PADA, "alasan_dimatikan": rules.PENERIMA_GAGAL}
    return Webhook.objects.create(**values | over)


def kiriman(webhook: Webhook, status: str = "MENUNGGU", **over: Any) -> Kiriman:
    """One message."""
    failed = {"percobaan": 9, "jawaban": 500, "keterangan": "Penerima menjawab 500 Internal Server Error"}
    taken = {"percobaan": 1, "jawaban": 204}
    values = {
        "webhook": webhook,
        "peristiwa": rules.Peristiwa.BULAN_DINILAI.value,
        "kunci": f"uji:{next(_serial)}",
        "data": {"nip": "199004172015021003", "tahun": 2023, "bulan": 2, "predikat": "BAIK"},
        "status": status,
        "dibuat_pada": PADA,
        "diubah_pada": PADA + timedelta(minutes=1),
    }
    return Kiriman.objects.create(**values | {"GAGAL": failed, "TERKIRIM": taken}.get(status, {}) | over)
