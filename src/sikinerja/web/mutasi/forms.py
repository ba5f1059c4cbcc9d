"""Forms of the menu ``mutasi``: parsing only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from sikinerja.kepegawaian.rules import TAHUN_TERAKHIR, TAHUN_TERAWAL, IsianRiwayat
from sikinerja.web.jabatan import JabatanForm

TANGGAL = {
    "required": "Isi tanggal mulai bertugas di jabatan baru.",
    "invalid": "Tulis tanggal seperti 05-02-2023.",
}
TAHUN_SALAH = "Periksa tahun tanggal ini."


class TanggalField(forms.DateField):
    """A day of mutasi within the years that a riwayat jabatan may have."""

    def __init__(self, **kwargs: Any) -> None:
        bounds = [
            MinValueValidator(date(TAHUN_TERAWAL, 1, 1), TAHUN_SALAH),
            MaxValueValidator(date(TAHUN_TERAKHIR - 1, 12, 31), TAHUN_SALAH),
        ]
        super().__init__(label="Tanggal mutasi", error_messages=TANGGAL, validators=bounds, **kwargs)


class TanggalForm(forms.Form):
    """The date that decides the case (BAB VII)."""

    tanggal = TanggalField()

    @classmethod
    def of(cls, query: QueryDict) -> TanggalForm:
        """Bound once a date was asked for."""
        return cls(query if "tanggal" in query else None)


class MutasiForm(JabatanForm):
    """The new position; its tahun, TMT and aktif follow from the date."""

    tanggal = TanggalField(widget=forms.HiddenInput)
    field_order = ("tanggal",)

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        tanggal: date = self.cleaned_data["tanggal"]
        isian: IsianRiwayat = self.riwayat(tahun=tanggal.year, tmt=tanggal, aktif=True)
        return {"tanggal": tanggal, "isian": isian}


class BatalkanForm(forms.Form):
    """Nothing but the confirmation."""
