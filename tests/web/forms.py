"""The forms of a page as a browser would send them, filled in with something plausible."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

WORDS = "Teks contoh yang cukup panjang untuk setiap kolom yang meminta alasan atau catatan. " * 3
GUESSES = {
    "date": "2023-03-07",
    "time": "08:00",
    "datetime-local": "2023-03-07T08:00",
    "email": "contoh@contoh.test",
    "url": "https://contoh.go.id/bukti",
    "number": "5",
}
MODES = {"decimal": "12", "numeric": "12", "url": GUESSES["url"]}
VOID = {"file", "password", "button", "image", "reset"}


@dataclass
class Form:
    """One form: where it goes, and its fields with what stands in them (or a guess)."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    guesses: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of this showing of the form."""
        return "".join(self.values.get("kiriman", []))

    def filled(self, **own: object) -> dict[str, object]:
        """What is sent: what stands there, a guess where nothing does, ``own`` above all."""
        return {name: [guess] for name, guess in self.guesses.items()} | self.values | own


class Forms(HTMLParser):
    """All forms of a page that are posted, but for the one that logs out."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._address, self._form, self._select, self._area = address, None, "", ""  # type: ignore[var-annotated]
        self._form: Form | None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        has = {name: value or "" for name, value in attrs}
        if tag == "form" and has.get("method") == "post" and "data-logout" not in has:
            self._form = Form(has.get("action") or self._address)
            self.found.append(self._form)
        elif tag == "form":
            self._form = None
        name = has.get("name", "")
        if self._form is None or not (name or tag == "option"):
            return
        if tag == "input":
            self._input(name, has)
        elif tag == "textarea":
            self._area = name
            self._form.guesses[name] = WORDS
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and has.get("value"):
            self._form.guesses.setdefault(self._select, has["value"])
            if "selected" in has:
                self._form.values.setdefault(self._select, []).append(has["value"])
        elif tag == "button":
            self._form.buttons.append((name, has.get("value", "")))

    def _input(self, name: str, has: dict[str, str]) -> None:
        form, kind, value = self._form, has.get("type", "text"), has.get("value", "")
        if form is None or kind in VOID:
            if form is not None and kind == "file":
                form.files.append(name)
        elif kind in {"radio", "checkbox"}:
            form.guesses.setdefault(name, value or "on")
            if "checked" in has:
                form.values.setdefault(name, []).append(value or "on")
        elif value or kind == "hidden":
            form.values.setdefault(name, []).append(value)
        else:
            form.guesses[name] = GUESSES.get(kind) or MODES.get(has.get("inputmode", ""), "Contoh isian")

    def handle_data(self, data: str) -> None:
        """What stands in a textarea."""
        if self._form is not None and self._area and data.strip():
            self._form.values[self._area] = [data.strip()]

    def handle_endtag(self, tag: str) -> None:
        """Leave what was begun."""
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None
