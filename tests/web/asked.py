"""A page that asks before it saves: the question stands above the fields and names a button that is there."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def asked_well(html: str) -> None:
    """Hold a page that asks to it: focused, above every field, naming a button of the form."""
    (form,) = [f for f in re.findall(r"(?s)<form\b.*?</form>", html) if "data-tanya" in f]
    above, question = form.split("data-tanya", 1)
    assert not re.findall(r'<(?:select|textarea|table)|<input(?![^>]*type="hidden")', above), (
        "above all fields"
    )
    assert (
        re.search(r"data-focus$", re.findall(r"<\w+[^>]*$", above)[-1].strip())
        or "data-focus" in question[:40]
    )
    (named,) = re.findall(r"tekan <b>(.*?)</b> sekali lagi", question)
    buttons = [_words(b) for b in re.findall(r"(?s)<button\b[^>]*>(.*?)</button>", form)]
    assert _words(named) in buttons, (named, buttons)


def answered(client: Client, address: str, values: dict[str, Any]) -> HttpResponse:
    """Sent, asked well, and sent again with the answer (``asked``: the page that asked)."""
    asked = client.post(address, values)
    html = asked.content.decode()
    asked_well(html)
    (key,) = re.findall(r'name="yakin" value="(\w+)"', html)
    done = client.post(address, values | {"yakin": key})
    done.asked = html  # type: ignore[attr-defined]
    return done
