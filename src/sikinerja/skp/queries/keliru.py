"""What would go with a riwayat jabatan that was made by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Count
from django.db.models.deletion import Collector, ProtectedError

from sikinerja.core.context import Context
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import RIWAYAT_BER_SKP
from sikinerja.skp.models import Ekspektasi, Indikator, Lampiran, Rhk, RiwayatSkp, Skp
from sikinerja.skp.rules import keliru as rules

RiwayatRow: TypeAlias = RiwayatJabatan


@dataclass(frozen=True, slots=True)
class Keliru:
    """A riwayat about to be removed, its SKP with how many RHK and indikator.

    ``mengelola``: the actor does it as who looks after it, with a reason; ``halangan``: why it cannot be, and
    who can be asked, or "".
    """

    riwayat: RiwayatJabatan
    skp: Skp | None
    rhk: int
    indikator: int
    mengelola: bool
    halangan: str


def keliru(ctx: Context, *, riwayat_id: int) -> Keliru:
    """For who may change the riwayat; Forbidden, NotFound otherwise."""
    riwayat = kepegawaian.get_riwayat_untuk_edit(ctx, riwayat_id=riwayat_id)
    skp = Skp.objects.filter(riwayat=riwayat).first()
    rows = Rhk.objects.filter(skp=skp) if skp else Rhk.objects.none()
    count = rows.order_by().aggregate(rhk=Count("pk", distinct=True), indikator=Count("indikator"))
    sendiri = riwayat.pegawai_id == ctx.actor.pegawai_id
    cares = "pengelola" in kepegawaian.relations(ctx.actor, riwayat) and not (sendiri and skp is None)
    reason = halangan(ctx, riwayat, skp) if cares else RIWAYAT_BER_SKP if _terkait(riwayat) else ""
    return Keliru(riwayat, skp, count["rhk"], count["indikator"], cares, reason)


def halangan(ctx: Context, riwayat: RiwayatJabatan, skp: Skp | None) -> str:
    """Why this riwayat cannot be removed; "" when it can."""
    return rules.halangan(
        sendiri=ctx.actor.pegawai_id == riwayat.pegawai_id,
        is_bkd=ctx.actor.is_bkd,
        ada_skp=skp is not None,
        versi=skp.versi_terakhir if skp else 0,
        terkait=_terkait(skp) or _terkait(riwayat, kecuali=Skp),
    )


def _terkait(row: Any, *, kecuali: type | None = None) -> bool:
    """Whether other rows forbid that this one is deleted; those of ``kecuali`` do not count."""
    if row is None or row.pk is None:
        return False
    try:
        Collector(using="default", origin=row).collect([row])
    except ProtectedError as error:
        return any(kecuali is None or not isinstance(one, kecuali) for one in error.protected_objects)
    return False


def isi_lengkap(skp: Skp) -> dict[str, Any]:
    """All that a never approved SKP holds, as plain values: what is left of it once it is gone."""
    columns = ("rhk_id", "teks", "target", "satuan", "aspek", "perspektif", "urutan")
    return {
        "status": skp.status,
        "langkah": skp.langkah,
        "dibuat_pada": skp.dibuat_pada.isoformat(),
        "rhk": list(Rhk.objects.filter(skp=skp).values("id", "jenis", "teks", "urutan")),
        "indikator": [
            {**row, "target": str(row["target"])}
            for row in Indikator.objects.filter(rhk__skp=skp).values(*columns)
        ],
        "ekspektasi": list(Ekspektasi.objects.filter(skp=skp).values("perilaku", "teks")),
        "lampiran": list(Lampiran.objects.filter(skp=skp).values("bagian", "butir")),
        "riwayat": [
            {**row, "pada": row["pada"].isoformat()}
            for row in RiwayatSkp.objects.filter(skp=skp).values(
                "langkah", "aksi", "dari", "ke", "catatan", "akun_id", "nama", "pada"
            )
        ],
    }
