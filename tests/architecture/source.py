"""The code as data: every file read and parsed once, for the guards of this folder.

A guard is a plain function from source to a list of complaints; each names the place and says what to do.
Its test calls it on the real code and, so that nobody has to believe it, on a sample that must be caught.
"""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sikinerja"
TEMPLATES = PACKAGE / "web" / "templates"
ROOMS = (
    "dokumen", "pekerjaan", "rilis", "impor", "tpp", "kehadiran",
    "dokumen", "pekerjaan", "webhook", "tpp", "kehadiran",
    "pengingat", "rekapitulasi", "mutasi", "penilaian", "realisasi", "aktivitas", "skp", "kepegawaian",
    "pemberitahuan", "jejak", "jadwal", "permintaan", "akun",
)  # fmt: skip
DOORS = ("web", "api", "cli", "worker")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file. ``name`` is dotted (``sikinerja.skp.operations.flow``)."""

    name: str
    text: str
    path: str = "sample.py"

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text)

    @property
    def room(self) -> str:
        """The room, door or corridor it stands in; empty for the package itself."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    @property
    def drawer(self) -> str:
        """The drawer of its room (``operations``, ``rules`` ...); empty for the room's own ``__init__``."""
        parts = self.name.split(".")
        return parts[2] if len(parts) > 2 else ""

    def at(self, node: ast.AST) -> str:
        """Where a node stands, for a complaint."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    @cached_property
    def functions(self) -> list[Function]:
        """All functions and methods, nested ones too."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @cached_property
    def imports(self) -> list[tuple[ast.AST, str, str]]:
        """``(node, full dotted name, local name)`` of everything imported, at any depth."""
        found: list[tuple[ast.AST, str, str]] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(node, a.name, a.asname or a.name) for a in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found += [(node, f"{node.module}.{a.name}", a.asname or a.name) for a in node.names]
        return found


def sample(text: str, name: str = "sikinerja.skp.operations") -> Module:
    """A made-up module, for the self-checks."""
    return Module(name, text)


@lru_cache
def committed(*patterns: str) -> tuple[Path, ...]:
    """What git tracks and what it would track (the whole tree where there is no git)."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        skip = {".venv", "node_modules", "__pycache__", "build", "collected"}
        everything = [p for p in ROOT.rglob("*") if not skip & set(p.parts)]
        return tuple(sorted(p for p in everything if p.is_file()))
    return tuple(sorted(ROOT / n for n in listed.stdout.split("\0") if n and (ROOT / n).is_file()))


def _module(file: Path) -> Module:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, file.read_text(), str(file.relative_to(ROOT)))


@lru_cache
def modules() -> tuple[Module, ...]:
    """Every module of the application except migrations."""
    files = (f for f in sorted(PACKAGE.rglob("*.py")) if "migrations" not in f.parts)
    return tuple(_module(f) for f in files)


def rooms() -> Iterator[Module]:
    """The modules of the rooms and the cellar (without core)."""
    return (m for m in modules() if m.room in ROOMS)


def templates() -> list[Path]:
    """Every template."""
    return sorted(TEMPLATES.rglob("*.*"))


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of a name or attribute; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return ""


def decorators(function: Function) -> set[str]:
    """Last words of a function's decorators."""
    return {dotted(d).rpartition(".")[2] for d in function.decorator_list}


def say(problems: list[str]) -> str:
    """Complaints, one a line, for an assertion."""
    return "\n" + "\n".join(problems)
