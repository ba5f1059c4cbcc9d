"""What the owner types about a month."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.realisasi.queries.pages import HalamanIsi
from sikinerja.realisasi.rules import KONFIRMASI, PANJANG_CATATAN, PANJANG_KETIKAN, Isian
from sikinerja.web.forms import CentangField, KetikanField, LangkahForm

TERLALU_PANJANG = {"max_length": "Isian terlalu panjang (paling banyak %(limit_value)d karakter)."}


def _typed(label: str, **attrs: str) -> KetikanField:
    """A field that takes anything within bounds: what is wrong with it, the rule says."""
    return KetikanField(
        label=label,
        max_length=PANJANG_KETIKAN,
        error_messages=TERLALU_PANJANG,
        widget=forms.TextInput(attrs=attrs | {"autocomplete": "off"}),
    )


class IsiForm(LangkahForm):
    """Two fields for every indikator of the page, the catatan, the tick."""

    catatan = forms.CharField(
        label="Catatan kepada pejabat penilai",
        required=False,
        max_length=2 * PANJANG_CATATAN,
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    konfirmasi = CentangField(label=KONFIRMASI)

    def __init__(self, *args: Any, page: HalamanIsi, **kwargs: Any) -> None:
        """Fields ``realisasi_<indikator>`` and ``bukti_<indikator>``, holding the draft."""
        super().__init__(*args, **kwargs)
        self.page = page
        self.initial = {"catatan": page.catatan, "langkah": page.langkah, **self.initial}
        for row in page.rows:
            key = row.indikator_id
            self.fields[f"realisasi_{key}"] = _typed(f"Realisasi: {row.teks[:80]}", inputmode="decimal")
            self.fields[f"bukti_{key}"] = _typed(
                f"Link bukti dukung: {row.teks[:80]}", inputmode="url", placeholder="https:// atau -"
            )
            self.initial |= {f"realisasi_{key}": row.realisasi, f"bukti_{key}": row.bukti}
        self.order_fields(sorted(self.fields, key=["langkah", "catatan", "konfirmasi"].__contains__))

    @property
    def isian(self) -> dict[int, Isian]:
        """What was typed, by indikator."""
        typed = self.cleaned_data
        keys = [row.indikator_id for row in self.page.rows]
        return {key: Isian(typed[f"realisasi_{key}"], typed[f"bukti_{key}"]) for key in keys}


class TahunForm(forms.Form):
    """The year chooser."""

    tahun = forms.IntegerField(min_value=2000, max_value=2100, required=False)
