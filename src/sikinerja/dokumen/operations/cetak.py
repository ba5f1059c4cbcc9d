"""Issuing a document: its content gets a code that anybody may check (F4.4)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.dokumen import rules
from sikinerja.dokumen.models import Cetakan
from sikinerja.dokumen.queries.facts import facts
from sikinerja.dokumen.queries.halaman import urutan
from sikinerja.dokumen.rules import JenisDokumen, Terbitan, layout
from sikinerja.dokumen.rules.kode import BITS, kode
from sikinerja.jejak import steps as jejak
from sikinerja.skp import queries as skp_queries


@operation
def terbitkan(ctx: Context, *, skp_id: int, jenis: JenisDokumen, bulan: int = 0) -> Terbitan:
    """Collect a document's facts and give them their code: the same content always the same (F4.4).

    NotFound for whoever may not see the SKP; Conflict, with the reason, where there is nothing to print yet.
    """
    skp = skp_queries.get(ctx, skp_id=skp_id)
    isi = facts(ctx, skp, jenis=jenis, bulan=bulan)
    row = _row(ctx, skp_id, jenis, bulan, isi)
    jejak.catat(
        ctx, aksi="dokumen.terbitkan", objek=row, data={"skp": skp_id, "jenis": jenis.value, "bulan": bulan}
    )
    name = rules.nama_berkas(
        jenis,
        tahun=skp.tahun,
        month=Month(skp.tahun, bulan) if bulan else None,
        nip=isi["pegawai"]["nip"],
        urutan=urutan(skp),
    )
    alamat = f"{settings.BASE_URL}/verifikasi/{row.kode}/"
    return Terbitan(row.kode, alamat, name, layout.page(isi, instansi=settings.INSTANSI))


def _row(ctx: Context, skp_id: int, jenis: JenisDokumen, bulan: int, isi: Mapping[str, Any]) -> Cetakan:
    key = {"skp_id": skp_id, "jenis": jenis.value, "bulan": bulan, "sidik": rules.sidik(isi)}
    new = Cetakan(
        **key, kode=kode(secrets.randbits(BITS)), ringkasan=layout.ringkasan(isi), dibuat_pada=ctx.now
    )
    Cetakan.objects.bulk_create([new], ignore_conflicts=True)
    return Cetakan.objects.get(**key)
