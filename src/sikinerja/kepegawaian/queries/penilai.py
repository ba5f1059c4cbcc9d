"""Who may act as penilai over a row: the penilai who stands there, and who acts in their place (Plt./Plh.).

The one place that says so; each room wraps it with its own column names. Nobody ever rates themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from sikinerja.core.context import Actor, Context, Wewenang
from sikinerja.kepegawaian.models import PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries.pelaksana_tugas import batas_pd, berlaku


def yang_dinilai(actor: Actor, *, penilai: str, pegawai: str, perangkat_daerah: str) -> Q:
    """The rows over which an actor is penilai today; arguments name the columns (``riwayat__penilai``)."""
    if actor.pegawai_id is None:
        return Q(pk__in=[])
    found = Q(**{penilai: actor.pegawai_id})
    for right in actor.wewenang:
        limits = {pegawai: right.pegawai_id, perangkat_daerah: right.perangkat_daerah_id}
        found |= Q(**{penilai: right.penilai_id}, **{name: v for name, v in limits.items() if v is not None})
    return found & ~Q(**{pegawai: actor.pegawai_id})


def dinilai_riwayat(actor: Actor) -> Q:
    """The riwayat over whose rows an actor is penilai today."""
    return yang_dinilai(actor, penilai="penilai", pegawai="pegawai", perangkat_daerah="perangkat_daerah")


def hak(
    actor: Actor, *, penilai_id: int | None, pegawai_id: int, perangkat_daerah_id: int
) -> Wewenang | None:
    """By which right an actor is penilai over a row; None: is not. One's own right comes first."""
    if actor.pegawai_id is None or penilai_id is None or actor.pegawai_id == pegawai_id:
        return None
    if actor.pegawai_id == penilai_id:
        return Wewenang(penilai_id)
    for right in actor.wewenang:
        if (
            right.penilai_id == penilai_id
            and right.pegawai_id in (None, pegawai_id)
            and right.perangkat_daerah_id in (None, perangkat_daerah_id)
        ):
            return right
    return None


@dataclass(frozen=True, slots=True)
class Pengganti:
    """Somebody who rates beside the penilai of a row today, and as what ("" as who they are)."""

    akun_id: int
    nama: str
    sebagai: str


def para_pengganti(
    ctx: Context, *, riwayat: RiwayatJabatan, penilai_id: int | None = None
) -> list[Pengganti]:
    """Who rates the rows under ``riwayat`` today by Plt./Plh., beside ``penilai_id``; in one query.

    Rows of an appointee's own go up to the post's own penilai (domain.md §6).
    """
    rows = (
        PelaksanaTugas.objects.filter(berlaku(ctx.today), menggantikan=penilai_id or riwayat.penilai_id)
        .annotate(batas=batas_pd())
        .filter(Q(batas=None) | Q(batas=riwayat.perangkat_daerah_id))
        .select_related("pegawai__akun", "riwayat__penilai__akun")
        .order_by("tanggal_mulai", "pk")
    )
    found = []
    for row in rows:
        atasan = row.riwayat.penilai if row.riwayat else None
        if row.pegawai_id != riwayat.pegawai_id:
            found.append(Pengganti(row.pegawai.akun_id, row.pegawai.akun.nama, str(row)))
        elif atasan is not None:
            found.append(Pengganti(atasan.akun_id, atasan.akun.nama, ""))
    return found
