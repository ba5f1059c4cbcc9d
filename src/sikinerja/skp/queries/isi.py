"""The content of plans, as it is worked on and as it was approved: one query, however many (F3.11)."""

from __future__ import annotations

import json
from collections.abc import Collection
from decimal import Decimal
from typing import Any, TypeAlias

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from sikinerja.core.errors import NotFound
from sikinerja.core.prepared import Prepared, unprepared
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp.models import (
    Ekspektasi,
    Indikator,
    Lampiran,
    Rhk,
    Skp,
    Versi,
    VersiEkspektasi,
    VersiIndikator,
    VersiLampiran,
    VersiRhk,
)
from sikinerja.skp.rules import BagianLampiran, JenisRhk, Perilaku
from sikinerja.skp.rules.intervensi import AsalIntervensi
from sikinerja.skp.rules.isi import Isi, IsiIndikator, IsiRhk

VersiRow: TypeAlias = Versi


def isi_kini(*, skp_id: int) -> Isi:
    """The working rows of an SKP. One query; not scoped: the caller decides who may look."""
    for row in KINI.rows(skp_id=skp_id):
        return _isi(row)
    raise NotFound("SKP tidak ditemukan.")


def isi_versi(*, versi_ids: Collection[int]) -> dict[int, Isi]:
    """Each versi by its id, word for word; not scoped: the caller decides who may look.

    One query, however many: two prepared ones for a pair, which cost less than translating one.
    """
    ids = list(versi_ids)
    if len(ids) <= 2:
        rows = [row for versi_id in ids for row in VERSI.rows(versi_id=versi_id)]
    else:
        rows = unprepared(_versi(Versi.objects.filter(pk__in=ids)))
    return {row["pk"]: _isi(row) for row in rows}


def _kini(*, skp_id: int) -> QuerySet[Any, Any]:
    rhk = Rhk.objects.filter(skp=OuterRef("pk"))
    indikator = Indikator.objects.filter(rhk=OuterRef("pk"))
    return (
        Skp.objects.filter(pk=skp_id)
        .order_by()
        .values(
            isi_rhk=_columns(
                rhk,
                indikator,
                ident=F("pk"),
                sejak=F("sejak_versi"),
                text=Coalesce(F("intervensi__teks"), F("sasaran")),
            ),
            isi_ekspektasi=_hopes(Ekspektasi.objects.filter(skp=OuterRef("pk"))),
            isi_lampiran=_blocks(Lampiran.objects.filter(skp=OuterRef("pk"))),
        )
    )


def _versi(rows: QuerySet[Versi]) -> QuerySet[Any, Any]:
    rhk = VersiRhk.objects.filter(versi=OuterRef("pk"))
    indikator = VersiIndikator.objects.filter(versi_rhk=OuterRef("pk"))
    return rows.order_by().values(
        "pk",
        isi_rhk=_columns(rhk, indikator, ident=None, sejak=Value(0), text=F("intervensi_teks")),
        isi_ekspektasi=_hopes(VersiEkspektasi.objects.filter(versi=OuterRef("pk"))),
        isi_lampiran=_blocks(VersiLampiran.objects.filter(versi=OuterRef("pk"))),
    )


def _satu_versi(*, versi_id: int) -> QuerySet[Any, Any]:
    return _versi(Versi.objects.filter(pk=versi_id))


KINI = Prepared(_kini, skp_id=int)
VERSI = Prepared(_satu_versi, versi_id=int)


def _columns(
    rhk: QuerySet[Any], indikator: QuerySet[Any], *, ident: F | None, sejak: F | Value, text: F | Coalesce
) -> ArraySubquery:
    """RHK with their indikator as JSON; ``ident``: the working row's id, by default what the versi keeps."""
    rows = indikator.order_by("urutan", "id").values(
        data=JSONObject(
            id=ident or F("indikator_id"),
            teks=F("teks"),
            target=Cast("target", CharField()),
            satuan=F("satuan"),
            aspek=F("aspek"),
            perspektif=F("perspektif"),
            sejak=sejak,
        )
    )
    jpt = Q(versi_rhk__versi__skp__model=ModelSkp.JPT.value)
    above = VersiIndikator.objects.filter(jpt, versi_rhk=OuterRef("intervensi_id")).order_by("urutan", "id")
    return ArraySubquery(
        rhk.order_by("-jenis", "urutan", "id").values(
            data=JSONObject(
                id=ident or F("rhk_id"),
                jenis=F("jenis"),
                teks=F("teks"),
                intervensi_id=F("intervensi_id"),
                intervensi=Coalesce(text, Value("")),
                asal_intervensi=F("asal_intervensi"),
                atasan=ArraySubquery(above.values("teks")),
                indikator=ArraySubquery(rows),
                sejak=sejak,
            )
        )
    )


def _hopes(rows: QuerySet[Any]) -> ArraySubquery:
    return ArraySubquery(rows.order_by("id").values(data=JSONObject(perilaku=F("perilaku"), teks=F("teks"))))


def _blocks(rows: QuerySet[Any]) -> ArraySubquery:
    return ArraySubquery(rows.order_by("id").values(data=JSONObject(bagian=F("bagian"), butir=F("butir"))))


def _isi(row: dict[str, Any]) -> Isi:
    rhk, ekspektasi, lampiran = (
        [json.loads(item) for item in row[name]] for name in ("isi_rhk", "isi_ekspektasi", "isi_lampiran")
    )
    hopes = {e["perilaku"]: e["teks"] for e in ekspektasi}
    blocks = {block["bagian"]: tuple(block["butir"]) for block in lampiran}
    return Isi(
        rhk=tuple(_rhk(item) for item in rhk),
        ekspektasi={p: hopes[p.value] for p in Perilaku if p.value in hopes},
        lampiran={b: blocks[b.value] for b in BagianLampiran if b.value in blocks},
    )


def _rhk(row: dict[str, Any]) -> IsiRhk:
    return IsiRhk(
        id=row["id"],
        jenis=JenisRhk[row["jenis"]],
        teks=row["teks"],
        intervensi_id=row["intervensi_id"],
        intervensi=row["intervensi"],
        asal_intervensi=AsalIntervensi[row["asal_intervensi"]],
        atasan=tuple(row["atasan"]),
        indikator=tuple(
            IsiIndikator(
                id=i["id"],
                teks=i["teks"],
                target=Decimal(i["target"]),
                satuan=i["satuan"],
                ukuran=i["aspek"] or i["perspektif"],
                sejak_versi=i["sejak"],
            )
            for i in row["indikator"]
        ),
        sejak_versi=row["sejak"],
    )
