"""Whether two names may be one person's: titles, order, abbreviations and spelling aside. Pure Python."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from sikinerja.kepegawaian.rules.nomor import nama_pokok

NAMA_ORANG_LAIN = (
    "“{ini}”, padahal NIP ini milik {pemilik}. Mungkin NIP atau nama pada baris ini tertukar: periksa pada "
    "daftar kantor. Yang dipakai adalah NIP."
)
EJAAN = (
    ("dj", "y"), ("tj", "c"), ("oe", "u"), ("ph", "f"), ("sy", "s"), ("sj", "s"), ("kh", "h"), ("th", "t"),
    ("ch", "h"), ("ks", "x"), ("j", "y"), ("v", "f"), ("w", "f"), ("z", "s"), ("q", "k"),
)  # fmt: skip
"""Letters that the same name is written with: Djoko and Joko, Yohanes and Johanes, Yusuf and Joesoef."""
MUHAMMAD = re.compile(r"m|mo?h|mo?hd|mu?h|mu?hd|mo?ch|[mM][ou](c?h)am+[ae]d")
SERUPA, SERANGKAI = 0.75, 0.85
SINGKATAN = 4


def dua_orang(satu: str, lain: str) -> bool:
    """Whether two names are evidently of two people: of the shorter one, a word is nowhere in the other."""
    a, b = sorted((_kata(satu), _kata(lain)), key=len)
    if not a or _mirip("".join(a), "".join(b), SERANGKAI):
        return False
    left = list(b)
    for word in sorted(a, key=len, reverse=True):
        best = max(left, key=lambda other: _nilai(word, other), default="")
        if not best or _nilai(word, best) < SERUPA:
            return True
        left.remove(best)
    return False


def _kata(nama: str) -> list[str]:
    return [_ejaan(word) for word in re.findall(r"[^\W\d_]+", nama_pokok(nama).replace("'", ""))]


def _ejaan(word: str) -> str:
    if MUHAMMAD.fullmatch(word):
        return "muhammad"
    for written, meant in EJAAN:
        word = word.replace(written, meant)
    return re.sub(r"(.)\1+", r"\1", word)


def _nilai(word: str, other: str) -> float:
    """How alike two words are; an initial or an abbreviation is as good as the word."""
    short, long = sorted((word, other), key=len)
    if long.startswith(short) and len(short) <= SINGKATAN:
        return 0.8 if short != long else 1.0
    return SequenceMatcher(None, word, other, autojunk=False).ratio()


def _mirip(a: str, b: str, least: float) -> bool:
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= least
