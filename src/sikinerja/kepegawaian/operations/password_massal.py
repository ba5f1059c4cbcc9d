"""First passwords for many people who have never come in, as a list to print (F1.3, F8.8)."""

from __future__ import annotations

from collections.abc import Sequence

from sikinerja.akun import steps as akun
from sikinerja.akun.rules import massal
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.queries import password_massal as queries
from sikinerja.kepegawaian.queries.password_massal import Pilihan, Slip
from sikinerja.pekerjaan import steps as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow


@operation
def mulai(ctx: Context, *, pilihan: Pilihan, pegawai_ids: Sequence[int] | None) -> PekerjaanRow:
    """Have the worker make first passwords (F8.8): for all of a choice, or for these of it.

    Only for active accounts that never came in and that the actor manages. Raises Forbidden, Invalid,
    Conflict while one's former list is still being made.
    """
    if not ctx.actor.is_pengelola or ctx.actor.akun_id is None:
        raise Forbidden
    people = queries.boleh(ctx.actor, pilihan, pegawai_ids=pegawai_ids)
    if not people:
        raise Invalid({"": massal.TIDAK_ADA_ORANG})
    if len(people) > massal.PALING_BANYAK:
        raise Invalid({"": massal.TERLALU_BANYAK})
    row = pekerjaan.mulai(
        ctx,
        jenis=massal.JENIS,
        kunci=massal.kunci(ctx.actor.akun_id),
        parameter={"pegawai": [p.pk for p in people]},
        total=len(people),
        tugas=massal.TUGAS,
    )
    jejak.catat(ctx, aksi="akun.password_massal", objek=row, data={"jumlah": len(people)})
    return row


@operation
def kerjakan(ctx: Context, *, pekerjaan_id: int, urutan: int) -> int:
    """Make the passwords of one slice in the name of who asked (F8.8); returns how many people it holds.

    Run again, a slice gets new passwords and a new page of the list: the two never differ.
    """
    row, asked = queries.diminta(ctx, pekerjaan_id=pekerjaan_id)
    ids = row.parameter["pegawai"][urutan * massal.SEKALI : (urutan + 1) * massal.SEKALI]
    people = queries.boleh(asked.actor, Pilihan(), pegawai_ids=ids)
    akun.beri_password_banyak(asked, akun_ids=[p.akun_id for p in people], pekerjaan_id=row.pk, urutan=urutan)
    return len(ids)


@operation
def ambil(ctx: Context, *, pekerjaan_id: int) -> list[Slip]:
    """The list in clear, this once: it is deleted with this (F8.8). Raises NotFound, Conflict."""
    row = queries.get(ctx, pekerjaan_id=pekerjaan_id)
    if row.terbuka:
        raise Conflict(massal.BELUM_SIAP)
    passwords = akun.ambil_lembar(ctx, pekerjaan_id=row.pk)
    if not passwords:
        raise Conflict(massal.SUDAH_DITAMPILKAN)
    jejak.catat(ctx, aksi="akun.cetak_password_massal", objek=row, data={"jumlah": len(passwords)})
    return queries.slip(passwords)
