"""Two records merged, or taken apart again: asked for, and done at once by the worker."""

from __future__ import annotations

from dataclasses import replace

from sikinerja.core.context import Actor, Channel, Context
from sikinerja.kepegawaian.models import Gabungan
from sikinerja.kepegawaian.operations import gabung as operations
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from sikinerja.pekerjaan.models import Pekerjaan


def dikerjakan(ctx: Context, job: Pekerjaan) -> Gabungan:
    """The worker's turn, at that very moment."""
    system = replace(ctx, actor=Actor.system(), channel=Channel.WORKER)
    operations.kerjakan(system, pekerjaan_id=job.pk, kabari=lambda done, total: None)
    return Gabungan.objects.get(pk=Pekerjaan.objects.get(pk=job.pk).parameter["gabungan"])


def gabungkan(ctx: Context, *, pegawai_id: int, isian: IsianGabung) -> Gabungan:
    """Merge two records."""
    return dikerjakan(ctx, operations.minta(ctx, pegawai_id=pegawai_id, isian=isian))


def pisahkan(ctx: Context, *, gabungan_id: int) -> Gabungan:
    """Take it back."""
    return dikerjakan(ctx, operations.minta_kembali(ctx, gabungan_id=gabungan_id))
