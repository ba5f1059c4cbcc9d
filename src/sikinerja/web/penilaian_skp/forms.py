"""What the penilai types about a subordinate's SKP."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from sikinerja.core.text import one_line
from sikinerja.skp import rules


class EkspektasiForm(forms.Form):
    """One field for each of the values that are open for writing."""

    def __init__(self, *args: Any, terbuka: Iterable[rules.Perilaku], **kwargs: Any) -> None:
        """``terbuka``: the values whose ekspektasi is not saved yet, or is being edited."""
        super().__init__(*args, **kwargs)
        for perilaku in terbuka:
            self.fields[perilaku.value] = forms.CharField(
                label=f"Ekspektasi {perilaku.label}",
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
                error_messages={"max_length": "Paling banyak 1000 karakter."},
            )

    def values(self) -> Mapping[str, str]:
        """Value -> text on one line."""
        return {name: one_line(text) for name, text in self.cleaned_data.items()}


class SaringForm(forms.Form):
    """Filter above the list; nonsense means no filter."""

    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    status = forms.ChoiceField(required=False, choices=[("", "Semua status"), *rules.StatusSkp.choices()])
