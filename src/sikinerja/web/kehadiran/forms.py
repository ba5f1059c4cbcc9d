"""The form of a month's file: parsing only."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.core.time import Month
from sikinerja.web.berkas import BerkasForm
from sikinerja.web.bulan import BulanField, sekitar


class UnggahForm(BerkasForm):
    """One file for one month; outside the usual days with a reason."""

    field_order = ("bulan", "berkas", "alasan")
    bulan = BulanField(label="Bulan")
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
        month = data["bulan"]
        about = {"tahun": month.tahun, "bulan": month.bulan, "alasan": data["alasan"].strip()}
        return {**self.berkas_isi(), "parameter": about}
