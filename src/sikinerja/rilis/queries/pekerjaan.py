"""Jobs of this room, and who may watch them."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.rilis import rules
from sikinerja.rilis.models import Rilis
from sikinerja.rilis.rules import keluaran


@dataclass(frozen=True, slots=True)
class HalamanPekerjaan:
    """A job and the release it made (``rilis``, once it is done) or writes down."""

    pekerjaan: PekerjaanRow
    rilis: Rilis | None
    nama: str

    @property
    def merilis(self) -> bool:
        """Whether it freezes a month; otherwise it writes a file."""
        return self.pekerjaan.jenis == rules.JENIS


def get_pekerjaan(ctx: Context, *, pekerjaan_id: int) -> HalamanPekerjaan:
    """A release that BKD watches, or a file that the actor asked for; NotFound otherwise."""
    row = pekerjaan.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id) if ctx.actor.is_bkd else None
    if row is not None:
        month = Month(row.parameter["tahun"], row.parameter["bulan"])
        made = Rilis.objects.filter(pekerjaan=row).first()
        return HalamanPekerjaan(row, made, rules.nama(month, row.parameter["nomor"]))
    row = pekerjaan.get(jenis=keluaran.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None or row.akun_id != ctx.actor.akun_id:
        raise NotFound("Pekerjaan tidak ditemukan.")
    source = Rilis.objects.get(pk=row.parameter["rilis"])
    return HalamanPekerjaan(row, source, f"{row.parameter['nama']}.{row.parameter['bentuk']}")
