"""Jobs that merge two records of one person, or take it back."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow


def terakhir(*, pegawai_id: int) -> PekerjaanRow | None:
    """The latest merging or taking back that was asked for, for the record that stays."""
    return pekerjaan.dengan_kunci(jenis=rules.JENIS, kunci=rules.kunci(pegawai_id)).first()


def berjalan(ctx: Context, *, pegawai_id: int) -> PekerjaanRow | None:
    """What the worker is just doing of this kind, for BKD."""
    row = terakhir(pegawai_id=pegawai_id) if ctx.actor.is_bkd else None
    return row if row is not None and row.terbuka else None


def get(ctx: Context, *, pegawai_id: int, pekerjaan_id: int) -> PekerjaanRow:
    """One of these jobs, for BKD; NotFound otherwise."""
    row = pekerjaan.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id) if ctx.actor.is_bkd else None
    if row is None or row.parameter["pegawai"] != pegawai_id:
        raise NotFound("Pekerjaan tidak ditemukan.")
    return row


def alamat(row: PekerjaanRow) -> str:
    """Where a job is watched."""
    return f"/kelola/akun/{row.parameter['pegawai']}/gabungkan/{row.pk}/"
