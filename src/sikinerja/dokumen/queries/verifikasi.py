"""What a code on a printed document stands for: public, and no more than the print itself says (F4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.indonesian import label_nip, nip_samar
from sikinerja.dokumen import rules
from sikinerja.dokumen.models import Cetakan
from sikinerja.dokumen.queries.facts import facts
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.dokumen.rules.kode import baca
from sikinerja.skp.rules import Predikat


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What the verification page shows. ``berlaku``: what was printed is what holds now.

    ``nip`` is masked; ``status`` is that of the SKP today ("": it was deleted); ``tanggal`` the day of
    approval or rating (None: a KONSEP); ``predikat`` the one that was printed ("": none).
    """

    kode: str
    jenis: JenisDokumen
    nama: str
    nip: str
    label_nip: str
    awal: date
    akhir: date
    status: str
    tanggal: date | None
    predikat: str
    berlaku: bool


def periksa(ctx: Context, *, kode: str) -> Pemeriksaan | None:
    """What stands behind a code as somebody typed it; None when nothing does. Seven queries at most."""
    read = baca(kode)
    if read is None:
        return None
    row = Cetakan.objects.select_related("skp__riwayat__perangkat_daerah").filter(kode=read).first()
    if row is None:
        return None
    said = row.ringkasan
    return Pemeriksaan(
        kode=row.kode,
        jenis=JenisDokumen[row.jenis],
        nama=said["nama"],
        nip=nip_samar(said["nip"]),
        label_nip=label_nip(said["nip"]),
        awal=date.fromisoformat(said["awal"]),
        akhir=date.fromisoformat(said["akhir"]),
        status=row.skp.get_status_display() if row.skp else "",
        tanggal=date.fromisoformat(said["tanggal"]) if said["tanggal"] else None,
        predikat=Predikat[said["predikat"]].label if said["predikat"] else "",
        berlaku=_holds(ctx, row),
    )


def _holds(ctx: Context, row: Cetakan) -> bool:
    """Whether the same document, collected now, says the same."""
    if row.skp is None:
        return False
    try:
        now = facts(ctx, row.skp, jenis=JenisDokumen[row.jenis], bulan=row.bulan)
    except Conflict:
        return False
    return rules.sidik(now) == row.sidik
