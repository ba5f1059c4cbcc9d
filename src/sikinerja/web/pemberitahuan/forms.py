"""Through what one wants to be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from sikinerja.pemberitahuan.rules import BOLEH_DIPILIH, JenisPemberitahuan, Saluran

LONCENG, SUREL = "LONCENG", "SUREL"
PILIHAN = [(LONCENG, "Lonceng di aplikasi"), (SUREL, "Surel")]


class SaluranField(forms.MultipleChoiceField):
    """Bell and mail; the operation says what must not be left out."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label: str) -> None:
        super().__init__(label=label, choices=PILIHAN, required=False)


class PilihanForm(forms.Form):
    """One field for each kind that can be chosen, by its name in small letters."""

    def __init__(self, *args: Any, pilihan: Mapping[JenisPemberitahuan, Saluran], **kwargs: Any) -> None:
        """``pilihan``: what holds now."""
        super().__init__(*args, **kwargs)
        for jenis, saluran in pilihan.items():
            field = self.fields[jenis.value.lower()] = SaluranField(label=jenis.label)
            field.initial = [LONCENG] * saluran.lonceng + [SUREL] * saluran.surel

    def pilihan(self) -> dict[JenisPemberitahuan, Saluran]:
        """What the operation takes."""
        chosen = {jenis: self.cleaned_data[jenis.value.lower()] for jenis in BOLEH_DIPILIH}
        return {jenis: Saluran(LONCENG in names, SUREL in names) for jenis, names in chosen.items()}
