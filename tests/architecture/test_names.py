"""Names: docstrings that say what is meant, the field's words in Indonesian, each explained once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.source import ROOT, Function, Module, dotted, modules, sample, say

GLOSSARY = ROOT / "docs" / "glossary.md"
FIELD = (
    "skp|rhk|indikator|ekspektasi|realisasi|penilaian|penilai|predikat|pegawai|jabatan|aktivitas|rencana|jadwal"
    "|dispensasi|intervensi|pengajuan|umpan|catatan|riwayat|akun|pemberitahuan|informasi|jejak|bawahan|perilaku"
)
ENGLISH_VERBS = (
    "get|set|list|find|create|update|delete|save|make|build|load|submit|approve|reject|fetch|handle|do"
)
SUFFIXES = "Manager|Service|Helper|Handler|Factory|View|Form(?:set)?Mixin|Controller|Repository|Serializer"
CAMEL = (
    re.compile(rf"^_?(?:{ENGLISH_VERBS})(?:{FIELD})", re.IGNORECASE),
    re.compile(rf"(?:{FIELD})(?:{SUFFIXES})$", re.IGNORECASE),
    re.compile(r"(?:SKP|RHK|ASN|NIP)[A-Z]?[a-z]"),
)
# Django names the class that looks up accounts.
KNOWN = {"AkunManager"}


def definitions(module: Module) -> Iterator[Function | ast.ClassDef]:
    """Public functions, classes and methods."""

    def visit(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
        for node in body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    yield from visit(node.body)

    yield from visit(module.tree.body)


def undocumented(module: Module) -> list[str]:
    """Public things without a docstring (``Meta`` and ``Media`` are Django's)."""
    found = [] if ast.get_docstring(module.tree) or not module.tree.body else [f"{module.path}:1 the module"]
    found += [
        f"{module.at(node)} {node.name}"
        for node in definitions(module)
        if not ast.get_docstring(node) and node.name not in {"Meta", "Media"} and not _overloaded(node)
    ]
    return [f"{where}: say in a docstring what it means" for where in found]


def _overloaded(node: Function | ast.ClassDef) -> bool:
    return any(dotted(d).endswith((".setter", "overload", "override")) for d in node.decorator_list)


def hybrids(module: Module) -> list[str]:
    """Names that are half English, half Indonesian, or that say the room's name again."""
    nodes = [n for n in ast.walk(module.tree) if isinstance(n, Function | ast.ClassDef)]
    again = re.compile(rf"^_?(?:{ENGLISH_VERBS})_{module.room}$")
    return [
        f"{module.at(n)} {n.name}: no hybrid of English and a word of the field; `queries.get` says it"
        for n in nodes
        if n.name not in KNOWN and (again.search(n.name) or any(p.search(n.name) for p in CAMEL))
    ]


def enums(listed: Iterable[Module]) -> dict[str, list[str]]:
    """LabeledEnum classes and their members."""
    found: dict[str, list[str]] = {}
    for module in listed:
        for node in ast.walk(module.tree):
            bases = [dotted(b) for b in node.bases] if isinstance(node, ast.ClassDef) else []
            if isinstance(node, ast.ClassDef) and "LabeledEnum" in bases:
                assigned = [s.targets[0] for s in node.body if isinstance(s, ast.Assign)]
                found[node.name] = [t.id for t in assigned if isinstance(t, ast.Name)]
    return found


def model_names(listed: Iterable[Module]) -> list[str]:
    """Classes of the drawers ``models`` that are tables."""
    classes = [n for m in listed if m.drawer == "models" for n in m.tree.body if isinstance(n, ast.ClassDef)]
    return [
        c.name
        for c in classes
        if {dotted(b) for b in c.bases} & {"models.Model", "AbstractBaseUser", "AbstractBaseSession"}
    ]


def unexplained(listed: Iterable[Module], glossary: str) -> list[str]:
    """Models, enums and members that the glossary does not name."""
    rows = {m[1]: m[0] for m in re.finditer(r"^\| `(\w+)` \| .*$", glossary, re.MULTILINE)}
    known, listed = set(re.findall(r"`(\w+)`", glossary)), list(listed)
    missing = [name for name in model_names(listed) if name not in known]
    for enum, members in enums(listed).items():
        missing += [f"{enum}.{m}" for m in members if f"`{m}`" not in rows.get(enum, "")]
        missing += [] if enum in rows else [enum]
    return [f"docs/glossary.md does not explain {name}: Indonesian, English, source" for name in missing]


def forgotten(listed: Iterable[Module], glossary: str) -> list[str]:
    """Terms of the glossary that the code no longer has."""
    listed = list(listed)
    alive = set(model_names(listed))
    for enum, members in enums(listed).items():
        alive |= {enum, *members}
    gone = set(re.findall(r"`(\w+)`", glossary)) - alive - {"code"}
    return [f"docs/glossary.md names `{name}`, which is gone" for name in sorted(gone)]


def test_everything_public_is_documented() -> None:
    problems = [p for m in modules() for p in undocumented(m)]
    assert not problems, say(problems)


def test_no_name_is_a_hybrid() -> None:
    problems = [p for m in modules() for p in hybrids(m)]
    assert not problems, say(problems)


def test_the_glossary_explains_every_word() -> None:
    glossary = GLOSSARY.read_text()
    problems = unexplained(modules(), glossary) + forgotten(modules(), glossary)
    assert not problems, say(problems)


@pytest.mark.parametrize(
    "name",
    ["get_skp", "submitSkp", "SkpManager", "RhkService", "createIndikator", "SKPForm", "simpanRHKbaru"],
)
def test_the_guard_bites_hybrids(name: str) -> None:
    assert hybrids(sample(f"def {name}():\n    pass"))


@pytest.mark.parametrize(
    "name", ["get", "visible", "ajukan", "jendela_tahun", "SkpForm", "get_riwayat", "untuk_bulan"]
)
def test_good_names_pass(name: str) -> None:
    assert not hybrids(sample(f"def {name}():\n    pass"))


def test_the_guard_bites_docstrings_and_glossary() -> None:
    assert undocumented(sample('"""m"""\nclass A:\n    """a"""\n    def b(self):\n        pass'))
    assert undocumented(sample("x = 1"))
    model = sample('class Sasaran(models.Model):\n    """x"""', "sikinerja.skp.models")
    assert unexplained([model], GLOSSARY.read_text())
    enum = sample('class Predikat(LabeledEnum):\n    ISTIMEWA = "x", "X"', "sikinerja.skp.rules")
    assert unexplained([enum], GLOSSARY.read_text())
    assert forgotten([model], "`Sasaran` `Hilang`")
