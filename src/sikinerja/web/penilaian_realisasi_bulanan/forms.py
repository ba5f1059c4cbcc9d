"""What the rater types about a month."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.core import indonesian
from sikinerja.core.time import Month
from sikinerja.penilaian import rules
from sikinerja.realisasi.queries.rows import Baris, sebutan
from sikinerja.skp.rules import Perilaku
from sikinerja.web.forms import KetikanField, LangkahForm
from sikinerja.web.isian import TERLALU_PANJANG, UmpanBalikForm, catatan_akhir, pilih_rating


class HasilKerjaForm(UmpanBalikForm):
    """F6.5."""

    rating = pilih_rating("Rating hasil kerja")

    def __init__(self, *args: Any, rows: list[Baris], **kwargs: Any) -> None:
        """``rows``: the indikator as submitted."""
        super().__init__(*args, labels=sebutan(rows), **kwargs)


class PerilakuForm(UmpanBalikForm):
    """F6.6."""

    rating = pilih_rating("Rating perilaku")
    catatan_akhir = catatan_akhir()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The seven values."""
        super().__init__(*args, labels={p.value: p.label for p in Perilaku}, **kwargs)


class UbahForm(LangkahForm):
    """F6.8."""

    hasil_kerja = pilih_rating("Rating hasil kerja")
    perilaku = pilih_rating("Rating perilaku")
    alasan = KetikanField(
        label="Catatan perubahan penilaian",
        max_length=2 * rules.PANJANG_ALASAN,
        help_text=rules.BANTUAN_ALASAN,
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea(attrs={"rows": 6, "data-min": rules.MINIMUM_ALASAN}),
    )


class BulanForm(forms.Form):
    """The month chooser."""

    bulan = forms.TypedChoiceField(choices=list(enumerate(indonesian.BULAN, 1)), coerce=int)
    tahun = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args: Any, terbuka: Month, **kwargs: Any) -> None:
        """``terbuka``: the month shown unless another is asked for."""
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [  # type: ignore[attr-defined]
            (year, str(year)) for year in range(terbuka.tahun + 1, terbuka.tahun - 6, -1)
        ]
        self.initial = {"bulan": terbuka.bulan, "tahun": terbuka.tahun}
