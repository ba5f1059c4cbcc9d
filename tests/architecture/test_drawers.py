"""Every room has the same drawers and no others, and each drawer is opened only from where it may be.

The floors, the purity of rules and the doors' ban on models are held by import-linter (``.importlinter``).
"""

from __future__ import annotations

from collections.abc import Iterable
from configparser import ConfigParser

from tests.architecture.exceptions import DRAWERS
from tests.architecture.source import DOORS, PACKAGE, ROOMS, ROOT, Module, modules, sample, say

NAMED = {"operations", "steps", "queries", "models", "messages", "rules"}
BESIDE = {"apps", "migrations"}
ALLOWED = {e.what for e in DRAWERS}
UNWELCOME = {"utils", "helpers", "services", "common", "misc", "admin", "signals", "managers", "tasks"}
# Corridors: `integrasi` hands on what it fetched, `demo` fills many rooms (docs/architecture.md).
OPERATIONS_FROM = {*DOORS, "integrasi", "demo"}


def strange_drawers(listed: Iterable[Module]) -> list[str]:
    """Files in a room that are no drawer."""
    return [
        f"{m.path}: {m.drawer!r} is no drawer; a room holds {', '.join(sorted(NAMED))}"
        for m in listed
        if m.room in ROOMS and m.drawer and m.drawer not in NAMED | BESIDE and m.path not in ALLOWED
    ]


def unwelcome_names(listed: Iterable[Module]) -> list[str]:
    """Modules named for nothing."""
    return [
        f"{m.path}: {word!r} says nothing; name it after what it does"
        for m in listed
        for word in m.name.split(".")
        if word in UNWELCOME and not (m.room in DOORS and word == "tasks")
    ]


def opened(module: Module, drawer: str) -> list[str]:
    """Rooms whose ``drawer`` this module imports."""
    found = []
    for _, name, _ in module.imports:
        parts = name.split(".")
        if parts[0] == "sikinerja" and len(parts) > 2 and parts[2] == drawer and parts[1] in ROOMS:
            found.append(parts[1])
    return found


def wrong_callers(module: Module) -> list[str]:
    """Steps are called from operations and steps; operations from doors."""
    problems = []
    if module.drawer not in {"operations", "steps"} and module.room != "demo":
        problems += [
            f"{module.path}: steps of {room} are called from operations and steps only; write an operation"
            for room in opened(module, "steps")
        ]
    for room in opened(module, "operations"):
        own = module.room == room and module.drawer == "operations"
        if module.room not in OPERATIONS_FROM and not own:
            problems.append(
                f"{module.path}: operations of {room} are for doors only; what a room needs is a step"
            )
    return problems


def reexports(module: Module) -> list[str]:
    """A drawer that became a package is split by theme; its front may hold functions, but re-exports none."""
    is_front = module.path.endswith("__init__.py") and module.drawer in NAMED - {"models"}
    if is_front and any(name.startswith(f"{module.name}.") for _, name, _ in module.imports):
        return [f"{module.path}: re-exports nothing; import {module.name}.<theme> where it is used"]
    return []


def test_rooms_have_no_other_drawers() -> None:
    problems = strange_drawers(modules()) + unwelcome_names(modules())
    assert not problems, say(problems)


def test_drawers_are_opened_from_where_they_may_be() -> None:
    problems = [p for m in modules() for p in wrong_callers(m) + reexports(m)]
    assert not problems, say(problems)


def test_every_room_is_known_to_the_guards() -> None:
    known = {*ROOMS, *DOORS, "core", "config", "integrasi", "demo"}
    folders = {f.name for f in PACKAGE.iterdir() if f.is_dir() and (f / "__init__.py").exists()}
    assert folders <= known, (
        f"add {sorted(folders - known)} to tests/architecture/source.py and .importlinter"
    )


def test_every_menu_is_held_apart_from_the_others() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    known = contracts["importlinter:contract:menus"]["modules"].split()
    menus = {f"sikinerja.web.{f.parent.name}" for f in (PACKAGE / "web").glob("*/urls.py")}
    assert menus == set(known), f"list them in .importlinter: {sorted(menus ^ set(known))}"


def test_every_exception_is_needed() -> None:
    assert {m.path for m in modules()} >= ALLOWED


def test_the_guard_bites() -> None:
    assert strange_drawers([sample("", "sikinerja.skp.services")])
    assert unwelcome_names([sample("", "sikinerja.web.skp.helpers")])
    call = "from sikinerja.skp import {drawer}\n"
    assert wrong_callers(sample(call.format(drawer="steps"), "sikinerja.web.skp.views"))
    assert wrong_callers(sample(call.format(drawer="steps"), "sikinerja.penilaian.queries"))
    assert not wrong_callers(sample(call.format(drawer="steps"), "sikinerja.penilaian.operations.rate"))
    assert wrong_callers(sample(call.format(drawer="operations"), "sikinerja.penilaian.operations"))
    assert wrong_callers(sample(call.format(drawer="operations"), "sikinerja.skp.queries"))
    assert not wrong_callers(sample(call.format(drawer="operations"), "sikinerja.web.skp.views"))
    front = Module(
        "sikinerja.skp.operations", "from sikinerja.skp.operations.flow import ajukan", "x/__init__.py"
    )
    assert reexports(front)
