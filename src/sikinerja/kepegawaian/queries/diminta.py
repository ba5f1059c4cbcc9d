"""Of whom a text asks what BKD gives, as its reader should read it: nobody is sent to themselves (F23)."""

from __future__ import annotations

import re
from collections.abc import Callable

from sikinerja.akun.models import Akun
from sikinerja.core.context import Context
from sikinerja.kepegawaian.rules.diminta import BKD, pada_kelola, rekan

DISEBUT = 2
"""Colleagues that are named."""


def sapa(ctx: Context) -> Callable[[str], str]:
    """How texts are told to an actor: BKD asks a colleague by name, a pengelola asks BKD straight away.

    One query, only for BKD and where a text asks.
    """
    names: list[str] | None = None

    def told(text: str) -> str:
        nonlocal names
        if not ctx.actor.is_pengelola or not re.search(BKD, text):
            return text
        if not ctx.actor.is_bkd:
            return re.sub(BKD, "kepada BKD", text)
        if names is None:
            others = Akun.objects.filter(is_pengelola_aplikasi=True, aktif=True).exclude(
                pk=ctx.actor.akun_id or 0
            )
            names = list(others.order_by("nama", "pk").values_list("nama", flat=True)[:DISEBUT])
        return re.sub(BKD, rekan(names), text) if names else pada_kelola(text)

    return told
