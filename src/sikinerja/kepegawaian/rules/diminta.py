"""Texts that ask something of BKD, as BKD itself reads them. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Sequence

BKD = r"kepada BKD(?: melalui pengelola kepegawaian)?(?=[.,;:)]|$)"
_DISPENSASI = re.compile(rf"\w+lah (dispensasi(?: \w+)*?) {BKD}")


def rekan(names: Sequence[str]) -> str:
    """Whom somebody of BKD asks: "kepada rekan BKD Anda, A atau B"."""
    return f"kepada rekan BKD Anda, {' atau '.join(names)}"


def pada_kelola(text: str) -> str:
    """The same for who is BKD alone: it is done on the page, with the reason in the trail."""
    return _DISPENSASI.sub(r"catat \1 pada Kelola » Jadwal", text)
