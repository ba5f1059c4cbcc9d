"""Forms of the menu ``mutasi``: parsing only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.kepegawaian.rules import IsianRiwayat
from sikinerja.web.jabatan import JabatanForm

TANGGAL = {
    "required": "Isi tanggal mulai bertugas di jabatan baru.",
    "invalid": "Tulis tanggal seperti 05-02-2023.",
}


class TanggalForm(forms.Form):
    """The date that decides the case (BAB VII)."""

    tanggal = forms.DateField(label="Tanggal mutasi", error_messages=TANGGAL)

    @classmethod
    def of(cls, query: QueryDict) -> TanggalForm:
        """Bound once a date was asked for."""
        return cls(query if "tanggal" in query else None)


class MutasiForm(JabatanForm):
    """The new position; its tahun, TMT and aktif follow from the date."""

    tanggal = forms.DateField(label="Tanggal mutasi", error_messages=TANGGAL, widget=forms.HiddenInput)
    field_order = ("tanggal",)

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        tanggal: date = self.cleaned_data["tanggal"]
        isian: IsianRiwayat = self.riwayat(tahun=tanggal.year, tmt=tanggal, aktif=True)
        return {"tanggal": tanggal, "isian": isian}


class BatalkanForm(forms.Form):
    """Nothing but the confirmation."""
