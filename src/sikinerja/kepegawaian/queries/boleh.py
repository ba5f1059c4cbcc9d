"""What a type-ahead leaves out: whom or what its form would refuse for a reason known beforehand.

A search is narrowed for a purpose ("penilai:12": of the person 12) and never widened: anybody may name one.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from sikinerja.core.context import Context
from sikinerja.kepegawaian.models import Pengelola, RiwayatJabatan


def batas(ctx: Context, untuk: str, *, aktif: bool = True) -> Q:
    """The condition for a purpose; an unknown one narrows nothing. Only what is ``aktif`` makes a circle."""
    jenis, _, pk = untuk.partition(":")
    jenis = "selain" if jenis == "penilai" and not aktif else jenis
    return BATAS[jenis](ctx, int(pk)) if jenis in BATAS else Q()


def bukan_pemegang(*, riwayat_id: int | None, pejabat_id: int | None) -> Q:
    """Anybody but the holder of a post: nobody acts for themselves."""
    holder = RiwayatJabatan.objects.filter(pk=riwayat_id or 0).order_by().values("pegawai")
    return ~Q(pk__in=holder) & ~Q(pk=pejabat_id or 0)


def _selain(_ctx: Context, pk: int) -> Q:
    return ~Q(pk=pk)


def _penilai(_ctx: Context, pegawai_id: int) -> Q:
    """Neither oneself nor anybody one rates, directly or through others: that would be a circle."""
    return ~Q(pk__in=_bawah("kepegawaian_riwayatjabatan", "pegawai_id", "penilai_id", "aktif", pegawai_id))


def _induk(_ctx: Context, unit_id: int) -> Q:
    """Neither the unit itself nor one below it."""
    return ~Q(pk__in=_bawah("kepegawaian_unitkerja", "id", "induk_id", "true", unit_id))


def _bawah(tabel: str, orang: str, atasan: str, berlaku: str, pk: int) -> list[int]:
    sql = (
        f"WITH RECURSIVE bawah (id) AS (SELECT %s::bigint UNION SELECT t.{orang} FROM {tabel} t"  # noqa: S608
        f" JOIN bawah ON t.{atasan} = bawah.id WHERE {berlaku}) SELECT id FROM bawah"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [pk])
        return [row[0] for row in cursor.fetchall()]


def _pimpinan(ctx: Context, perangkat_daerah_id: int) -> Q:
    """Who works in the PD and can log in; oneself only by BKD."""
    here = RiwayatJabatan.objects.filter(
        pegawai=OuterRef("pk"), perangkat_daerah=perangkat_daerah_id, aktif=True
    )
    found = Q(Exists(here), akun__aktif=True)
    return found if ctx.actor.is_bkd else found & ~Q(akun=ctx.actor.akun_id)


def _pengelola(ctx: Context, perangkat_daerah_id: int) -> Q:
    """The same, without those who are one there already."""
    already = Pengelola.objects.filter(pegawai=OuterRef("pk"), perangkat_daerah=perangkat_daerah_id)
    return _pimpinan(ctx, perangkat_daerah_id) & Q(~Exists(already))


BATAS: dict[str, Callable[[Context, int], Q]] = {
    "selain": _selain,
    "penilai": _penilai,
    "induk": _induk,
    "pimpinan": _pimpinan,
    "pengelola": _pengelola,
}
