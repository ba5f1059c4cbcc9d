"""Whose pangkat/golongan a document would print as "-", and who can fill it in (documents.md B, C, D)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sikinerja.core.context import Actor, Context
from sikinerja.core.indonesian import dan
from sikinerja.dokumen.queries.facts import bulan_dinilai, orang, orang_dinilai
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.rules import EDITOR
from sikinerja.penilaian.queries import akhir
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import StatusSkp


@dataclass(frozen=True, slots=True)
class TanpaPangkat:
    """Somebody whose pangkat/golongan is missing on ``dokumen`` (their names, in words).

    ``tetap``: those are approved or rated, and stay as they were then. ``pegawai_id``: whose profile the
    actor may fill in (None: somebody else has to); ``terisi``: it is filled in by now.
    """

    nama: str
    sendiri: bool
    dokumen: str
    tetap: bool
    terisi: bool
    pegawai_id: int | None


def tanpa_pangkat(ctx: Context, skp: Skp, *, ada_rhk: bool) -> list[TanpaPangkat]:
    """Of whom the documents of an SKP that can be printed say no pangkat, the owner first.

    Who is no civil servant has none, and is never named.
    """
    missing: dict[str, tuple[str, dict[JenisDokumen, None]]] = {}
    for jenis, person in _tercetak(ctx, skp, ada_rhk=ada_rhk):
        if person["nip"] and not person["pangkat"]:
            missing.setdefault(person["nip"], (person["nama"], {}))[1][jenis] = None
    if not missing:
        return []
    people = kepegawaian.orang().filter(nip__in=list(missing))
    now = {p.nip: p for p in people}
    return [
        _satu(ctx.actor, nama, list(kinds), skp=skp, kini=now.get(nip))
        for nip, (nama, kinds) in missing.items()
    ]


def _tercetak(ctx: Context, skp: Skp, *, ada_rhk: bool) -> Iterator[tuple[JenisDokumen, Mapping[str, str]]]:
    """Each person on each document."""
    if ada_rhk:
        yield from ((JenisDokumen.SKP, one) for one in orang(ctx, skp).values())
    for month in bulan_dinilai(skp):
        yield from ((JenisDokumen.EVALUASI, one) for one in orang_dinilai(month).values())
    year = akhir.berlaku(skp_id=skp.pk) if skp.status == StatusSkp.SELESAI else None
    if year is not None:
        kinds = (JenisDokumen.EVALUASI, JenisDokumen.AKHIR)
        yield from ((jenis, one) for one in orang_dinilai(year).values() for jenis in kinds)


def _satu(
    actor: Actor, nama: str, kinds: list[JenisDokumen], *, skp: Skp, kini: Pegawai | None
) -> TanpaPangkat:
    may = kini is not None and bool(EDITOR & kepegawaian.relations_pegawai(actor, kini))
    return TanpaPangkat(
        nama=nama,
        sendiri=kini is not None and kini.pk == actor.pegawai_id,
        dokumen=dan([kind.label for kind in kinds]),
        tetap=bool(skp.versi_terakhir),
        terisi=kini is not None and kini.pangkat_id is not None,
        pegawai_id=kini.pk if kini is not None and may else None,
    )
