"""Bringing attendance in (F8.2, domain.md §8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.db import IntegrityError, transaction

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat
from sikinerja.kehadiran import queries, rules
from sikinerja.kehadiran.models import Kehadiran, PemuatanKehadiran
from sikinerja.kehadiran.rules import Angka, BarisKehadiran, Pemeriksaan, SumberKehadiran
from sikinerja.kehadiran.steps import kunci_bulan

BATCH = 2000
TERTUTUP = "kehadiran_bulan_ditutup"


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
        raise _dirilis(month)
    check = queries.periksa(month=month, baris=baris)
    if check.salah:
        listed = check.salah[: rules.SALAH_TERBANYAK]
        raise Invalid({f"baris.{row.urutan}": f"{row.nip}: {row.pesan}" for row in listed})
    people = queries.dikenal(row.nip for row in baris)
    angka = {people[baris[i].nip]: baris[i].angka for i in (*check.baru, *check.diganti)}
    _write(ctx, month, angka, sumber)
    asal = {"sumber": sumber.value, "alasan": alasan.strip(), "keterangan": keterangan[:200]}
    _note(ctx, month, check, asal)
    return check


def _write(ctx: Context, month: Month, angka: Mapping[int, Angka], sumber: SumberKehadiran) -> None:
    names = list(Angka.__slots__)
    rows = (
        Kehadiran(
            pegawai_id=person, tahun=month.tahun, bulan=month.bulan, sumber=sumber.value,
            dimuat_pada=ctx.now, **asdict(values),
        )
        for person, values in sorted(angka.items())
    )  # fmt: skip
    try:
        with transaction.atomic():
            Kehadiran.objects.bulk_create(
                rows,
                batch_size=BATCH,
                update_conflicts=True,
                unique_fields=["tahun", "bulan", "pegawai"],
                update_fields=[*names, "sumber", "dimuat_pada"],
            )
    except IntegrityError as error:
        if TERTUTUP in str(error):
            raise _dirilis(month) from None
        raise


def _dirilis(month: Month) -> Conflict:
    return Conflict(rules.SUDAH_DIRILIS.format(bulan=bulan_tahun(month.tahun, month.bulan)))


def _note(ctx: Context, month: Month, check: Pemeriksaan, asal: Mapping[str, str]) -> None:
    counts = {name: len(getattr(check, name)) for name in ("baru", "diganti", "tetap")}
    row = PemuatanKehadiran.objects.create(
        tahun=month.tahun, bulan=month.bulan, akun_id=ctx.actor.akun_id, nama=ctx.actor.nama, pada=ctx.now,
        **asal, **counts,
    )  # fmt: skip
    catat(
        ctx,
        aksi="kehadiran.muat",
        objek=row,
        data={"bulan": f"{month.tahun}-{month.bulan:02d}", "alasan": row.alasan} | counts,
    )
