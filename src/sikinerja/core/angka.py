"""Numbers as people type them: read, questioned where a writing has two meanings, and said in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from sikinerja.core.indonesian import angka
from sikinerja.core.text import fold, narrow

PERSEN = frozenset({"%", "persen", "prosen"})
RUPIAH = frozenset({"rp", "rp.", "rupiah", "idr"})
NEGATIF = "Angka tidak boleh kurang dari 0."
TAK_TERBACA = "Tidak terbaca sebagai angka. Tulis angkanya saja, misalnya 12 atau 12,5."
KATA = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
RIBUAN = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a writing means. ``lain``: what the same writing means elsewhere; ``bersatuan``: had its unit."""

    nilai: Decimal
    lain: Decimal | None = None
    bersatuan: bool = False

    def dalam(self, salah: Callable[[Decimal], str]) -> Bacaan:
        """The same within bounds: where only one of two meanings is possible, that one is meant."""
        if self.lain is None or salah(self.lain):
            return replace(self, lain=None)
        return Bacaan(self.lain, None, self.bersatuan) if salah(self.nilai) else self

    @property
    def dua_arti(self) -> str:
        """Why a writing cannot be taken as it is where nobody is there to be asked; empty: it can."""
        if self.lain is None:
            return ""
        return f"angka ini dapat berarti dua hal: tulis {satu_arti(self.nilai)} atau {satu_arti(self.lain)}"

    @property
    def kata(self) -> str:
        """How it was read, in words, to be shown beside the field; empty: nobody can mean anything else."""
        if self.lain is not None:
            dibaca = f"Dibaca {angka(self.nilai)} ({terbilang(self.nilai)})."
            return f"{dibaca} Bila bukan, tulis {satu_arti(self.lain)}."
        return f"Dibaca {angka(self.nilai)}." if self.bersatuan else ""


def bacaan(text: str, satuan: str = "") -> Bacaan:
    """Read a number: ``1.234,5``, ``1234,5``, ``95.5``, ``95 %`` where that is the unit; or ValueError.

    A comma is the decimal mark. Dots (or blanks) before groups of three digits are thousands, unless the
    first group is a 0; one group alone, or a comma before three digits, has another meaning too.
    """
    found = _tanpa_satuan(narrow(text).strip(), satuan)
    plain = re.sub(r"[\u00a0\u2009\u202f]", " ", found)
    bersatuan = found != narrow(text).strip()
    if re.fullmatch(
        r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?|-?[1-9][0-9]{0,2}( [0-9]{3})+(,[0-9]+)?", plain
    ):
        nilai = Decimal(re.sub("[. ]", "", plain).replace(",", "."))
        one = re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", plain)
        return Bacaan(nilai, Decimal(plain) if one else None, bersatuan)
    if re.fullmatch(r"-?[0-9]+([.,][0-9]+)?", plain) and not re.fullmatch(r"-?0[0-9]+[.,][0-9]{3}", plain):
        nilai = Decimal(plain.replace(",", "."))
        two = re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", plain)
        return Bacaan(nilai, Decimal(plain.replace(",", "")) if two else None, bersatuan)
    raise ValueError(f"not a number: {text[:40]!r}")


def gema(text: str, satuan: str = "") -> str:
    """What stands beside a field while a number is typed, where reading it is not plain or not possible.

    What is not yet written to its end ("-", "12,") is waited for.
    """
    found = bacaan_atau_none(text, satuan)
    if found is None:
        belum_selesai = re.fullmatch(r"-?|-?[0-9. ]*[0-9][.,]", narrow(text).strip())
        return "" if belum_selesai else TAK_TERBACA
    return NEGATIF if found.nilai < 0 else found.kata


def baca_angka(text: str, satuan: str = "") -> Decimal:
    """The number of :func:`bacaan`, whatever else it might mean."""
    return bacaan(text, satuan).nilai


def bacaan_atau_none(text: str, satuan: str = "") -> Bacaan | None:
    """The same; None for what is no number: the rule that refuses it says why."""
    try:
        return bacaan(text, satuan)
    except ValueError:
        return None


def _tanpa_satuan(text: str, satuan: str) -> str:
    """What is left of a number written with its own unit; with another one it is no number."""
    unit = fold(satuan)
    if not re.match(r"[^\W\d_]|%", unit):
        return text
    first = unit.split()[0]
    names = {unit, *(PERSEN if first in PERSEN else ()), *(RUPIAH if first in RUPIAH else ())}
    folded = fold(text)
    for name in sorted(names, key=len, reverse=True):
        if match := re.fullmatch(rf"(.*[0-9]),?-? ?{re.escape(name)}", folded):
            return match.group(1).strip()
        if name in RUPIAH and (match := re.fullmatch(rf"{re.escape(name)} ?([0-9].*?)(,-)?", folded)):
            return match.group(1)
    return text


def ragu_dalam_kata(number: Decimal) -> str:
    """A number in words where its usual writing has two meanings; empty otherwise."""
    return terbilang(number) if bacaan(angka(number)).lain is not None else ""


def satu_arti(number: Decimal) -> str:
    """A number written so that it has one meaning: ``1234``, ``1,2340``."""
    whole, _, fraction = f"{number:f}".partition(".")
    text = f"{whole},{fraction.rstrip('0')}".rstrip(",")
    return f"{text}0" if re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", text) else text


def terbilang(number: Decimal) -> str:
    """A number in words: ``sembilan puluh tujuh ribu lima ratus``, ``nol koma sembilan lima``."""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    words = ["minus"] if number < 0 else []
    words += _bulat(int(whole)) or ["nol"]
    words += ["koma", *(KATA[int(digit)] for digit in fraction)] if fraction else []
    return " ".join(words)


def _bulat(number: int) -> list[str]:
    words: list[str] = []
    for power in range(len(RIBUAN) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group == 1 and power == 1:
            words.append("seribu")
        elif group:
            words += [*_ratusan(group), RIBUAN[power]]
    return [word for word in words if word]


def _ratusan(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = ["seratus"] if hundreds == 1 else [KATA[hundreds], "ratus"] if hundreds else []
    if rest in (10, 11):
        return [*words, "sepuluh" if rest == 10 else "sebelas"]
    if 11 < rest < 20:
        return [*words, KATA[rest - 10], "belas"]
    tens, ones = divmod(rest, 10)
    return [*words, *([KATA[tens], "puluh"] if tens else []), *([KATA[ones]] if ones else [])]
