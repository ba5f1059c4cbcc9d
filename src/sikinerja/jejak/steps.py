"""Writing the audit trail, from inside an operation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.flow import Sudah, pastikan_sama
from sikinerja.core.transactions import step
from sikinerja.jejak.models import Jejak

SUDAH_DEMIKIAN = (
    "Keadaannya sudah demikian, sehingga tidak ada yang diubah. Alasan di halaman ini tidak disimpan."
)


@step
def catat(
    ctx: Context,
    *,
    aksi: str,
    objek: Model | None = None,
    data: dict[str, Any] | None = None,
    untuk_id: int | None = None,
    sebagai: str = "",
) -> None:
    """Write one audit row: ``aksi`` is ``room.verb``.

    ``data`` holds what changed, never a password or token. ``untuk_id``: the account for whom somebody else
    acts; ``sebagai``: by which right ("Plt. Kepala Bidang"), where it is not that of a pengelola or BKD.
    """
    _baris(ctx, aksi, (objek, data or {}, untuk_id), sebagai).save(force_insert=True)


@step
def catat_banyak(ctx: Context, *, aksi: str, isi: Iterable[tuple[Model, dict[str, Any], int | None]]) -> None:
    """Write one audit row for each of many objects: object, what changed, for which account."""
    rows = (_baris(ctx, aksi, one) for one in isi)
    Jejak.objects.bulk_create(rows, batch_size=2000)


@step
def pastikan_alasan(ctx: Context, *, objek: Model, alasan: str) -> None:
    """For a step whose object is as asked for already: Conflict, unless this very reason is the one written.

    Another reason, told "done", would be kept nowhere.
    """
    rows = Jejak.objects.filter(
        objek_jenis=objek._meta.label_lower, objek_id=objek.pk, data__has_key="alasan"
    )
    last = rows.order_by("-id").first()
    if last is None:
        raise Conflict(SUDAH_DEMIKIAN)
    sudah = Sudah(f"Ini sudah dilakukan oleh {last.nama}", "Tidak ada yang diubah.")
    pastikan_sama(ctx, sudah, pada=last.pada, sent=alasan.strip(), stored=last.data["alasan"])


def _baris(
    ctx: Context, aksi: str, isi: tuple[Model | None, dict[str, Any], int | None], sebagai: str = ""
) -> Jejak:
    objek, data, untuk_id = isi
    other = None if untuk_id == ctx.actor.akun_id else untuk_id
    return Jejak(
        pada=ctx.now,
        akun_id=ctx.actor.akun_id,
        nama=ctx.actor.nama,
        untuk_id=other,
        sebagai=(sebagai or ctx.actor.peran) if other is not None else "",
        kanal=ctx.channel.value,
        request_id=ctx.request_id,
        aksi=aksi,
        objek_jenis=objek._meta.label_lower if objek is not None else "",
        objek_id=objek.pk if objek is not None else None,
        data=data,
    )
