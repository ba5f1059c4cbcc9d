"""The forms of a file: parsing only."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.web.berkas import BerkasForm
from sikinerja.web.forms import CentangField


class UnggahForm(BerkasForm):
    """One file."""

    def values(self) -> dict[str, Any]:
        """As the corridor takes it."""
        return self.berkas_isi()


class TanyaForm(forms.Form):
    """A question that is answered by its button."""


class TerapkanForm(forms.Form):
    """The yes to a check, and to what in it can hardly be so."""

    yakin = CentangField(label="Saya sudah memeriksanya; isinya benar", required=False)
