"""Questions about webhooks; BKD alone sees them."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from django.db.models import Count, F, Max, Q, QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.webhook.models import Kiriman, Webhook
from sikinerja.webhook.rules import StatusKiriman

# Rows by names under which doors, which never touch models, may speak of them.
WebhookRow: TypeAlias = Webhook
KirimanRow: TypeAlias = Kiriman
TIDAK_ADA = "Webhook tidak ditemukan."


def visible(actor: Actor) -> QuerySet[Webhook]:
    """All of them for BKD, none for anybody else."""
    return Webhook.objects.all() if actor.is_bkd else Webhook.objects.none()


def daftar(ctx: Context) -> QuerySet[Webhook]:
    """Those that work first; each with ``menunggu``, ``gagal`` (counts) and ``diterima_pada`` (the last)."""
    waiting = Q(kiriman__status=StatusKiriman.MENUNGGU.value)
    failed = Q(kiriman__status=StatusKiriman.GAGAL.value)
    taken = Q(kiriman__status=StatusKiriman.TERKIRIM.value)
    rows = visible(ctx.actor).select_related("perangkat_daerah").annotate(
        menunggu=Count("kiriman", filter=waiting),
        gagal=Count("kiriman", filter=failed),
        diterima_pada=Max("kiriman__diubah_pada", filter=taken),
    )  # fmt: skip
    return rows.order_by(F("dimatikan_pada").asc(nulls_first=True), "nama", "pk")


def get(ctx: Context, *, webhook_id: int) -> Webhook:
    """One webhook. Raises NotFound for who may not see it."""
    row = visible(ctx.actor).select_related("perangkat_daerah", "dibuat_oleh").filter(pk=webhook_id).first()
    if row is None:
        raise NotFound(TIDAK_ADA)
    return row


def kiriman(webhook: Webhook) -> QuerySet[Kiriman]:
    """What it was told, newest first."""
    return Kiriman.objects.filter(webhook=webhook).order_by("-pk")


def jatuh_tempo(now: datetime) -> Q:
    """Whether a message is to be sent now: its webhook works and answers, its next attempt is due."""
    return (
        Q(status=StatusKiriman.MENUNGGU.value, webhook__dimatikan_pada=None)
        & (Q(coba_lagi_pada=None) | Q(coba_lagi_pada__lte=now))
        & (Q(webhook__tunda_sampai=None) | Q(webhook__tunda_sampai__lte=now))
    )


def menunggu(ctx: Context) -> list[int]:
    """Ids of the webhooks for which something is due now."""
    rows = Kiriman.objects.filter(jatuh_tempo(ctx.now)).order_by("webhook_id")
    return list(rows.values_list("webhook_id", flat=True).distinct())
