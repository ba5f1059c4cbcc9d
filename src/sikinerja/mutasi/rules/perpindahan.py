"""What follows from the date of a mutasi (manual BAB VII, domain.md §7). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import bulan_tahun, tanggal
from sikinerja.core.time import Month

HARI_TERAKHIR_KASUS_1 = 12
"""Last day of a month on which a move makes the new SKP begin on that very day (BAB VII.1)."""


class Kasus(LabeledEnum):
    """The manual's two cases of a mutasi, told apart by the day of the month."""

    SATU = "SATU", "Kasus 1: tanggal 1 sampai dengan 12"
    DUA = "DUA", "Kasus 2: tanggal 13 sampai dengan akhir bulan"


@dataclass(frozen=True, slots=True)
class Perpindahan:
    """What a date of mutasi decides; all days local. ``bulan_lapor``: the last month of the old SKP."""

    tanggal: date
    kasus: Kasus
    awal_baru: date
    bulan_lapor: Month

    @property
    def akhir_lama(self) -> date:
        """The old SKP's last day."""
        return self.awal_baru - timedelta(days=1)

    @property
    def bulan_baru(self) -> Month:
        """The first month that the new SKP takes, if it is approved when the month is filed (§4.3)."""
        return Month.of(self.awal_baru)

    @property
    def berbagi_bulan(self) -> bool:
        """Whether the old SKP holds days of that month too, and serves it as long as the new one does not."""
        return self.awal_baru.day > 1

    @property
    def akhir_baru(self) -> date:
        """The new SKP's last day: 31 December of the year in which it begins."""
        return date(self.awal_baru.year, 12, 31)


def perpindahan(hari: date) -> Perpindahan:
    """Case and periods of a move on ``hari`` (domain.md §7).

    Day 1–12: the month before is the old SKP's last, the new one begins that day. Day 13 and later: this
    month is the old SKP's last, the new one begins on the 1st of the next (in December: of next year, §9).
    """
    month = Month.of(hari)
    if hari.day <= HARI_TERAKHIR_KASUS_1:
        return Perpindahan(hari, Kasus.SATU, hari, month.previous)
    return Perpindahan(hari, Kasus.DUA, month.next.first, month)


@dataclass(frozen=True, slots=True)
class PeriodeSkp:
    """An SKP of the person as the decision needs it. ``berakhir``: its realisasi akhir was handed in."""

    id: int
    periode_awal: date
    periode_akhir: date
    berakhir: bool = False

    @property
    def periode(self) -> str:
        """Its days in words."""
        return f"{tanggal(self.periode_awal)} s.d. {tanggal(self.periode_akhir)}"


@dataclass(frozen=True, slots=True)
class Putusan:
    """What a mutasi does to the SKP, or why it cannot be: ``salah`` (empty: it can).

    ``lama`` is the old SKP (None: there is none); ``dipotong``: it has to end earlier than it does.
    ``tanpa_skp``: in words, the months that no SKP will hold between the last one's end and the new one.
    """

    lama: PeriodeSkp | None
    dipotong: bool
    salah: Sequence[str]
    tanpa_skp: str = ""


def putuskan(
    p: Perpindahan, *, skp: Iterable[PeriodeSkp], bulan_diajukan: Iterable[Month], today: date
) -> Putusan:
    """Decide over all SKP of a person and the months filed so far, whatever their status (domain.md §7)."""
    rows = sorted(skp, key=lambda row: row.periode_awal)
    lama = next((row for row in reversed(rows) if row.periode_awal < p.awal_baru), None)
    dipotong = lama is not None and lama.periode_akhir >= p.awal_baru
    salah = _salah_tanggal(p, today)
    sesudah = next((row for row in rows if row.periode_awal >= p.awal_baru), None)
    if sesudah is not None:
        salah.append(_tidak_bersisa(p, sesudah))
    if lama is not None and dipotong and lama.berakhir:
        salah.append(_sudah_berakhir(lama))
    terkunci = max((m for m in bulan_diajukan if m >= Month.of(p.awal_baru)), default=None)
    if terkunci is not None:
        salah.append(_sudah_diajukan(terkunci))
    return Putusan(lama, dipotong, salah, _tanpa_skp(p, lama))


def _tanpa_skp(p: Perpindahan, lama: PeriodeSkp | None) -> str:
    """Of the last old month's year: as in January, before the new year's SKP is made."""
    if lama is None or lama.periode_akhir >= p.bulan_lapor.first:
        return ""
    first, last = max(Month.of(lama.periode_akhir).next, Month(p.bulan_lapor.tahun, 1)), p.bulan_lapor
    words = [bulan_tahun(m.tahun, m.bulan) for m in dict.fromkeys((first, last))]
    return (
        f"{' sampai '.join(words)} tidak mempunyai SKP: SKP terakhir berakhir {tanggal(lama.periode_akhir)}, "
        f"SKP baru dimulai {tanggal(p.awal_baru)}. Tanpa SKP bulan itu tidak dapat dilaporkan. Bila pada "
        "bulan itu bertugas di jabatan lama, buat dahulu SKP jabatan lama yang memuatnya, baru catat mutasi."
    )


def _salah_tanggal(p: Perpindahan, today: date) -> list[str]:
    if p.tanggal > today:
        return [
            f"Tanggal {tanggal(p.tanggal)} belum tiba. Catat mutasi pada hari mulai bertugas atau sesudahnya."
        ]
    if p.tanggal.year < today.year - 1:
        return [f"Tanggal mutasi paling awal 1 Januari {today.year - 1}. Periksa tahunnya."]
    return []


def _tidak_bersisa(p: Perpindahan, skp: PeriodeSkp) -> str:
    return (
        f"Dengan tanggal ini SKP baru dimulai {tanggal(p.awal_baru)}, padahal sudah ada SKP {skp.periode}, "
        "sehingga tidak ada hari yang tersisa bagi SKP itu. Periksa tanggal mutasi. Bila SKP itu masih "
        "konsep yang belum pernah diajukan, hapus dahulu pada menu SKP."
    )


def _sudah_berakhir(skp: PeriodeSkp) -> str:
    return (
        f"Realisasi akhir SKP {skp.periode} sudah diajukan, sehingga periodenya tidak dapat diubah. "
        "Tarik kembali realisasi akhir itu lebih dahulu. Bila sudah dinilai, mintalah BKD membuka kembali "
        "penilaiannya, lalu pejabat penilai mengembalikannya kepada Anda."
    )


def _sudah_diajukan(month: Month) -> str:
    bulan = bulan_tahun(month.tahun, month.bulan)
    paling_awal = date(month.tahun, month.bulan, HARI_TERAKHIR_KASUS_1 + 1)
    return (
        f"Realisasi {bulan} sudah diajukan dengan SKP jabatan lama dan tidak dapat pindah ke SKP lain. "
        f"Tanggal mutasi paling awal yang masih dapat dicatat: {tanggal(paling_awal)}, sehingga SKP baru "
        f"dimulai {tanggal(month.next.first)}."
    )


DIPANGKU = "Jabatan ini masih dipangku {nama}. Periksa jabatan dan unit kerja yang dipilih."
RIWAYAT_SUDAH_BER_SKP = "Riwayat jabatan ini sudah memiliki SKP. Periksa jabatan dan tanggal mutasi."
SKP_BARU_DIPAKAI = (
    "SKP jabatan baru sudah dipakai, sehingga mutasi tidak dapat dibatalkan. "
    "Bila mutasi ini keliru, catat mutasi berikutnya ke jabatan yang benar."
)
SKP_BARU_DIAJUKAN = (
    "SKP jabatan baru sudah pernah diajukan, sehingga mutasi tidak dapat dibatalkan lagi. "
    "Bila mutasi ini keliru, catat mutasi berikutnya ke jabatan yang benar."
)
MUTASI_SELESAI = (
    "Sesudah mutasi ini sudah dicatat mutasi berikutnya, sehingga mutasi ini tidak dapat dibatalkan."
)
AKHIR_DIAJUKAN = (
    "Realisasi akhir SKP jabatan lama sudah diajukan. Tarik kembali dan batalkan dahulu realisasi akhir itu, "
    "lalu batalkan mutasi."
)
AKHIR_DIISI = (
    "Realisasi akhir SKP jabatan lama sedang diisi. Batalkan dahulu realisasi akhir itu, lalu mutasi ini."
)


def masih_berjalan(hari: date) -> str:
    """Says why no further mutasi is recorded: the last one may be a mistake, and can still be taken back."""
    return (
        f"Mutasi tanggal {tanggal(hari)} masih berjalan. Bila tanggal atau jabatannya keliru, batalkan "
        "mutasi itu lalu catat kembali; bila benar, ajukan dahulu SKP jabatan yang baru."
    )
