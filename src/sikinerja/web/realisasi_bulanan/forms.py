"""What the owner types about a month."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.realisasi.queries.pages import HalamanIsi
from sikinerja.realisasi.rules import PANJANG_CATATAN
from sikinerja.web.isian import TERLALU_PANJANG, IsianForm


class IsiForm(IsianForm):
    """A month: the fields of its indikator, the catatan, the tick."""

    catatan = forms.CharField(
        label="Catatan kepada pejabat penilai",
        required=False,
        max_length=2 * PANJANG_CATATAN,
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, page: HalamanIsi, **kwargs: Any) -> None:
        """``page``: what is filled, with its draft."""
        super().__init__(
            *args,
            rows=page.rows,
            langkah=page.langkah,
            draf_versi=page.draf_versi,
            initial={"catatan": page.catatan},
            **kwargs,
        )
        self.page = page


class TahunForm(forms.Form):
    """The year chooser."""

    tahun = forms.IntegerField(min_value=2000, max_value=2100, required=False)
