"""People with a fixed percentage for some months (F8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation, translated
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.steps import beri_tahu
from sikinerja.tpp import messages, queries
from sikinerja.tpp.models import PengecualianTpp
from sikinerja.tpp.rules import kebijakan as policy

REFUSED = {"pengecualian_tpp_tidak_bertumpuk": {"mulai": policy.SUDAH_DIKECUALIKAN}}


@dataclass(frozen=True, slots=True)
class Isian:
    """What the form *Pengecualian* says; months are both included."""

    pegawai_id: int | None
    persen: Decimal
    mulai: Month
    sampai: Month
    alasan: str
    dasar: str


@operation
def tambah(ctx: Context, *, isian: Isian) -> PengecualianTpp:
    """Give one person a fixed percentage for some months, and tell them (F8.4).

    Raises NotFound (not BKD), Invalid (field by field; another exemption in these months).
    """
    if not ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")
    salah = policy.salah_pengecualian(isian.persen, isian.mulai, isian.sampai, isian.alasan, isian.dasar)
    person = Pegawai.objects.select_related("akun").filter(pk=isian.pegawai_id or 0).first()
    if person is None:
        salah["pegawai"] = "Pilih pegawai dari daftar."
    if salah or person is None:
        raise Invalid(salah)
    row = _write(ctx, person, isian)
    masa = (isian.mulai, isian.sampai)
    data = {"pegawai": person.pk, "persen": str(row.persen), "mulai": row.mulai.isoformat()}
    catat(ctx, aksi="tpp.kecualikan", objek=row, data=data | {"sampai": row.sampai.isoformat()})
    judul, isi = messages.dikecualikan(masa, persen=isian.persen, alasan=row.alasan)
    beri_tahu(ctx, akun_id=person.akun_id, judul=judul, isi=isi, tautan="", kunci=f"tpp-kecuali:{row.pk}")
    return row


@operation
def hapus(ctx: Context, *, pengecualian_id: int, alasan: str) -> None:
    """Take an exemption back, with a reason; what is released stays as it is (F8.4).

    Raises NotFound, Invalid (no reason).
    """
    row = queries.get_pengecualian(ctx, pengecualian_id=pengecualian_id, lock=True)
    if salah := policy.salah_alasan(alasan):
        raise Invalid(salah)
    data = {"pegawai": row.pegawai_id, "persen": str(row.persen), "alasan": alasan.strip()}
    catat(ctx, aksi="tpp.hapus_pengecualian", objek=row, data=data)
    judul, isi = messages.tidak_dikecualikan(alasan.strip())
    kunci = f"tpp-tidak-kecuali:{row.pk}"
    beri_tahu(ctx, akun_id=row.pegawai.akun_id, judul=judul, isi=isi, tautan="", kunci=kunci)
    row.delete()


def _write(ctx: Context, person: Pegawai, isian: Isian) -> PengecualianTpp:
    with translated(REFUSED):
        return PengecualianTpp.objects.create(
            pegawai=person, persen=isian.persen, mulai=isian.mulai.first,
            sampai=isian.sampai.last, alasan=isian.alasan.strip(), dasar=isian.dasar.strip(),
            dibuat_pada=ctx.now,
        )  # fmt: skip
