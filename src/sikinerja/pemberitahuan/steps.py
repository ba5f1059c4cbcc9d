"""Telling somebody something, from inside an operation: bell and mail, as far as chosen and known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from sikinerja.core.context import Context
from sikinerja.core.transactions import step
from sikinerja.pemberitahuan import queries
from sikinerja.pemberitahuan.models import Pemberitahuan, Siaran, Surat
from sikinerja.pemberitahuan.rules import (
    KIRIM_SURAT,
    PANJANG_KUNCI,
    SEMUA_SALURAN,
    SIARKAN,
    JenisPemberitahuan,
    Kabar,
    message_id,
    ringkas,
    surat_pemberitahuan,
)


@step
def beri_tahu(
    ctx: Context,
    *,
    akun_id: int,
    judul: str,
    isi: str = "",
    tautan: str = "",
    kunci: str = "",
    jenis: JenisPemberitahuan = JenisPemberitahuan.LANGKAH,
) -> None:
    """Put one line under the bell and, where the active account has an email, one mail into the outbox.

    ``tautan`` is a local path (``/skp/12/``) or empty. ``kunci`` names the event: the same ``kunci`` tells
    once, however often it is called and by whomever at the same time; empty means always. ``jenis``: what the
    receiver may have chosen bell or mail for (F8.6).
    """
    beri_tahu_banyak(ctx, kabar=[Kabar(akun_id, judul, isi, tautan, kunci)], jenis=jenis)


@step
def beri_tahu_banyak(
    ctx: Context, *, kabar: Sequence[Kabar], jenis: JenisPemberitahuan = JenisPemberitahuan.LANGKAH
) -> None:
    """:func:`beri_tahu` for a few thousand at once, each with words of their own; five statements."""
    rows = [
        Pemberitahuan(
            akun_id=one.akun_id,
            judul=ringkas(one.judul),
            isi=one.isi,
            tautan=one.tautan,
            kunci=_bounded(one.kunci or f"{ctx.request_id}:{one.akun_id}:{one.judul}"),
            dibuat_pada=ctx.now,
        )
        for one in kabar
    ]
    akun_ids = {row.akun_id for row in rows}
    chosen = queries.saluran(akun_ids=akun_ids, jenis=jenis)
    living = get_user_model().objects.filter(pk__in=akun_ids, aktif_semula=None)
    people = list(living.values_list("pk", "aktif", "email", "nama"))
    told = {pk for pk, *_ in people}
    rows = [row for row in rows if row.akun_id in told]  # the dead are told nothing (issue 9 §1)
    known = {pk: (email, nama) for pk, aktif, email, nama in people if aktif and email}
    # Who lost the address since gets the bell all the same: a notice must arrive somewhere.
    bells = [r for r in rows if r.akun_id not in known or chosen.get(r.akun_id, SEMUA_SALURAN).lonceng]
    Pemberitahuan.objects.bulk_create(bells, ignore_conflicts=True)
    mails = [
        _surat(ctx, row, *known[row.akun_id])
        for row in rows
        if row.akun_id in known and chosen.get(row.akun_id, SEMUA_SALURAN).surel
    ]
    if mails:
        _kirim(mails)


def _surat(ctx: Context, row: Pemberitahuan, email: str, nama: str) -> Surat:
    address = f"{settings.BASE_URL}{row.tautan}" if row.tautan else ""
    text = surat_pemberitahuan(nama=nama, isi=row.isi or row.judul, alamat=address)
    return _mail(ctx, akun_id=row.akun_id, kepada=email, subjek=row.judul, isi=text, kunci=row.kunci)


def _mail(ctx: Context, *, akun_id: int | None, kepada: str, subjek: str, isi: str, kunci: str) -> Surat:
    return Surat(
        akun_id=akun_id,
        kepada=kepada,
        subjek=ringkas(subjek),
        isi=isi,
        message_id=message_id(kunci, settings.BASE_URL),
        dibuat_pada=ctx.now,
        diubah_pada=ctx.now,
    )


def _kirim(mails: Sequence[Surat]) -> None:
    Surat.objects.bulk_create(mails, ignore_conflicts=True)
    app.configure_task(KIRIM_SURAT).defer()


@step
def surati(ctx: Context, *, akun_id: int | None, kepada: str, subjek: str, isi: str, kunci: str) -> None:
    """Put one mail into the outbox, once for each ``kunci``, and wake the worker when this commits.

    ``akun_id``: whose mail it is (None: nobody's); the dead get none, not even one that waits already.
    """
    _kirim([_mail(ctx, akun_id=akun_id, kepada=kepada, subjek=subjek, isi=isi, kunci=kunci)])


@step
def siarkan(
    ctx: Context,
    *,
    judul: str,
    isi: str,
    tautan: str,
    kunci: str,
    perangkat_daerah_id: int | None = None,
) -> None:
    """Tell everybody (or everybody of one PD) under the bell, once for each ``kunci``; the worker does it.

    No mails: what changes for everybody also stands on the pages that it changes.
    """
    Siaran.objects.bulk_create(
        [
            Siaran(
                kunci=_bounded(kunci),
                judul=ringkas(judul),
                isi=isi,
                tautan=tautan,
                perangkat_daerah_id=perangkat_daerah_id,
                dibuat_pada=ctx.now,
            )
        ],
        ignore_conflicts=True,
    )
    app.configure_task(SIARKAN).defer()


def _bounded(kunci: str) -> str:
    return kunci if len(kunci) <= PANJANG_KUNCI else hashlib.sha256(kunci.encode()).hexdigest()
