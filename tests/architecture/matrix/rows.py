"""Who may do what: one row for every address of the application (docs/architecture.md, Permissions).

A new address needs a row in the module of its menu beside this file (``matrix/skp.py`` for ``skp:...``):

    ROWS = (
        row("skp:detail", lambda c: skp.konsep(c.riwayat).pk, owner=200, penilai=200, bkd=200, others=404),
        row("skp:ajukan", siap, owner=303, others=404, post={"catatan": "Mohon diperiksa"}),
    )

The second argument writes what the address is about (with ``tests/builders``) and returns the arguments of
the address: one, a tuple, or nothing. The people are those of ``tests.cast``:

    visitor  owner  penilai  stranger  pengelola_lain  pimpinan_lain  bkd

Numbers are the answers to GET, or to POST where the view takes POST only (then ``post`` is its data).
``others`` stands for everybody not named; a visitor is sent to the login page unless named. Beyond the
number, the test asks for every page as a fragment too (htmx, by ``who``) and posts an empty form to it: who
may not see the page is refused again, nobody gets a 500.

The same row feeds the page checks (``tests/browser/test_pages.py``) and budgets
(``tests/web/test_budgets.py``): ``full`` writes the page's heaviest state (default: the second argument),
``bare`` its empty one (default, for an address without arguments: nothing but the cast), ``who`` looks at it
(default: the first who gets a 200).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from tests.architecture.addresses import addresses
from tests.cast import Cast

PEOPLE = ("visitor", "owner", "penilai", "stranger", "pengelola_lain", "pimpinan_lain", "bkd")
IN_CAST = {"owner": "pegawai", "stranger": "orang_lain", "pimpinan_lain": "kepala_lain"}
LOGIN = 0
"""Sent to the login page."""

Build = Callable[[Cast], Any]


def nothing(cast: Cast) -> None:
    """The stage as it is."""


@dataclass(frozen=True)
class Row:
    """What one address answers to everybody."""

    name: str
    build: Build
    codes: Mapping[str, int]
    post: Mapping[str, Any] = field(default_factory=dict)
    full: Build | None = None
    bare: Build | None = None
    who: str = ""

    @property
    def viewer(self) -> str:
        """Who looks at the page in the page checks."""
        return self.who or next((p for p in PEOPLE if self.codes[p] == 200), "owner")


def row(
    name: str,
    build: Build = nothing,
    *,
    post: Mapping[str, Any] | None = None,
    full: Build | None = None,
    bare: Build | None = None,
    who: str = "",
    **codes: int,
) -> Row:
    """Write one row; see the top of this file."""
    others = codes.pop("others", None)
    wrong = set(codes) - set(PEOPLE)
    if wrong:
        raise ValueError(f"{name}: nobody is called {sorted(wrong)}")
    answers = {"visitor": LOGIN} | {p: others for p in PEOPLE[1:] if others is not None} | codes
    missing = set(PEOPLE) - set(answers)
    if missing:
        raise ValueError(f"{name}: what do {sorted(missing)} get?")
    return Row(name, build, answers, post or {}, full, bare, who)


def person(cast: Cast, who: str) -> Pegawai | None:
    """The person of the cast behind a word of :data:`PEOPLE`; ``None``: the visitor."""
    if who == "visitor":
        return None
    found: Pegawai = getattr(cast, IN_CAST.get(who, who))
    return found


def place(name: str, built: Any) -> str:
    """The address of what a builder returned; what is more than the address takes is left out."""
    taken = next(len(a.params) for a in addresses() if a.name == name)
    given = () if built is None else built if isinstance(built, tuple) else (built,)
    return reverse(name, args=given[:taken])


def all_rows() -> dict[str, Row]:
    """Every row of every menu, by the name of its address."""
    found: dict[str, Row] = {}
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.stem != "rows":
            module = importlib.import_module(f"tests.architecture.matrix.{file.stem}")
            for one in module.ROWS:
                if one.name in found:
                    raise ValueError(f"two rows for {one.name}")
                found[one.name] = one
    return found
