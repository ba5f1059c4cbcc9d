"""Forms of the menu ``webhook``: parsing only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from sikinerja.webhook.rules import DAPAT_DIPILIH, PANJANG_ALAMAT, PANJANG_ALASAN, PANJANG_NAMA


class WebhookForm(forms.Form):
    """Who is told, where, and of what."""

    nama = forms.CharField(label="Nama sistem", max_length=PANJANG_NAMA)
    alamat = forms.CharField(label="Alamat", max_length=PANJANG_ALAMAT)
    peristiwa = forms.MultipleChoiceField(
        label="Yang dikabarkan",
        choices=[(p.value, p.label) for p in DAPAT_DIPILIH],
        widget=forms.CheckboxSelectMultiple,
    )
    perangkat_daerah = forms.TypedChoiceField(
        label="Perangkat daerah", coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, perangkat_daerah: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        """Offer all PD, or one of them."""
        super().__init__(*args, **kwargs)
        choices = [("", "Semua perangkat daerah"), *perangkat_daerah]
        self.fields["perangkat_daerah"].choices = choices  # type: ignore[attr-defined]

    def isian(self) -> dict[str, Any]:
        """What the operation takes."""
        data = dict(self.cleaned_data)
        return data | {"perangkat_daerah_id": data.pop("perangkat_daerah")}


class MatikanForm(forms.Form):
    """Why it is told nothing any more."""

    alasan = forms.CharField(
        label="Alasan", max_length=PANJANG_ALASAN, widget=forms.Textarea(attrs={"rows": 3})
    )
