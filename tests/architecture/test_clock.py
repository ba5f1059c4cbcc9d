"""One clock: only doors ask what time it is, all else gets ``now`` with the context (domain.md §10)."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source import PACKAGE, ROOMS, ROOT, Module, dotted, modules, sample, say

CLOCKS = {
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
    "time.time", "time.localtime", "time.gmtime", "time.time_ns", "time.strftime",
    "django.utils.timezone.now", "django.utils.timezone.localdate", "django.db.models.functions.Now",
    "sikinerja.core.time.system_now",
}  # fmt: skip
AUTO = {"auto_now", "auto_now_add"}
# The plumbing of processes measures real time; the web door's clock is the place where it becomes `now`.
# The demo's province is made up around the day it is loaded.
MAY_READ = (
    "sikinerja.core.time",
    "sikinerja.cli",
    "sikinerja.worker",
    "sikinerja.web.clock",
    "sikinerja.api.clock",
    "sikinerja.demo",
)
SQL_CLOCK = re.compile(
    r"\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)"
    r"|\bCURRENT_(?:DATE|TIME|TIMESTAMP)\b|\bLOCALTIME(?:STAMP)?\b",
)


def _full(name: str, local: dict[str, str]) -> str:
    head, _, rest = name.partition(".")
    return f"{local.get(head, head)}.{rest}" if rest else local.get(head, head)


def may_read(module: Module) -> bool:
    """Whether this module is plumbing."""
    return any(module.name == name or module.name.startswith(f"{name}.") for name in MAY_READ)


def clock_readers(module: Module) -> list[str]:
    """Calls of the system's clock, defaults that read it, and SQL that does."""
    local = {name: full for _, full, name in module.imports}
    problems = []
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Name | ast.Attribute)
            and _full(dotted(node), local) in CLOCKS
            and not may_read(module)
        ):
            problems.append(f"{module.at(node)} reads the system's clock: use ctx.now (doors: web.clock.now)")
        if isinstance(node, ast.keyword) and node.arg in AUTO:
            problems.append(f"{module.at(node)} {node.arg}: the operation writes ctx.now itself")
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and module.room in ROOMS:
            problems += [
                f"{module.at(node)} {found}: hand ctx.now to SQL" for found in SQL_CLOCK.findall(node.value)
            ]
    return problems


def test_nobody_reads_the_clock() -> None:
    problems = [p for m in modules() for p in clock_readers(m)]
    assert not problems, say(problems)


def test_no_sql_file_reads_the_clock() -> None:
    files = [*PACKAGE.rglob("*.sql"), *PACKAGE.glob("*/migrations/*.py")]
    found = [f"{f.relative_to(ROOT)}: {m[0]}" for f in files for m in SQL_CLOCK.finditer(f.read_text())]
    assert not found, say(found)


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\nx = datetime.now()",
        "import datetime\nx = datetime.date.today()",
        "from datetime import date as d\nx = d.today()",
        "from django.utils import timezone\nx = timezone.now()",
        "from django.utils.timezone import now\nfield(default=now)",
        "import time\nx = time.time()",
        "from django.db.models.functions import Now\nx = Now()",
        "from sikinerja.core.time import system_now\nx = system_now()",
        "x = Field(auto_now_add=True)",
        "x = 'SELECT 1 WHERE pada < now()'",
        "x = 'SELECT CURRENT_DATE'",
    ],
)
def test_the_guard_bites(text: str) -> None:
    assert clock_readers(sample(text))
