"""Questions about imports. What a table holds is for its own room to say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from django.db import connection
from django.db.models import Q, QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.flow import allowed
from sikinerja.impor.models import BarisImpor, Impor
from sikinerja.impor.rules import LANGKAH, SERUPA_SEJAK, SERUPA_TERBANYAK, TERTULIS, HasilBaris, Serupa

# Rows by the names under which doors, which never touch models, may speak of them.
ImporRow: TypeAlias = Impor
BarisRow: TypeAlias = BarisImpor

TAMPILAN = {
    "salah": ("Salah", Q(status="SALAH")),
    "ragu": ("Perlu dipastikan", ~Q(ragu=[])),
    "bentrok": ("Tidak diterapkan", Q(hasil=HasilBaris.BENTROK.value)),
    "berubah": ("Berubah", Q(status="BERUBAH")),
    "baru": ("Baru", Q(status="BARU")),
    "tetap": ("Tetap", Q(status="TETAP")),
    "semua": ("Semua", Q()),
}
"""Which rows of a file can be looked at by themselves."""


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file that was handed in: where it lies, and what is known of it."""

    jenis: str
    berkas: str
    nama: str
    ukuran: int
    sidik: str


def visible(actor: Actor) -> QuerySet[Impor]:
    """Imports an actor may see: one's own; BKD all."""
    rows = Impor.objects.select_related("akun", "pekerjaan").order_by("-id")
    return rows if actor.is_bkd else rows.filter(akun=actor.akun_id or 0)


def daftar(ctx: Context, *, jenis: Collection[str]) -> QuerySet[Impor]:
    """Imports of some tables, newest first."""
    return visible(ctx.actor).filter(jenis__in=jenis)


def get(ctx: Context, *, impor_id: int) -> Impor:
    """One import within sight; NotFound otherwise."""
    row = visible(ctx.actor).filter(pk=impor_id).first()
    if row is None:
        raise NotFound("Import tidak ditemukan.")
    return row


def milik_pekerjaan(*, pekerjaan_id: int) -> Impor | None:
    """The import that a job is about; not scoped: for the worker."""
    return Impor.objects.select_related("akun", "pekerjaan").filter(pekerjaan=pekerjaan_id).first()


def relations(actor: Actor, impor: Impor) -> set[str]:
    """What an actor is to an import."""
    found = {"pengunggah": impor.akun_id == actor.akun_id, "bkd": actor.is_bkd}
    return {name for name, holds in found.items() if holds}


def boleh(actor: Actor, impor: Impor) -> set[str]:
    """What the actor may do with it now: decides which buttons show."""
    return allowed(LANGKAH, status=impor.status, relations=relations(actor, impor))


def baris(impor: Impor, *, tampilan: str) -> QuerySet[BarisImpor]:
    """Rows of an import in one view of :data:`TAMPILAN`, in the order of the file."""
    return BarisImpor.objects.filter(TAMPILAN[tampilan][1], impor=impor).order_by("nomor")


def serupa(impor: Impor, *, apa: str) -> list[Serupa]:
    """Faults (``salah``) or doubts (``ragu``) that several rows of an import share, in the file's order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT satu ->> 0, regexp_replace(satu ->> 1, %s, ''), array_agg(DISTINCT nomor ORDER BY nomor)"
            " FROM impor_barisimpor,"
            " jsonb_array_elements(CASE WHEN %s = 'ragu' THEN ragu ELSE salah END) satu"
            " WHERE impor_id = %s GROUP BY 1, 2 HAVING count(DISTINCT nomor) >= %s"
            " ORDER BY count(DISTINCT nomor) DESC, min(nomor) LIMIT %s",
            [TERTULIS, apa, impor.pk, SERUPA_SEJAK, SERUPA_TERBANYAK],
        )
        return [Serupa(kolom, teks, nomor) for kolom, teks, nomor in cursor.fetchall()]


def berkas_terpakai() -> set[str]:
    """Paths of all files that still wait to be read; not scoped: for the worker."""
    return set(Impor.objects.exclude(berkas="").values_list("berkas", flat=True))
