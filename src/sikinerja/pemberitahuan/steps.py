"""Telling somebody something, from inside an operation: the bell always, a mail where an address is known."""

from __future__ import annotations

import hashlib

from django.conf import settings
from procrastinate.contrib.django import app

from sikinerja.core.context import Context
from sikinerja.core.transactions import step
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from sikinerja.pemberitahuan.rules import KIRIM_SURAT, PANJANG_KUNCI, message_id, ringkas, surat_pemberitahuan


@step
def beri_tahu(
    ctx: Context, *, akun_id: int, judul: str, isi: str = "", tautan: str = "", kunci: str = ""
) -> None:
    """Put one line under the bell and, where the active account has an email, one mail into the outbox.

    ``tautan`` is a local path (``/skp/12/``) or empty. ``kunci`` names the event: the same ``kunci`` tells
    once, however often it is called and by whomever at the same time; empty means always.
    """
    kunci = _bounded(kunci or f"{ctx.request_id}:{akun_id}:{judul}")
    Pemberitahuan.objects.bulk_create(
        [
            Pemberitahuan(
                akun_id=akun_id,
                judul=ringkas(judul),
                isi=isi,
                tautan=tautan,
                kunci=kunci,
                dibuat_pada=ctx.now,
            )
        ],
        ignore_conflicts=True,
    )
    line = (
        Pemberitahuan.objects.filter(kunci=kunci, akun__aktif=True)
        .exclude(akun__email="")
        .values_list("akun__email", "akun__nama")
        .first()
    )
    if line is not None:
        email, nama = line
        text = surat_pemberitahuan(
            nama=nama, isi=isi or judul, alamat=f"{settings.BASE_URL}{tautan}" if tautan else ""
        )
        surati(ctx, kepada=email, subjek=judul, isi=text, kunci=kunci)


@step
def surati(ctx: Context, *, kepada: str, subjek: str, isi: str, kunci: str) -> None:
    """Put one mail into the outbox, once for each ``kunci``, and wake the worker when this commits."""
    Surat.objects.bulk_create(
        [
            Surat(
                kepada=kepada,
                subjek=ringkas(subjek),
                isi=isi,
                message_id=message_id(kunci, settings.BASE_URL),
                dibuat_pada=ctx.now,
                diubah_pada=ctx.now,
            )
        ],
        ignore_conflicts=True,
    )
    app.configure_task(KIRIM_SURAT).defer()


def _bounded(kunci: str) -> str:
    return kunci if len(kunci) <= PANJANG_KUNCI else hashlib.sha256(kunci.encode()).hexdigest()
