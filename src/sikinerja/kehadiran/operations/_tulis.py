"""What a load writes, whichever way it came; under :func:`kehadiran.steps.kunci_bulan`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from django.db import IntegrityError, transaction

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jejak.steps import catat
from sikinerja.kehadiran import rules
from sikinerja.kehadiran.models import Kehadiran, PemuatanKehadiran
from sikinerja.kehadiran.rules import Angka, Pemeriksaan, SumberKehadiran

BATCH = 2000
TERTUTUP = "kehadiran_bulan_ditutup"


def tulis(ctx: Context, month: Month, angka: Mapping[int, Angka], sumber: SumberKehadiran) -> None:
    """Write the numbers of people, new ones and in place of old ones; Conflict for a closed month."""
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
            raise dirilis(month) from None
        raise


def dirilis(month: Month) -> Conflict:
    """What a closed month answers."""
    return Conflict(rules.SUDAH_DIRILIS.format(bulan=bulan_tahun(month.tahun, month.bulan)))


def catat_muatan(ctx: Context, month: Month, check: Pemeriksaan, asal: Mapping[str, str]) -> None:
    """Keep that there was a load, and audit it; ``asal``: ``sumber``, ``alasan``, ``keterangan``."""
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
