"""Transition tables and the one decision made over them. Pure Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden
from sikinerja.core.indonesian import saat

SUDAH_MELANGKAH = (
    "{kata}. Yang Anda kirim sekarang tidak disimpan. Muat ulang halaman, lalu periksa keadaan terakhir."
)
ISIAN_LAIN = "{sudah} {pada} dengan isian yang lain. Isian di halaman ini belum tersimpan. {jalan}"


@dataclass(frozen=True, slots=True)
class Transition:
    """One arrow: ``name`` leads from any of ``sources`` to ``target``, for whoever is one of ``by``."""

    name: str
    sources: frozenset[str]
    target: str
    by: frozenset[str]


@dataclass(frozen=True, slots=True)
class LastStep:
    """The newest line of a history: what was done, from which ``langkah``, by which account.

    ``kata``: the same for people, with the name and the time.
    """

    name: str
    langkah: int
    akun_id: int | None
    kata: str = ""


def langkah_terakhir(
    ctx: Context, kata: str, *, name: str, langkah: int, akun_id: int | None, nama: str, pada: datetime
) -> LastStep:
    """A line of a history, also in words: ``Hasil kerja dinilai oleh Maria pada 7 Maret ...``."""
    who = "Anda" if akun_id is not None and akun_id == ctx.actor.akun_id else nama
    words = f"{kata} oleh {who} pada {saat(pada.astimezone(ctx.zone))}"
    return LastStep(name, langkah, akun_id, words)


def transition(name: str, sources: Iterable[str], target: str, by: Iterable[str]) -> Transition:
    """Write one row of a table in plain words."""
    return Transition(name, frozenset(sources), target, frozenset(by))


def decide(
    table: Collection[Transition],
    *,
    name: str,
    status: str,
    langkah: int,
    expected_langkah: int | None,
    relations: Collection[str],
    akun_id: int | None,
    last: LastStep | None,
) -> Transition | None:
    """Say which arrow is taken, or ``None`` when this very request was carried out before.

    ``langkah`` counts the steps an object has taken; ``expected_langkah`` is the count the actor saw (None:
    the actor did not say). Raises Forbidden (not theirs to do) or Conflict (the object has moved on: by whom
    and when, where ``last`` says so).
    """
    arrows = [t for t in table if t.name == name]
    if not any(t.by & set(relations) for t in arrows):
        raise Forbidden
    if expected_langkah is None or expected_langkah == langkah:
        for arrow in arrows:
            if status in arrow.sources and arrow.by & set(relations):
                return arrow
    repeated = last is not None and last.name == name and last.akun_id == akun_id
    if repeated and last is not None and expected_langkah in (None, last.langkah):
        return None
    if last is not None and last.kata:
        raise Conflict(SUDAH_MELANGKAH.format(kata=last.kata))
    raise Conflict


@dataclass(frozen=True, slots=True)
class Sudah:
    """What a step says that is asked for again with other content: what is done, and the way out."""

    kata: str
    jalan: str


def pastikan_sama(ctx: Context, sudah: Sudah, *, pada: datetime | None, sent: object, stored: object) -> None:
    """Hold what a step done before is asked for with against what it was done with.

    A page that stood open in another tab comes with content of its own: told "done", it would be lost. Raises
    Conflict where the two differ.
    """
    if sent != stored:
        when = saat(pada.astimezone(ctx.zone)) if pada else "sebelumnya"
        raise Conflict(ISIAN_LAIN.format(sudah=sudah.kata, pada=when, jalan=sudah.jalan))


def allowed(table: Collection[Transition], *, status: str, relations: Collection[str]) -> set[str]:
    """Names of the arrows open to someone with these relations now: decides which buttons show."""
    return {t.name for t in table if status in t.sources and t.by & set(relations)}
