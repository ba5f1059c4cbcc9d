"""Forms of the menu ``informasi``: parsing only."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.core.text import clean_note
from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah
from sikinerja.pemberitahuan.rules import PANJANG_ISI, PANJANG_JUDUL


class InformasiForm(forms.Form):
    """An announcement: words, days, and whom it is for."""

    judul = forms.CharField(label="Judul", max_length=PANJANG_JUDUL)
    isi = forms.CharField(label="Isi", max_length=2 * PANJANG_ISI, widget=forms.Textarea(attrs={"rows": 8}))
    dari = forms.DateField(label="Tayang mulai")
    sampai = forms.DateField(label="Tayang sampai")
    sasaran = forms.TypedMultipleChoiceField(
        label="Hanya untuk perangkat daerah",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the PD there are."""
        super().__init__(*args, **kwargs)
        self.fields["sasaran"].choices = pilihan_perangkat_daerah()  # type: ignore[attr-defined]

    @property
    def pratinjau(self) -> dict[str, str]:
        """What people would read."""
        return {"judul": self.cleaned_data["judul"], "isi": clean_note(self.cleaned_data["isi"])}


class KonfirmasiForm(forms.Form):
    """Nothing but the confirmation."""
