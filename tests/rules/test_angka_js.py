"""The browser reads numbers as the server does: the same words, for any text."""

from __future__ import annotations

import json
import random
import subprocess
from decimal import Decimal
from pathlib import Path

from sikinerja.core.angka import bacaan, gema, terbilang

SCRIPT = Path(__file__).parents[2] / "frontend" / "js" / "angka.js"
RUN = """
import { bacaan, kata, terbilang } from "%s";
let text = "";
for await (const piece of process.stdin) text += piece;
const words = (found) => found && terbilang(found.nilai);
const said = ([typed, unit]) => [kata(typed, unit), words(bacaan(typed, unit))];
console.log(JSON.stringify(JSON.parse(text).map(said)));
"""
SIGNS = "0123456789 .,-%Rpx\u00a0\uff11\u2019"
UNITS = ["", "%", "persen", "dokumen", "Rp", "m2", "2", "% capaian"]


def _writings(chance: random.Random) -> list[tuple[str, str]]:
    found = [
        (text, unit)
        for unit in UNITS
        for text in ("97.500", "0.950", f"95 {unit}", "1,234", "Rp 1.000,-", "")
    ]
    for _ in range(6000):
        number = Decimal(chance.randrange(10 ** chance.randrange(1, 17))).scaleb(-chance.randrange(5))
        marks = chance.choice(
            [f"{number:,f}", f"{number:f}", f"{number:,f}".translate(str.maketrans(",.", ".,"))]
        )
        found.append((f"{marks} {chance.choice(['', chance.choice(UNITS)])}", chance.choice(UNITS)))
        found.append(("".join(chance.choices(SIGNS, k=chance.randrange(9))), chance.choice(UNITS)))
    return found


def _here(text: str, unit: str) -> list[str | None]:
    try:
        found = bacaan(text, unit)
    except ValueError:
        return [gema(text, unit), None]
    return [gema(text, unit), terbilang(found.nilai)]


def test_browser_and_server_read_alike() -> None:
    writings = _writings(random.Random(9))  # noqa: S311 - the same ones every time
    program = RUN % SCRIPT.as_uri()
    done = subprocess.run(
        ["node", "--input-type=module", "-e", program],
        input=json.dumps(writings), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    there = json.loads(done.stdout)
    assert [(w, t) for w, t in zip(writings, there, strict=True) if t != _here(*w)] == []
