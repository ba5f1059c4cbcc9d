"""What a number format makes of a number: a percentage, a day, a time, so many decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass

QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Words, escapes, spaces as wide as a sign, colours and conditions."""


@dataclass(frozen=True, slots=True)
class Format:
    """How the numbers of a cell are shown."""

    percent: bool = False
    day: bool = False
    time: bool = False
    decimals: int | None = None


BUILT_IN = {
    **dict.fromkeys((2, 4, 39, 40, 44), Format(decimals=2)),
    9: Format(percent=True),
    10: Format(percent=True, decimals=2),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), Format(day=True)),
    **dict.fromkeys((*range(18, 22), *range(45, 48)), Format(time=True)),
}
"""Formats that a workbook names by number alone."""


def read(code: str) -> Format:
    """What a format's code says, by its first section."""
    code = {"percent": "0.00%", "short date": "d/m/y", "general date": "d/m/y", "fixed": "0.00"}.get(
        code.lower(), code
    )
    shown = QUIET.sub("", code.partition(";")[0])
    if shown.lower() in {"general", "standard", "@"}:
        return Format()
    if re.search(r"[dy]", shown, re.IGNORECASE):
        return Format(day=True)
    if re.search(r"[hs]|\[m", shown, re.IGNORECASE):
        return Format(time=True)
    found = re.search(r"\.([0#?]+)", shown)
    return Format(percent="%" in shown, decimals=len(found[1]) if found else None)


def known(number: int, codes: dict[int, str]) -> Format:
    """The format with a number: a workbook's own, or a built-in one."""
    return read(codes[number]) if number in codes else BUILT_IN.get(number, Format())
