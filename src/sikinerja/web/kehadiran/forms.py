"""The form of a month's file: parsing only."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.core.time import Month
from sikinerja.integrasi.berkas.unggah import JENIS_BERKAS
from sikinerja.web.bulan import BulanField, sekitar


class UnggahForm(forms.Form):
    """One file for one month; outside the usual days with a reason."""

    bulan = BulanField(label="Bulan")
    berkas = forms.FileField(
        label="Berkas kehadiran",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": JENIS_BERKAS,
            "invalid": JENIS_BERKAS,
            "empty": "Berkas kosong: tidak ada isinya.",
            "max_length": "Nama berkas terlalu panjang: paling panjang 200 karakter.",
        },
    )
    alasan = forms.CharField(
        label="Alasan di luar tanggal 5–10",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, terakhir: Month, **kwargs: Any) -> None:
        """``terakhir``: the last month that is over."""
        super().__init__(*args, **kwargs)
        field = self.fields["bulan"]
        assert isinstance(field, BulanField)  # noqa: S101 - declared above
        field.offer(sekitar(terakhir, sebelum=11, sesudah=0))

    def values(self) -> dict[str, Any]:
        """As the corridor takes it."""
        data = self.cleaned_data
        sent, month = data["berkas"], data["bulan"]
        about = {"tahun": month.tahun, "bulan": month.bulan, "alasan": data["alasan"].strip()}
        return {"nama": sent.name, "isi": sent.chunks(), "parameter": about}
