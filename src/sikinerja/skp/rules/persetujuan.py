"""Since when approved SKP let a month be filed (domain.md §4.3). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sikinerja.core.indonesian import tanggal
from sikinerja.core.time import Month
from sikinerja.skp.rules import StatusSkp


@dataclass(frozen=True, slots=True)
class Periode:
    """An SKP as far as its months need it; ``disetujui_pada``: its first approval (UTC; None: never)."""

    awal: date
    akhir: date
    disetujui_pada: datetime | None
    predikat: str = ""
    """Of the year; "" until it is rated (SELESAI)."""
    pd_id: int | None = None
    """The PD of its riwayat."""

    def meets(self, month: Month) -> bool:
        """Whether a day of the month lies in it."""
        return self.awal <= month.last and self.akhir >= month.first


def disetujui_sejak(plans: Iterable[Periode], month: Month) -> datetime | None:
    """When the first of somebody's SKP that meet a month was approved; None: none is."""
    found = [p.disetujui_pada for p in plans if p.disetujui_pada is not None and p.meets(month)]
    return min(found, default=None)


@dataclass(frozen=True, slots=True)
class BelumDisetujui:
    """Why somebody has no approved SKP for a month or day, and what they can do about it, in words."""

    sebab: str
    jalan: str


def belum_disetujui(
    untuk: str, *, status: str = "", penilai: str = "", sejak: date | None = None
) -> BelumDisetujui:
    """Of ``untuk``; ``status``: of the newest SKP that holds it ("": there is none).

    It lies with ``penilai`` since a local day.
    """
    if not status:
        return BelumDisetujui(
            f"Anda belum membuat SKP untuk {untuk}.", "Susun dan ajukan SKP di menu SKP lebih dahulu."
        )
    if status == StatusSkp.PENILAIAN:
        since = f" sejak {tanggal(sejak)}" if sejak else ""
        return BelumDisetujui(
            f"SKP Anda untuk {untuk} menunggu persetujuan {penilai or 'pejabat penilai'}{since}.",
            "Pengisian baru dapat dilakukan sesudah SKP itu disetujui.",
        )
    return BelumDisetujui(
        f"SKP Anda untuk {untuk} masih konsep.", "Lengkapi lalu ajukan SKP itu lebih dahulu."
    )
