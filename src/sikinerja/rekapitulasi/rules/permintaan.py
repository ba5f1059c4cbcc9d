"""What a page of the recap was asked for: PD, month, filters, page (F8.5). Pure Python."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sikinerja.core.time import Month
from sikinerja.rekapitulasi.rules.bulanan import bulan_kini

TAHUN_TERAWAL = 2000
TAHUN_TERAKHIR = 2100
DITAGIH_SAJA = "ya"


@dataclass(frozen=True, slots=True)
class Permintaan:
    """Everything an address can say; None, "", False and 1 are what is left out of it.

    ``saja``: the unit without those below it, as the bars count it.
    """

    pd: int | None = None
    tahun: int | None = None
    bulan: int | None = None
    unit: int | None = None
    saja: bool = False
    jenis: str = ""
    status: str = ""
    q: str = ""
    halaman: int = 1
    ditagih: str = ""
    """:data:`DITAGIH_SAJA`: of a standing only those who can be asked for it; another standing: all again."""

    def month(self, today: date) -> Month:
        """The month asked for; the one that is being reported where none is."""
        now = bulan_kini(today)
        if self.tahun is None:
            return now if self.bulan is None else Month(now.tahun, self.bulan)
        return Month(self.tahun, self.bulan or (now.bulan if self.tahun == now.tahun else 12))

    def dalam(self, month: Month) -> Permintaan:
        """The same with the month said out loud."""
        return replace(self, tahun=month.tahun, bulan=month.bulan)

    def kueri(self, **changes: Any) -> str:
        """The address of the same with changes, from its question mark on; without ``halaman``: the first."""
        if "status" in changes:
            changes = {"ditagih": ""} | changes
        said = {name: getattr(self, name) for name in self.__slots__} | {"halaman": 1} | changes
        said["saja"] = 1 if said["saja"] and said["unit"] else ""
        plain = {"halaman": 1}
        given = {n: v for n, v in said.items() if v not in {None, ""} and plain.get(n) != v}
        return f"?{urlencode(given)}" if given else ""

    @property
    def disaring(self) -> bool:
        """Whether the list is narrowed."""
        return bool(self.unit or self.jenis or self.status or self.q or self.ditagih)
