"""Bringing attendance in (F8.2, domain.md §8)."""

from __future__ import annotations

from collections.abc import Sequence

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.kehadiran import queries, rules
from sikinerja.kehadiran.operations._tulis import catat_muatan, dirilis, tulis
from sikinerja.kehadiran.rules import BarisKehadiran, Pemeriksaan, SumberKehadiran
from sikinerja.kehadiran.steps import kunci_bulan


@operation
def muat(
    ctx: Context,
    *,
    month: Month,
    baris: Sequence[BarisKehadiran],
    sumber: SumberKehadiran,
    alasan: str = "",
    keterangan: str = "",
) -> Pemeriksaan:
    """Bring in attendance of a month: all rows or none; what is there is replaced, never doubled (F8.2).

    The same rows again change nothing. Outside the 5th to the 10th a reason is needed (``alasan``).
    Raises Forbidden (not BKD), Conflict (released), Invalid: ``bulan``, ``alasan``, ``baris``, and
    ``baris.7`` for what is wrong with the seventh row (the first 200 of them).
    """
    if not ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    if salah := rules.salah_waktu(month, today=ctx.today, alasan=alasan):
        raise Invalid(salah)
    if not 0 < len(baris) <= rules.BARIS_TERBANYAK:
        raise Invalid({"baris": f"Kirim 1 sampai {rules.BARIS_TERBANYAK} baris."})
    kunci_bulan(month)
    if queries.ditutup(month=month):
        raise dirilis(month)
    check = queries.periksa(month=month, baris=baris)
    if check.salah:
        listed = check.salah[: rules.SALAH_TERBANYAK]
        raise Invalid({f"baris.{row.urutan}": f"{row.nip}: {row.pesan}" for row in listed})
    people = queries.dikenal(row.nip for row in baris)
    angka = {people[baris[i].nip]: baris[i].angka for i in (*check.baru, *check.diganti)}
    tulis(ctx, month, angka, sumber)
    asal = {"sumber": sumber.value, "alasan": alasan.strip(), "keterangan": keterangan[:200]}
    catat_muatan(ctx, month, check, asal)
    return check
