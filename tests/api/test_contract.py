"""What people can do in the browser, programs can do: through the very same operations.

Read off the source: every operation that a person's menu calls is called by the API too, or named below.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from tests.architecture.exceptions import Exemption
from tests.architecture.source import Module, dotted, modules, sample

MANAGING = {
    "data_induk", "demo", "impor", "informasi", "jadwal", "jejak", "keadaan_khusus", "kehadiran", "kelola",
    "rekapitulasi", "token_mesin", "tpp", "webhook",
}  # fmt: skip
"""Menus of who manages; the API is for what an employee or penilai does, and for machines."""
BEYOND = ("integrasi.impor.impor", "integrasi.impor.ekspor")
EXCEPTIONS = (
    Exemption(
        "akun.operations.", 0, "2026-11-23", "passwords, sessions and tokens are for people at a screen"
    ),
    Exemption("rilis.operations.", 0, "2026-11-23", "releasing is BKD's; a program reads what was released"),
    Exemption("skp.operations.keliru.", 0, "2026-11-28", "removing somebody else's riwayat is managing"),
    Exemption(
        "dokumen.operations.cetak.terbitkan", 0, "2026-11-23", "a PDF is for people; programs read the facts"
    ),
)


def called(listed: Iterable[Module]) -> set[str]:
    """Operations that these modules call, by full name without the package."""
    found = set()
    for module in listed:
        local = {name: full for _, full, name in module.imports}
        for node in ast.walk(module.tree):
            words = dotted(node) if isinstance(node, ast.Attribute | ast.Name) else ""
            head, _, rest = words.partition(".")
            full = f"{local.get(head, '')}.{rest}".rstrip(".").removeprefix("sikinerja.")
            if full in BEYOND or (".operations." in full and not full.rpartition(".")[2][0].isupper()):
                found.add(full)
    drawers = {m.name.removeprefix("sikinerja.") for m in modules()}
    return found - drawers


def of_people() -> set[str]:
    """What the menus of everybody call."""
    doors = (m for m in modules() if m.name.startswith("sikinerja.web."))
    return called(m for m in doors if len(m.name.split(".")) > 3 and m.name.split(".")[2] not in MANAGING)


def of_programs() -> set[str]:
    """What the API calls."""
    return called(m for m in modules() if m.name.startswith("sikinerja.api."))


def test_every_gesture_of_people_has_an_endpoint() -> None:
    missing = {name for name in of_people() - of_programs() if not exempt(name)}
    assert not missing, f"write endpoints, or say why not: {sorted(missing)}"


def exempt(name: str) -> bool:
    """Whether a line above names it."""
    return any(name == e.what or name.startswith(e.what) for e in EXCEPTIONS)


def test_it_is_many_and_exceptions_are_needed() -> None:
    assert len(of_people() & of_programs()) > 40
    for one in EXCEPTIONS:
        assert any(n.startswith(one.what) for n in of_people() - of_programs()), one.what


def test_the_guard_sees_a_call() -> None:
    text = "from sikinerja.skp.operations import flow\n\ndef ajukan(request):\n    flow.ajukan(request.ctx)\n"
    assert called([sample(text, "sikinerja.web.skp.views.flow")]) == {"skp.operations.flow.ajukan"}
