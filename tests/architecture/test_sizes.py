"""Nothing grows long: what separates code that stays good from code that does not is the tail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.exceptions import SIZES
from tests.architecture.source import ROOT, Function, Module, committed, sample, say

FILE, FUNCTION, TEMPLATE, TEST_FILE, TEST_FUNCTION = 300, 40, 150, 400, 60
FRONTEND = (".js", ".mjs", ".scss")
ALLOWED = {e.what: e.limit for e in SIZES}


def limit_of(name: str) -> int | None:
    """How many lines a committed file may have; ``None``: not ours to measure."""
    path = Path(name)
    if "migrations" in path.parts:
        return None
    if name.startswith("tests/") and path.suffix == ".py":
        return TEST_FILE
    if "templates" in path.parts:
        return TEMPLATE
    if path.suffix == ".py" or (name.startswith("frontend/") and path.suffix in FRONTEND):
        return FILE
    return None


def too_long(name: str, text: str) -> list[str]:
    """The file itself."""
    limit, lines = limit_of(name), len(text.splitlines())
    if limit is None or lines <= max(limit, ALLOWED.get(name, 0)):
        return []
    return [f"{name}: {lines} lines (at most {limit}): make it a package of the same name, split by theme"]


def length(function: Function) -> int:
    """Lines of the body, its docstring included."""
    return (function.end_lineno or 0) - function.body[0].lineno + 1


def long_functions(module: Module) -> list[str]:
    """Its functions; the signature does not count, which the formatter writes one parameter a line."""
    limit = TEST_FUNCTION if module.path.startswith("tests/") else FUNCTION
    found = []
    for function in module.functions:
        lines = length(function)
        if lines > max(limit, ALLOWED.get(f"{module.path}::{function.name}", 0)):
            found.append(f"{module.at(function)} {function.name}: {lines} lines (at most {limit}): split it")
    return found


def ours() -> list[Path]:
    """Committed files that have a limit."""
    return [f for f in committed() if limit_of(str(f.relative_to(ROOT))) is not None]


def test_files_are_short() -> None:
    problems = [p for f in ours() for p in too_long(str(f.relative_to(ROOT)), f.read_text())]
    assert not problems, say(problems)


def test_functions_are_short() -> None:
    python = [f for f in ours() if f.suffix == ".py"]
    found = [p for f in python for p in long_functions(Module("", f.read_text(), str(f.relative_to(ROOT))))]
    assert not found, say(found)


def test_every_exception_is_needed() -> None:
    for exemption in SIZES:
        name, _, function = exemption.what.partition("::")
        text = (ROOT / name).read_text()
        if function:
            longest = [f for f in Module("", text, name).functions if f.name == function]
            assert longest, f"{exemption.what} is gone: remove the exception"
            assert max(length(f) for f in longest) > FUNCTION, exemption
        else:
            assert len(text.splitlines()) > (limit_of(name) or 0), f"{exemption.what}: no longer needed"


@pytest.mark.parametrize(
    ("name", "lines", "caught"),
    [
        ("src/sikinerja/skp/rules.py", 301, True),
        ("src/sikinerja/skp/rules.py", 300, False),
        ("tests/web/test_skp.py", 400, False),
        ("tests/web/test_skp.py", 401, True),
        ("src/sikinerja/web/templates/skp/detail.html", 151, True),
        ("frontend/js/app.js", 301, True),
        ("docs/architecture.md", 900, False),
    ],
)
def test_the_guard_bites(name: str, lines: int, caught: bool) -> None:
    assert bool(too_long(name, "x\n" * lines)) is caught


def test_the_guard_bites_functions() -> None:
    assert long_functions(sample("def f():\n" + "    x\n" * 41))
    assert not long_functions(sample("def f():\n" + "    x\n" * 40))
