"""The month that a file says it is about: in the lines above its table, else on its sheet or in its name.

Never a guess: a day is no month, a month of the file's name counts only with its year. Pure Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sikinerja.core.dates import KATA_BULAN
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month

_KATA = "|".join(sorted(KATA_BULAN, key=len, reverse=True))
_TAHUN = r"(?:19|20)\d\d"
_PISAH = r"[\s.,:/_-]*"
HARI = re.compile(
    rf"\b(\d{{1,2}}){_PISAH}({_KATA}){_PISAH}({_TAHUN})\b|\b(\d{{1,2}})[-/.](\d{{1,2}})[-/.]({_TAHUN})\b"
)
SEBULAN = re.compile(rf"(?<![a-z])({_KATA}){_PISAH}(?:(?:tahun|thn|th){_PISAH})?({_TAHUN})\b")
ANGKA = re.compile(rf"(?<![\d/.-])(0?[1-9]|1[0-2])\s*[-/]\s*({_TAHUN})\b(?![-/]\d)")
ANGKA_TERBALIK = re.compile(rf"(?<![\d/.-])({_TAHUN})\s*[-/]\s*(0[1-9]|1[0-2])\b(?![-/.]\d)")
TANPA_TAHUN = re.compile(rf"\b(?:bulan|periode|masa){_PISAH}({_KATA})(?![a-z])")
TAHUN = re.compile(rf"\b(?:tahun|thn|th)(?:\s+anggaran)?{_PISAH}({_TAHUN})\b")
DICETAK = re.compile(r"\b(dicetak|cetak|dibuat|diunduh|unduh|print\w*|export\w*|ekspor|nomor|no)\b")
SEPANJANG = 60
LAIN_BULAN = "Berkas menyebut {disebut} ({sumber}), padahal Anda memuat {dimuat}. Periksa bulannya."


def bulan_lain(month: Month, *, kepala: Sequence[str], lembar: str, berkas: str) -> str:
    """Why a file seems to be about another month than the one chosen, in words; "" where it does not.

    ``kepala``: the lines above the table; only where they name no month, sheet and file are looked at.
    """
    for text, sumber in (("\n".join(kepala), ""), (lembar, "nama lembar"), (berkas, "nama berkas")):
        found = list(dict.fromkeys(_disebut(text, utuh=not sumber)))
        if month in found or (sumber and _ada(text, month)):
            return ""
        if found:
            line = next((row for row in kepala if not sumber and found[0] in _disebut(row)), text)
            quoted = ", ".join(line.splitlines())[:SEPANJANG]
            said = f"{sumber} “{quoted}”".strip()
            dimuat = bulan_tahun(month.tahun, month.bulan)
            disebut = " dan ".join(bulan_tahun(one.tahun, one.bulan) for one in found[:2])
            return LAIN_BULAN.format(disebut=disebut, sumber=said, dimuat=dimuat)
    return ""


def _disebut(text: str, *, utuh: bool = True) -> Iterator[Month]:
    """The months that a text names. ``utuh``: a title, in which the year may stand apart from the month."""
    lines = [line for line in re.sub("_", " ", text.lower()).splitlines() if not DICETAK.search(line)]
    for line in lines:
        days = [_hari(match) for match in HARI.finditer(line)]
        if len(days) > 1 and len(set(days)) == 1 and days[0] is not None:
            yield days[0]
        rest = HARI.sub(" ", line)
        yield from (Month(int(year), KATA_BULAN[name]) for name, year in SEBULAN.findall(rest))
        if utuh:
            yield from (Month(int(year), int(n)) for n, year in ANGKA.findall(rest))
            yield from (Month(int(year), int(n)) for year, n in ANGKA_TERBALIK.findall(rest))
    whole = "\n".join(SEBULAN.sub(" ", HARI.sub(" ", line)) for line in lines)
    years = {int(year) for year in TAHUN.findall(whole)}
    if utuh and len(years) == 1:
        yield from (Month(min(years), KATA_BULAN[name]) for name in TANPA_TAHUN.findall(whole))


def _hari(match: re.Match[str]) -> Month | None:
    _, name, year, _, number, of = match.groups()
    month = KATA_BULAN[name] if name else int(number)
    return Month(int(year or of), month) if 1 <= month <= 12 else None


def _ada(text: str, month: Month) -> bool:
    """Whether the month's own name stands in it, with whatever year or none."""
    words = re.findall(r"[a-z]+", text.lower())
    return any(KATA_BULAN.get(word) == month.bulan for word in words) and not re.search(
        rf"(?!{month.tahun}){_TAHUN}", text
    )
