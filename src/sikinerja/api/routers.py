"""Everything the API is made of, in the order in which the page shows it."""

from __future__ import annotations

from sikinerja.api import saya
from sikinerja.api.door import api
from sikinerja.api.skp import langkah, rencana

for _tag, _router in (
    ("Saya", saya.router),
    ("SKP", rencana.router),
    ("Langkah SKP", langkah.router),
    ("Penilaian SKP", langkah.penilai),
):
    api.add_router("", _router, tags=[_tag])

__all__ = ["api"]
