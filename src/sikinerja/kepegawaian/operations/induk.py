"""Master data: add, change, deactivate; nothing that was ever used is deleted (F8.8)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.text import one_line
from sikinerja.core.transactions import advisory_lock, operation, translated
from sikinerja.jejak.steps import catat, pastikan_alasan
from sikinerja.kepegawaian.models import UnitKerja
from sikinerja.kepegawaian.queries import induk as queries
from sikinerja.kepegawaian.queries.induk import MODEL, BarisInduk
from sikinerja.kepegawaian.rules import induk as rules
from sikinerja.kepegawaian.rules.induk import DataInduk, Isian, IsianUnitKerja

SUDAH_ADA = {
    "pd_kode": {"kode": rules.SUDAH_ADA},
    "pd_nama": {"nama": rules.SUDAH_ADA},
    "unit_nama": {"nama": rules.SUDAH_ADA},
    "jabatan_nama": {"nama": rules.SUDAH_ADA},
    "pangkat_golongan": {"golongan": rules.SUDAH_ADA},
}


@operation
def tambah(ctx: Context, *, jenis: DataInduk, isian: Isian) -> BarisInduk:
    """Add an entry to a master list: BKD; units also the pengelola of their PD (F8.8).

    Raises NotFound, Forbidden, Invalid with the form's field names.
    """
    if not ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")
    if not queries.boleh_ubah(ctx.actor, jenis, getattr(isian, "perangkat_daerah_id", None)):
        raise Forbidden(rules.HANYA_BKD)
    _periksa(isian, unit=None)
    row = MODEL[jenis](**_values(isian))
    with translated(SUDAH_ADA):
        row.save()
    catat(ctx, aksi="kepegawaian.tambah_induk", objek=row, data={"baru": _values(isian)})
    return row


@operation
def ubah(ctx: Context, *, jenis: DataInduk, pk: int, isian: Isian) -> BarisInduk:
    """Change an entry; a unit stays in its PD (F8.8). The same again writes nothing.

    What was approved keeps the words of its day. Raises NotFound, Forbidden, Invalid.
    """
    row = queries.lock(ctx, jenis=jenis, pk=pk)
    if isinstance(isian, IsianUnitKerja) and isian.perangkat_daerah_id != row.perangkat_daerah_id:
        raise Invalid({"perangkat_daerah": "Unit kerja tidak dapat dipindahkan ke perangkat daerah lain."})
    _periksa(isian, unit=row if isinstance(row, UnitKerja) else None)
    baru = _values(isian)
    lama = {name: getattr(row, name) for name in baru}
    if lama == baru:
        return row
    for name, value in baru.items():
        setattr(row, name, value)
    with translated(SUDAH_ADA):
        row.save()
    catat(ctx, aksi="kepegawaian.ubah_induk", objek=row, data={"lama": lama, "baru": baru})
    return row


@operation
def ubah_status(ctx: Context, *, jenis: DataInduk, pk: int, aktif: bool, alasan: str) -> None:
    """Take an entry out of use, or back in, with a reason (F8.8): it is offered to nobody new.

    A PD or unit with active people, or with active units below, stays. Raises NotFound, Forbidden, Invalid.
    """
    row = queries.lock(ctx, jenis=jenis, pk=pk)
    if row.aktif == aktif:
        pastikan_alasan(ctx, objek=row, alasan=alasan)
        return
    if not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_WAJIB})
    if not aktif and (reason := queries.halangan_nonaktif(jenis=jenis, pk=pk)):
        raise Invalid({"": reason})
    row.aktif = aktif
    row.save(update_fields=["aktif"])
    data = {"lama": {"aktif": not aktif}, "baru": {"aktif": aktif}, "alasan": alasan.strip()}
    catat(ctx, aksi="kepegawaian.status_induk", objek=row, data=data)


def _periksa(isian: Isian, *, unit: UnitKerja | None) -> None:
    salah = rules.salah_isian(isian)
    if isinstance(isian, IsianUnitKerja) and isian.induk_id is not None:
        advisory_lock("kepegawaian.unit")
        same = UnitKerja.objects.filter(pk=isian.induk_id, perangkat_daerah=isian.perangkat_daerah_id)
        if not same.exists():
            salah["unit_kerja"] = rules.INDUK_LAIN_PD
        elif unit is not None and rules.melingkar(unit.pk, queries.ke_atas(unit_id=isian.induk_id)):
            salah["unit_kerja"] = rules.INDUK_MELINGKAR
    if salah:
        raise Invalid(salah)


def _values(isian: Isian) -> dict[str, Any]:
    return {
        name: one_line(value) if isinstance(value, str) else value for name, value in asdict(isian).items()
    }
