"""How the dashboard greets people. Pure Python."""

from __future__ import annotations

from datetime import datetime

PAGI, SIANG, SORE = 11, 15, 18
PANJANG_NIP = 18


def salam(local: datetime, nama: str, username: str) -> str:
    """``Selamat pagi, Ibu Ratna``: the hour decides the first word, the NIP's sex digit Bapak or Ibu."""
    waktu = next(
        (word for hour, word in ((PAGI, "pagi"), (SIANG, "siang"), (SORE, "sore")) if local.hour < hour),
        "malam",
    )
    panggilan = ""
    if len(username) == PANJANG_NIP and username.isdigit():
        panggilan = {"1": "Bapak ", "2": "Ibu "}.get(username[14], "")
    given = nama.split(",", maxsplit=1)[0].split()
    return f"Selamat {waktu}, {panggilan}{given[0] if given else nama}"
