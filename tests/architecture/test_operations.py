"""Every operation is built alike: one transaction, keywords after the context, the clause, an audit row."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from tests.architecture.source import (
    Function,
    Module,
    decorators,
    dotted,
    modules,
    rooms,
    sample,
    say,
)

VIEW = 25
CLAUSE = re.compile(r"\bF\d+\.\d+|\bBAB [IVX]+|domain\.md §\d+|documents\.md [A-I§]|architecture\.md")


def public(module: Module) -> list[Function]:
    """Functions at the top of a module whose name has no underscore in front."""
    found = (node for node in module.tree.body if isinstance(node, Function))
    return [f for f in found if not f.name.startswith("_")]


def operations(listed: Iterable[Module]) -> list[tuple[Module, Function]]:
    """Public functions of the drawer ``operations`` (what lies in ``_private.py`` is no verb)."""
    drawers = (m for m in listed if m.drawer == "operations")
    themes = (m for m in drawers if not m.name.rpartition(".")[2].startswith("_"))
    return [(m, f) for m in themes for f in public(m)]


def misshapen(module: Module, function: Function, mark: str) -> list[str]:
    """Decorated, context first, keyword-only after it, a docstring."""
    where, problems = f"{module.at(function)} {function.name}", []
    if mark not in decorators(function):
        problems.append(f"{where}: decorate with @{mark}, or name it _{function.name}")
    names = [a.arg for a in function.args.posonlyargs + function.args.args]
    if names != ["ctx"] or function.args.vararg:
        problems.append(f"{where}: (ctx: Context, *, ...): everything after the context is keyword-only")
    if not ast.get_docstring(function):
        problems.append(f"{where}: a docstring says what it does and which clause it implements")
    return problems


def without_clause(module: Module, function: Function) -> list[str]:
    """The docstring names where the rule comes from."""
    if CLAUSE.search(ast.get_docstring(function) or ""):
        return []
    where = f"{module.at(function)} {function.name}"
    return [f"{where}: the docstring names its clause (F3.5, BAB III.4 or domain.md §2.1)"]


def _called(function: Function) -> set[str]:
    """Dotted names that a function mentions: calls, and functions handed on."""
    return {dotted(n) for n in ast.walk(function) if isinstance(n, ast.Call | ast.Name | ast.Attribute)}


def writes_audit(module: Module, function: Function, package: Iterable[Module]) -> bool:
    """Whether ``jejak.steps.catat`` is reached from here through this room, or steps of lower ones."""
    family = {m.name: m for m in package}
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[Module, Function]] = [(module, function)]
    while waiting:
        here, current = waiting.pop()
        if (here.name, current.name) in seen:
            continue
        seen.add((here.name, current.name))
        local = {name: full for _, full, name in here.imports}
        for mentioned in _called(current):
            head, _, rest = mentioned.partition(".")
            full = f"{local[head]}.{rest}" if head in local and rest else local.get(head, mentioned)
            if full in {"sikinerja.jejak.steps.catat", "sikinerja.jejak.steps.catat_banyak"}:
                return True
            owner, _, name = full.rpartition(".")
            target = family.get(owner) if owner else here
            if target is not None:
                waiting += [(target, f) for f in target.functions if f.name == name]
    return False


def unlogged(module: Module, function: Function, listed: Iterable[Module]) -> list[str]:
    """An operation that leaves no line in the audit trail."""
    reach = [m for m in listed if m.room == module.room or m.drawer == "steps"]
    if writes_audit(module, function, reach):
        return []
    return [f"{module.at(function)} {function.name}: call jejak.steps.catat (audit row, domain.md §10)"]


def long_views(module: Module) -> list[str]:
    """A view parses, calls one operation and picks the answer."""
    return [
        f"{module.at(f)} {f.name}: {length} lines (a view has at most {VIEW}): the rule belongs into the room"
        for f in module.functions
        if (length := (f.end_lineno or f.lineno) - f.lineno + 1) > VIEW
    ]


def is_views(module: Module) -> bool:
    """``web/<menu>/views.py`` or a package of that name."""
    return module.room == "web" and module.name.split(".")[3:4] == ["views"]


def test_operations_are_built_alike() -> None:
    problems = [
        p
        for m, f in operations(rooms())
        for p in misshapen(m, f, "operation") + without_clause(m, f) + unlogged(m, f, modules())
    ]
    assert not problems, say(problems)


def test_steps_are_built_alike() -> None:
    drawers = [m for m in rooms() if m.drawer == "steps"]
    steps = [(m, f) for m in drawers for f in public(m) if f.args.args[:1] and f.args.args[0].arg == "ctx"]
    problems = [p for m, f in steps for p in misshapen(m, f, "step")]
    assert not problems, say(problems)


def test_views_are_short() -> None:
    problems = [p for m in modules() if is_views(m) for p in long_views(m)]
    assert not problems, say(problems)


GOOD = '''
from sikinerja.jejak import steps as jejak

@operation
def ajukan(ctx: Context, *, skp_id: int) -> None:
    """Submit it (F3.5)."""
    _write(ctx)

def _write(ctx):
    jejak.catat(ctx, aksi="skp.ajukan")
'''


def complaints(text: str) -> list[str]:
    """All that is said against a sample."""
    module = sample(text)
    return [
        p
        for m, f in operations([module])
        for p in misshapen(m, f, "operation") + without_clause(m, f) + unlogged(m, f, [module])
    ]


def test_the_guard_bites() -> None:
    assert complaints(GOOD) == []
    for old, new, word in (
        ("@operation\n", "", "decorate"),
        ("*, skp_id", "skp_id", "keyword-only"),
        ("Submit it (F3.5).", "Submit it.", "clause"),
        ("jejak.catat", "jejak.other", "audit"),
        ("    _write(ctx)", "    pass", "audit"),
    ):
        assert [p for p in complaints(GOOD.replace(old, new)) if word in p], word


def test_the_guard_bites_views() -> None:
    view = sample("def ajukan(request):\n" + "    x\n" * 25, "sikinerja.web.skp.views")
    assert is_views(view)
    assert long_views(view)
