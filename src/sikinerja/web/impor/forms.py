"""The form of a file."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.integrasi.berkas.unggah import JENIS_BERKAS

KOSONG = "Berkas kosong: tidak ada isinya."


class UnggahForm(forms.Form):
    """One file, XLSX or CSV."""

    berkas = forms.FileField(
        label="Berkas",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": JENIS_BERKAS,
            "invalid": JENIS_BERKAS,
            "empty": KOSONG,
            "max_length": "Nama berkas terlalu panjang: paling panjang 200 karakter.",
        },
    )

    def values(self) -> dict[str, Any]:
        """As the corridor takes it."""
        sent = self.cleaned_data["berkas"]
        return {"nama": sent.name, "isi": sent.chunks()}


class TanyaForm(forms.Form):
    """A question that is answered by its button."""
