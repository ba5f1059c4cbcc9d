"""Notices to everybody: the worker puts them under the bells, a chunk in each transaction."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.models import Pemberitahuan, Siaran

SEKALI = 2000
"""Bells of one transaction."""


@operation
def lanjutkan(ctx: Context) -> bool:
    """Put the oldest unfinished notice under the next :data:`SEKALI` bells (F8.6); False: nothing is left.

    A notice that another worker has in hand is left to it.
    """
    siaran = (
        Siaran.objects.select_for_update(skip_locked=True).filter(selesai_pada=None).order_by("id").first()
    )
    if siaran is None:
        return False
    akun_ids = list(_receivers(siaran)[:SEKALI])
    Pemberitahuan.objects.bulk_create(
        [
            Pemberitahuan(
                akun_id=akun_id,
                judul=siaran.judul,
                isi=siaran.isi,
                tautan=siaran.tautan,
                kunci=f"siaran:{siaran.pk}:{akun_id}",
                dibuat_pada=ctx.now,
            )
            for akun_id in akun_ids
        ],
        ignore_conflicts=True,
    )
    siaran.jumlah += len(akun_ids)
    if akun_ids:
        siaran.sampai_akun = akun_ids[-1]
    if len(akun_ids) < SEKALI:
        siaran.selesai_pada = ctx.now
        jejak.catat(ctx, aksi="siaran.selesai", objek=siaran, data={"jumlah": siaran.jumlah})
    siaran.save(update_fields=["jumlah", "sampai_akun", "selesai_pada"])
    return True


def _receivers(siaran: Siaran) -> QuerySet[Any, int]:
    """Active accounts that do not have it yet, in order."""
    rows = get_user_model().objects.filter(aktif=True, pk__gt=siaran.sampai_akun)
    if siaran.perangkat_daerah_id is not None:
        rows = rows.filter(
            pegawai__riwayat__aktif=True, pegawai__riwayat__perangkat_daerah=siaran.perangkat_daerah_id
        )
    return rows.order_by("pk").values_list("pk", flat=True)
