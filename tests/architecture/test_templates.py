"""Templates: no literal address, nothing inline, nothing unused, nothing that only fails when shown."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from sikinerja.core import errors
from sikinerja.web import jinja
from sikinerja.web.demo import urls as demo
from tests.architecture.addresses import addresses
from tests.architecture.source import TEMPLATES, dotted, modules, say, templates

# Where `|safe` is right: the value was cleaned on the server before.
SAFE: dict[str, str] = {
    "components/skp.html": "catatan pass core.text.clean_rich_text before they are stored",
}
ADDRESS = r"(?:href|src|action|formaction|hx-(?:get|post|put|patch|delete)|data-url|poster)"
FORBIDDEN = (
    (re.compile(rf"\b{ADDRESS}\s*=\s*[\"']/"), "a literal address: url('menu:name')"),
    (re.compile(rf"\b{ADDRESS}\s*=\s*[\"'](?:https?:)?//"), "an address of another host"),
    (re.compile(r"\sstyle\s*=\s*[\"']|<style\b"), "an inline style: the policy refuses it; use a class"),
    (re.compile(r"<script\b(?![^>]*\bsrc=)"), "an inline script: the policy refuses it"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']"), "an inline handler: the policy refuses it"),
    (re.compile(r"javascript:", re.IGNORECASE), "a javascript: address"),
    (re.compile(r"\bhx-on\b|hx-vals=.js:"), "script inside an attribute: the policy refuses it"),
    (re.compile(r"\{%-?\s*autoescape\s+false"), "autoescape is never off"),
)
FRAME = {"title", "content", "aside", "berhasil", "gate_class", "footer"}
DEMO = {f"demo:{p.name}" for p in demo.urlpatterns}
"""Mounted in demo mode only."""
SAFE_FILTER = re.compile(r"\|\s*safe\b|\bMarkup\(")


def environment() -> Environment:
    """The application's own Jinja environment."""
    return jinja.loaded()


def name_of(file: Path) -> str:
    """Its name as templates and views say it."""
    return file.relative_to(TEMPLATES).as_posix()


def forbidden(name: str, text: str) -> list[str]:
    """What may stand in no template."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        found += [f"{name}:{number}: {why}" for pattern, why in FORBIDDEN if pattern.search(line)]
        if SAFE_FILTER.search(line) and name not in SAFE:
            found.append(f"{name}:{number}: `safe` only where SAFE in this test says why")
    return found


def broken_names(name: str, tree: nodes.Template) -> list[str]:
    """Addresses that do not exist, macros that are not there."""
    known, problems = {a.name for a in addresses()} | DEMO, []
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "url" and call.args:
            target = call.args[0]
            if isinstance(target, nodes.Const) and target.value not in known:
                problems.append(f"{name}:{call.lineno}: url('{target.value}') does not exist")
    for given in tree.find_all(nodes.FromImport):
        if isinstance(given.template, nodes.Const):
            module = environment().get_template(given.template.value)
            exported = set(environment().parse(source(given.template.value)).find_all(nodes.Macro))
            macros = {m.name for m in exported} | set(getattr(module, "blocks", {}))
            wanted = {n if isinstance(n, str) else n[0] for n in given.names}
            problems += [f"{name}: {given.template.value} has no macro {m}" for m in sorted(wanted - macros)]
    return problems


def source(name: str) -> str:
    """A template's text."""
    return (TEMPLATES / name).read_text()


def referenced(tree: nodes.Template) -> set[str]:
    """Templates that a template names."""
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    named = (n.template for n in tree.find_all(kinds))
    return {n.value for n in named if isinstance(n, nodes.Const)}


def said_in_python() -> tuple[set[str], set[str]]:
    """Names of templates in the code; folders of which the code fills in the name."""
    names: set[str] = set()
    folders: set[str] = set()
    for module in modules():
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.endswith((".html", ".txt"))
            ):
                names.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start = str(node.values[0].value)
                folders |= {start} if start.endswith("/") else set()
    return names, folders


def unimported(name: str, tree: nodes.Template, block: str) -> list[str]:
    """Macros that a block uses and only the page imports: rendered alone, the block would not find them."""
    top = [n for n in tree.body if isinstance(n, nodes.FromImport | nodes.Import)]
    wanted = next((b for b in tree.find_all(nodes.Block) if b.name == block), None)
    if wanted is None:
        return []
    outside, inside = _imported(top), _imported(list(wanted.find_all((nodes.FromImport, nodes.Import))))
    used = {n.name for n in wanted.find_all(nodes.Name) if n.ctx == "load"}
    return [
        f"{name}: import {n} inside block {block}; alone it lacks it"
        for n in sorted((used & outside) - inside)
    ]


def _imported(statements: list[nodes.FromImport | nodes.Import]) -> set[str]:
    names: set[str] = set()
    for statement in statements:
        if isinstance(statement, nodes.Import):
            names.add(statement.target)
        else:
            names |= {n if isinstance(n, str) else n[1] for n in statement.names}
    return names


def lame_fragments(name: str, tree: nodes.Template) -> list[str]:
    """What is said against the blocks of a page that views render alone (all but those of its frame)."""
    blocks = {b.name for b in tree.find_all(nodes.Block)} - FRAME
    return [p for block in sorted(blocks) for p in unimported(name, tree, block)]


def missing_blocks() -> list[str]:
    """``respond(..., "x.html", ..., block="b")`` where x.html has no block b."""
    problems = []
    for module in modules():
        calls = (
            n for n in ast.walk(module.tree) if isinstance(n, ast.Call) and dotted(n.func).endswith("respond")
        )
        for call in calls:
            name = next(
                (a.value for a in call.args if isinstance(a, ast.Constant) and ".html" in str(a.value)), None
            )
            block = next(
                (
                    k.value.value
                    for k in call.keywords
                    if k.arg == "block" and isinstance(k.value, ast.Constant)
                ),
                None,
            )
            if name is None:
                continue
            if not (TEMPLATES / str(name)).exists():
                problems.append(f"{module.at(call)}: templates/{name} does not exist")
            elif block and str(block) not in environment().get_template(str(name)).blocks:
                problems.append(f"{module.at(call)}: {name} has no block {block}")
    return problems


def test_nothing_forbidden_stands_in_a_template() -> None:
    problems = [p for f in templates() for p in forbidden(name_of(f), f.read_text())]
    assert not problems, say(problems)
    assert {name_of(f) for f in templates()} >= set(SAFE), "an exception of SAFE is gone"


def test_every_template_compiles_and_names_what_exists() -> None:
    found = [p for f in templates() for p in broken_names(name_of(f), environment().parse(f.read_text()))]
    for file in templates():
        environment().get_template(name_of(file))
    assert not found, say(found)


def test_no_template_is_unused() -> None:
    used, folders = said_in_python()
    for file in templates():
        used |= referenced(environment().parse(file.read_text()))
    names = {name_of(f) for f in templates()}
    unused = {
        n
        for n in names - used
        if not any(n.startswith(f) and n[len(f) :].split(".")[0].isdigit() for f in folders)
    }
    assert not unused, f"remove them or use them: {sorted(unused)}"


def test_every_block_that_views_ask_for_exists() -> None:
    problems = missing_blocks()
    assert not problems, say(problems)


def test_every_fragment_imports_its_macros() -> None:
    problems = [
        p for f in templates() for p in lame_fragments(name_of(f), environment().parse(f.read_text()))
    ]
    assert not problems, say(problems)


def test_every_error_has_its_page() -> None:
    kinds = [k for k in errors.DomainError.__subclasses__() if k.__module__ == errors.__name__]
    assert {k.__name__ for k in kinds} >= {"Invalid", "Forbidden", "NotFound", "Conflict"}
    missing = [
        f"errors/{k.status}.html" for k in kinds if not (TEMPLATES / "errors" / f"{k.status}.html").exists()
    ]
    assert not missing, f"write them: {missing}"


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/skp/">SKP</a>',
        '<form action="/keluar/">',
        '<div hx-get="/x/">',
        '<a href="https://contoh.test/">x</a>',
        '<p style="color:red">',
        "<script>alert(1)</script>",
        '<button onclick="x()">',
        '<a href="javascript:x()">',
        "{{ x|safe }}",
    ],
)
def test_the_guard_bites(text: str) -> None:
    assert forbidden("x.html", text)


def test_the_guard_bites_names() -> None:
    assert broken_names("x.html", environment().parse("{{ url('tidak:ada') }}"))
    assert broken_names("x.html", environment().parse("{% from 'components/icons.html' import tidak_ada %}"))
    assert not forbidden("x.html", '<a href="{{ url("skp:daftar") }}" data-on="1">x</a><a href="#isi">y</a>')
    page = "{% from 'components/icons.html' import icon %}{% block a %}{{ icon('x') }}{% endblock %}"
    assert lame_fragments("x.html", environment().parse(page))


HEAD = re.compile(r"\{%-? call head\(.*?\{%-? endcall", re.DOTALL)
UNDOES = re.compile(r">(?:\{\{[^}]*\}\} )?(Batalkan|Hapus|Tarik|Akhiri|Cabut)\b[^<]*</(?:a|button)>")


def test_what_undoes_is_never_the_first_button_of_a_phone() -> None:
    """It belongs under Lainnya (``head(lainnya=...)``)."""
    found = [
        f"{name_of(file)}: {deed[1]}"
        for file in templates()
        for head in HEAD.findall(file.read_text())
        for deed in UNDOES.finditer(head)
    ]
    assert not found, say(found)
    (bitten,) = HEAD.findall("{% call head('x') %}<a>Batalkan mutasi</a>{% endcall %}")
    assert UNDOES.search(bitten)
