"""One word for one thing: what docs/glossary.md refuses stands in no page and no message."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import ROOT, TEMPLATES, modules, say, templates

SPOKEN = ("messages", "forms", "rules")
"""Drawers whose texts people read; so are those of the whole door ``web``."""
TABLE = re.compile(r"## One word for one thing\n.*?\n\| --- .*?\n(.*?)\n\n", re.DOTALL)
QUOTED = re.compile(r"'([^'{}]*)'")


def refused() -> dict[str, str]:
    """Refused word -> the word to say, from the glossary."""
    found = TABLE.search((ROOT / "docs" / "glossary.md").read_text())
    assert found, "docs/glossary.md: the table `One word for one thing` is gone"
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in found[1].splitlines()]
    return {word.strip(): right for right, wrong, _ in rows for word in wrong.split(",")}


def is_speech(text: str) -> bool:
    """Whether a literal is read by people: it has a blank, or begins with a capital."""
    return " " in text.strip() or text[:1].isupper()


def visible(source: str) -> str:
    """What a reader may see of a template: its text, and the words inside its expressions."""
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    words = [w for code in re.findall(r"\{[{%].*?[%}]\}", source, re.DOTALL) for w in QUOTED.findall(code)]
    text = re.sub(r"<[^>]*>", " ", re.sub(r"\{[{%].*?[%}]\}", "", source, flags=re.DOTALL))
    return "\n".join([text, *filter(is_speech, words)])


def spoken(tree: ast.Module) -> list[str]:
    """Literals of a module that people read; docstrings are for us."""
    ours = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in ours)
    return [n.value for n in constants if isinstance(n.value, str) and is_speech(n.value)]


def wrong_words(where: str, text: str) -> list[str]:
    """What is said against a text."""
    return [
        f"{where}: say `{right}`, not `{wrong}`"
        for wrong, right in refused().items()
        if re.search(rf"(?<![\w./:_-]){re.escape(wrong)}(?![\w/:_=-])", text, re.IGNORECASE)
    ]


def test_pages_say_one_word_for_one_thing() -> None:
    found = [
        p
        for f in templates()
        for p in wrong_words(f.relative_to(TEMPLATES).as_posix(), visible(f.read_text()))
    ]
    assert not found, say(found)


def test_messages_say_one_word_for_one_thing() -> None:
    read = [m for m in modules() if {*SPOKEN, "web"} & set(m.name.split("."))]
    found = [p for m in read for p in wrong_words(m.name, "\n".join(spoken(m.tree)))]
    assert not found, say(found)


def test_the_guard_bites() -> None:
    assert refused()["Edit"] == "Ubah"
    assert wrong_words("x.html", visible("<a href=\"{{ url('skp:ubah') }}\">Edit</a>"))
    assert wrong_words("x.html", visible("{{ head('Kirim lewat email') }}"))
    assert not wrong_words("x.html", visible('<input name="email" type="file">{{ field(form.email) }}'))
