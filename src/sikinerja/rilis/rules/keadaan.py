"""What a keadaan khusus contradicts and changes, in words: asked or said before it is saved. Pure Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sikinerja.core.indonesian import angka, bulan_tahun, dan, deret_bulan, tanggal
from sikinerja.core.time import Month
from sikinerja.kepegawaian.rules.keadaan import Akibat, Keadaan, keadaan_bulan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan as J
from sikinerja.kepegawaian.rules.tanggal import mulai_jauh

LAZIM = {J.CUTI_MELAHIRKAN: 6, J.CUTI_BESAR: 3, J.CUTI_SAKIT: 18, J.CLTN: 48, J.TUGAS_BELAJAR: 72}
"""Months that such a state lasts at most without a question."""
SEBUT = 12
"""More months than these are told by the first and the last."""
DINILAI, DIAJUKAN, DRAF = "sudah dinilai", "sudah diajukan", "sudah ada drafnya"


@dataclass(frozen=True, slots=True)
class Bukti:
    """By what somebody was at work: days attended and working days of each month, months reported by how far.

    ``aktivitas``: how many on the days themselves.
    """

    hadir: Mapping[Month, tuple[int, int]] = field(default_factory=dict)
    realisasi: Mapping[Month, str] = field(default_factory=dict)
    aktivitas: int = 0


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Months that owe nothing any more, that owe again, and that are named by another state than before."""

    bebas: Sequence[Month] = ()
    wajib: Sequence[Month] = ()
    lain: Sequence[Month] = ()


def perubahan(lama: Collection[Keadaan], baru: Collection[Keadaan], months: Collection[Month]) -> Perubahan:
    """What becomes of months when somebody's states change."""
    bebas, wajib, lain = list[Month](), list[Month](), list[Month]()
    for month in sorted(months):
        before, after = keadaan_bulan(lama, month), keadaan_bulan(baru, month)
        if (before is None) != (after is None):
            (wajib if after is None else bebas).append(month)
        elif before and after and before.jenis != after.jenis:
            lain.append(month)
    return Perubahan(bebas, wajib, lain)


def rentang(months: Sequence[Month]) -> str:
    """Months in order: all of a few, else the first, the last and how many."""
    if len(months) <= SEBUT:
        return deret_bulan(months)
    first, last = (bulan_tahun(m.tahun, m.bulan) for m in (months[0], months[-1]))
    return f"{first} sampai {last} ({len(months)} bulan)"


def tanggal_ganjil(baru: Keadaan, *, lama: Keadaan | None, today: date) -> Iterator[str]:
    """A start far from today, a time longer than such a state lasts; of a change what is new in it."""
    first, last = baru.mulai, baru.selesai
    if lama is None or lama.mulai != first:
        yield from mulai_jauh(first, today=today)
    usual = LAZIM.get(baru.jenis)
    if usual is None or last is None or (lama is not None and lama.selesai and last <= lama.selesai):
        return
    begun, ended = (12 * day.year + day.month for day in (first, last))
    if (ended, last.day) >= (begun + usual, first.day):
        kind = baru.label.lower()
        yield f"Sampai {tanggal(last)} berarti lebih dari {usual} bulan, padahal {kind} tidak selama itu."


def bertugas(nama: str, bukti: Bukti) -> str:
    """That somebody was at work while away; "": nothing says so."""
    said = []
    if bukti.hadir:
        come, days = (sum(pair[n] for pair in bukti.hadir.values()) for n in (0, 1))
        said.append(f"hadir {angka(come)} dari {angka(days)} hari kerja {rentang(sorted(bukti.hadir))}")
    by: dict[str, list[Month]] = defaultdict(list)
    for month, how in sorted(bukti.realisasi.items()):
        by[how].append(month)
    said += [f"realisasi {rentang(by[how])} {how}" for how in (DINILAI, DIAJUKAN, DRAF) if by[how]]
    if bukti.aktivitas:
        said.append(f"{angka(bukti.aktivitas)} aktivitas")
    if not said:
        return ""
    return f"Pada masa itu {nama} tercatat bekerja: {'; '.join(said)}. Apakah orang dan tanggalnya benar?"


def akibat(bebas: Sequence[Month], persen: Mapping[Month, Decimal]) -> str:
    """Which months owe nothing then, and what is paid for those that no release holds; "": none."""
    if not bebas:
        return ""
    by: dict[Decimal, list[Month]] = defaultdict(list)
    for month in sorted(persen):
        by[persen[month]].append(month)
    paid = dan([f"{angka(rate)} % ({rentang(months)})" for rate, months in by.items()])
    free = f"Akibatnya {rentang(bebas)} tidak wajib diisi"
    return f"{free}, dan TPP menjadi {paid}." if paid else f"{free}."


@dataclass(frozen=True, slots=True)
class BarisRilis:
    """How a month of somebody is released: "Tidak mengisi", and with what percentage."""

    month: Month
    status: str
    persen: Decimal

    @property
    def kata(self) -> str:
        """In a list."""
        bulan = bulan_tahun(self.month.tahun, self.month.bulan)
        return f"{bulan} ({self.status}, TPP {angka(self.persen)} %)"


def dikatakan(akibat: Akibat, rows: Sequence[BarisRilis], *, is_bkd: bool) -> Iterator[str]:
    """What of the months is released and stays, and what is owed again: said before it is saved."""
    if rows:
        named = [row.kata for row in rows[:SEBUT]]
        named += [f"{len(rows) - SEBUT} bulan lain"] if len(rows) > SEBUT else []
        jalan = "buka koreksi pada halaman rilisnya" if is_bkd else "minta BKD membuka koreksi rilisnya"
        yield f"Sudah dirilis dan tetap demikian: {dan(named)}. Agar nilai dan TPP-nya berubah, {jalan}."
    if akibat.tertutup:
        yield (
            f"{rentang(akibat.tertutup)} menjadi wajib diisi lagi, padahal masa pengisiannya sudah berakhir: "
            "hanya dapat diisi dengan dispensasi pengisian dari BKD (Kelola » Jadwal)."
        )
    jalan = (
        "buka kembali penilaian akhirnya pada halaman SKP itu" if is_bkd else "minta BKD membukanya kembali"
    )
    for tahun in akibat.dinilai:
        yield f"SKP {tahun} sudah selesai dinilai. Agar bulan sesudahnya ikut dinilai, {jalan}."
    if akibat.wajib and (rows or akibat.tertutup):  # else it is what was meant
        yield f"Wajib diisi lagi: {rentang(akibat.wajib)}."
