"""Until when an SKP is served: to the end of its period, or of its owner's service (domain.md §5, §9)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.rules.keadaan import hari_terakhir, meninggal_pada
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules import akhir as rules


def berakhir(skp: Skp) -> date:
    """The last day of an SKP that its owner is in service. One query."""
    return keadaan.hari_terakhir(pegawai_id=skp.pegawai_id, sampai=skp.periode_akhir)


def berakhir_banyak(rows: Collection[Skp]) -> dict[int, date]:
    """:func:`berakhir` of many, by id. One query."""
    states = keadaan.purna(pegawai_ids=[row.pegawai_id for row in rows])
    return {row.pk: hari_terakhir(states.get(row.pegawai_id, ()), row.periode_akhir) for row in rows}


def tanpa_penilaian(kolom: str = "") -> Q:
    """SKP that are closed without a final rating (``rules.akhir.tanpa_penilaian``): nothing of them is asked.

    ``kolom``: the way to the SKP, like ``skp__``.
    """
    died = Q(**{f"{kolom}pegawai__in": keadaan.yang_meninggal()})
    return died & ~Q(**{f"{kolom}status__in": rules.SUDAH_DIAJUKAN})


def menunggu(status: Collection[str]) -> Q:
    """SKP that stand at one of these and wait for their penilai: not of who died and can go on with none."""
    return Q(status__in=status) & ~tanpa_penilaian()


def tuntas(kolom: str = "") -> Q:
    """SKP of which the year is closed: rated, or never to be rated."""
    return Q(**{f"{kolom}status": StatusSkp.SELESAI.value}) | tanpa_penilaian(kolom)


def tanpa_penilaian_banyak(rows: Collection[Skp]) -> dict[int, str]:
    """Of these SKP (with account) those that are closed so, in words, by id. One query where one may be.

    The account of who died is closed (``Akun.aktif_semula``).
    """
    asked = [r for r in rows if r.status not in rules.SUDAH_DIAJUKAN and not r.pegawai.akun.aktif]
    states = keadaan.purna(pegawai_ids=[row.pegawai_id for row in asked]) if asked else {}
    found = {
        row.pk: rules.tanpa_penilaian(meninggal_pada(states.get(row.pegawai_id, ())), status=row.status)
        for row in asked
    }
    return {pk: text for pk, text in found.items() if text}


def belum_dibuka(ctx: Context, skp: Skp) -> str:
    """Why the year of an SKP cannot be reported yet; "" when it can. One query before its last month."""
    if not rules.belum_dibuka(ctx.today, skp.periode_akhir, periode_akhir=skp.periode_akhir):
        return ""
    return rules.belum_dibuka(ctx.today, berakhir(skp), periode_akhir=skp.periode_akhir)
