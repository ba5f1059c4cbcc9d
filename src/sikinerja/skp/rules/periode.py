"""A periode out of the ordinary: pointed out once before it is saved (domain.md §2). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sikinerja.core.indonesian import tanggal

PENDEK = 28
"""Fewer days than this are few for a goal plan."""
SATU_HARI = timedelta(days=1)
Rentang = tuple[date, date]


def sela(mulai: date, akhir: date, terisi: Iterable[Rentang]) -> list[Rentang]:
    """The days from ``mulai`` to ``akhir`` (both included) that none of these periods holds, as ranges."""
    found, day = [], mulai
    for begin, end in sorted(terisi):
        if begin > day:
            found.append((day, min(begin - SATU_HARI, akhir)))
        day = max(day, end + SATU_HARI)
        if day > akhir:
            break
    if day <= akhir:
        found.append((day, akhir))
    return [one for one in found if one[0] <= one[1]]


def pertanyaan(
    *, awal: date, akhir: date, lain: Iterable[Rentang], wajib_mulai: date, bertugas_sejak: date
) -> list[str]:
    """What follows from a periode that is short, leaves a gap or begins early; empty when it is ordinary.

    ``lain``: the person's other SKP of the year; ``wajib_mulai``: the first day of the year that needs one;
    ``bertugas_sejak``: the person's first day of service.
    """
    found = []
    if awal < bertugas_sejak:
        found.append(
            f"Tercatat bertugas sejak {tanggal(bertugas_sejak)} (TMT pertama), sedangkan SKP ini mulai "
            f"{tanggal(awal)}. Periode itu juga yang tercetak pada dokumen."
        )
    days = (akhir - awal).days + 1
    if days < PENDEK:
        found.append(
            f"SKP ini hanya berlaku {days} hari ({_rentang((awal, akhir))}). "
            "Periode SKP yang sudah disetujui tidak dapat diubah lagi."
        )
    whole_year = date(awal.year, 12, 31)
    gaps = sela(wajib_mulai, whole_year, [*lain, (awal, akhir)])
    if gaps:
        found.append(
            f"Tidak termuat dalam SKP mana pun: {'; '.join(_rentang(gap) for gap in gaps)}. Aktivitas pada "
            "hari-hari itu tidak dapat dicatat, dan bulan yang seluruhnya di dalamnya tidak dapat diisi "
            "sehingga tidak mendapat predikat."
        )
    return found


def _rentang(days: Rentang) -> str:
    first, last = days
    return tanggal(first) if first == last else f"{tanggal(first)} s.d. {tanggal(last)}"
