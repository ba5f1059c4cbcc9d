"""Forms of the menu ``rilis``: parsing only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django import forms

from sikinerja.core import indonesian
from sikinerja.rilis.queries.halaman import HASIL
from sikinerja.rilis.rules import PANJANG_ALASAN, Kekurangan
from sikinerja.rilis.rules.keluaran import Bentuk
from sikinerja.web.forms import ID_TERBESAR, KetikanField, YakinForm

SEMUA = ""


class SaringForm(forms.Form):
    """Above the rows of a release."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False)
    pd = forms.TypedChoiceField(label="Perangkat daerah", coerce=int, empty_value=None, required=False)
    hasil = forms.ChoiceField(label="Hasil", choices=[(SEMUA, "Semua hasil"), *HASIL], required=False)

    def offer(self, pd: Iterable[tuple[int | None, str]]) -> Self:
        """The PD that may be chosen (an id None: people without one)."""
        choices = [(str(pk or 0), indonesian.pd(nama)) for pk, nama in pd]
        self.fields["pd"].choices = [(SEMUA, "Semua perangkat daerah"), *choices]  # type: ignore[attr-defined]
        return self


class KurangForm(forms.Form):
    """Which list of what is missing; nonsense means the first."""

    apa = forms.ChoiceField(label="Yang belum ada", choices=Kekurangan.choices(), required=False)
    pd = forms.IntegerField(min_value=-1, max_value=ID_TERBESAR, required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        """As the question takes it."""
        data = self.cleaned_data if self.is_valid() else {}
        return {
            "apa": Kekurangan[data.get("apa") or Kekurangan.TIDAK_MENGISI.value],
            "pd_id": data.get("pd") or 0,
        }


class UnduhForm(forms.Form):
    """Which file."""

    bentuk = forms.ChoiceField(choices=Bentuk.choices(), required=False)
    pd = forms.IntegerField(min_value=0, max_value=ID_TERBESAR, required=False)

    @property
    def chosen(self) -> tuple[Bentuk, int | None]:
        """Kind and PD; nonsense means XLSX, all."""
        data = self.cleaned_data if self.is_valid() else {}
        return Bentuk[(data.get("bentuk") or Bentuk.XLSX.value).upper()], data.get("pd")


class AlasanForm(YakinForm):
    """A reason; the operation says when one is needed."""

    alasan = KetikanField(label="Alasan", max_length=PANJANG_ALASAN, widget=forms.Textarea(attrs={"rows": 3}))
