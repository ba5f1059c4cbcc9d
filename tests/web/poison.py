"""What the tests of wrong input share: a photograph of the database, and the fields of a page."""

from __future__ import annotations

from html.parser import HTMLParser

from django.apps import apps
from django.db import connection

# What a refused request may write: tries at a login are counted and audited, its message waits in a session.
BESIDE = {"akun_percobaanmasuk", "akun_sesi", "jejak_jejak"}


def photograph() -> dict[str, int]:
    """How many rows every table of the rooms holds, in one query."""
    tables = {m._meta.db_table for m in apps.get_models() if m.__module__.startswith("sikinerja.")} - BESIDE
    union = " UNION ALL ".join(f"SELECT '{t}', count(*) FROM {t}" for t in sorted(tables))  # noqa: S608 - ours
    with connection.cursor() as cursor:
        cursor.execute(union)
        return dict(cursor.fetchall())


class Fields(HTMLParser):
    """Names of the controls in the forms of a page that are posted, hidden ones with their values."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.typed: list[str] = []
        self.ticked: set[str] = set()
        """Boxes: any value means yes, and none is kept."""
        self._posting = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._posting = values.get("method") == "post" and "data-logout" not in values
        name = values.get("name")
        if not self._posting or not name or tag not in {"input", "select", "textarea"}:
            return
        if values.get("type") == "hidden":
            self.hidden[name] = values.get("value", "")
        else:
            self.typed.append(name)
            if values.get("type") == "checkbox":
                self.ticked.add(name)
