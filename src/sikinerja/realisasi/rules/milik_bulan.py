"""Which SKP a month belongs to, in words, where more than one may be meant (domain.md §4.3). Pure Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import bulan_tahun, saat, tanggal
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Jendela


@dataclass(frozen=True, slots=True)
class SkpBulan:
    """An SKP that meets a month. ``dipotong``: a mutasi ended it early."""

    jabatan: str
    awal: date
    akhir: date
    penilai: str = ""
    dipotong: bool = False

    @property
    def sebutan(self) -> str:
        """The position and the days, by which somebody tells two SKP apart."""
        return f"SKP {self.jabatan}, periode {tanggal(self.awal)} s.d. {tanggal(self.akhir)}"

    def terang(self, month: Month) -> bool:
        """Whether nobody asks: it holds the whole month, and a mutasi does not end it there."""
        whole = self.awal <= month.first and self.akhir >= month.last
        return whole and not (self.dipotong and Month.of(self.akhir) == month)


def dilaporkan(skp: SkpBulan, month: Month) -> str:
    """Under which SKP a month is (to be) reported, and who rates it by that; "": nobody asks."""
    if skp.terang(month):
        return ""
    rated = f" dan dinilai {skp.penilai}" if skp.penilai else ""
    moved = " SKP itu berakhir karena mutasi." if skp.dipotong else ""
    return f"{_nama(month)} dilaporkan dengan {skp.sebutan}{rated}.{moved}"


def bulan_pertama(
    awal: date,
    akhir: date,
    *,
    jendela: Callable[[Month], Jendela],
    lepas: Callable[[Month], bool],
    now: datetime,
) -> Jendela | None:
    """The window of the first month of a periode that is owed (not ``lepas``) and can still be filed."""
    month, last = Month.of(awal), Month.of(akhir)
    while month <= last:
        window = jendela(month)
        if not lepas(month) and not window.pengisian_berakhir(now):
            return window
        month = month.next
    return None


def tenggat(window: Jendela, *, is_other: bool, zone: ZoneInfo, skp: str = "SKP ini") -> str:
    """Until when an SKP must be approved; ``is_other``: until then an earlier one serves the month."""
    bulan, batas = _nama(window.month), saat(window.batas_pengisian_pada.astimezone(zone))
    else_ = "dilaporkan dengan SKP sebelumnya" if is_other else "tidak dapat diisi"
    return (
        f"Agar {bulan} dilaporkan dengan {skp}, SKP harus disetujui paling lambat {batas}; "
        f"bila tidak, bulan itu {else_}."
    )


def pilihan(baru: SkpBulan, window: Jendela, *, zone: ZoneInfo) -> str:
    """What is still open while a later SKP (``baru``) is not approved and the month not filed.

    ``window``: in the PD of the later one, until whose end it may take the month.
    """
    return (
        f"{tenggat(window, is_other=True, zone=zone, skp=baru.sebutan)} "
        "Sesudah diajukan, bulan ini tidak dapat pindah ke SKP lain."
    )


def _nama(month: Month) -> str:
    return bulan_tahun(month.tahun, month.bulan)
