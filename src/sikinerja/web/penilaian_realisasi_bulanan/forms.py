"""What the rater types about a month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from sikinerja.core import indonesian
from sikinerja.core.time import Month
from sikinerja.penilaian import rules
from sikinerja.realisasi.queries.rows import Baris
from sikinerja.skp.rules import Perilaku
from sikinerja.web.forms import CentangField, KetikanField, LangkahForm, SatuPilihanField

TERLALU_PANJANG = {"max_length": "Isian terlalu panjang (paling banyak %(limit_value)d karakter)."}
PILIHAN_RATING = [(r.value, r.label) for r in reversed(rules.Rating)]


def _umpan_balik(label: str, **kwargs: Any) -> KetikanField:
    return KetikanField(
        label=label,
        max_length=rules.PANJANG_UMPAN_BALIK,
        error_messages=TERLALU_PANJANG,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        **kwargs,
    )


def _rating(label: str) -> SatuPilihanField:
    return SatuPilihanField(
        label=label,
        choices=PILIHAN_RATING,
        error_messages={"invalid_choice": "Pilih salah satu rating."},
    )


class _NilaiForm(LangkahForm):
    """Umpan balik for several things, one rating, the tick."""

    untuk_semua = _umpan_balik("Umpan balik yang sama untuk semua yang kosong", required=False)
    isi_semua = forms.BooleanField(label="Pakai untuk semua yang kosong saat disimpan", required=False)
    konfirmasi = CentangField(label=rules.KONFIRMASI)

    def __init__(
        self, *args: Any, labels: Mapping[Any, str], langkah: int, draf: Mapping[str, str], **kwargs: Any
    ) -> None:
        """``labels``: what is given umpan balik; ``draf``: what was typed before."""
        super().__init__(*args, **kwargs)
        self.keys = list(labels)
        for key, label in labels.items():
            self.fields[f"umpan_balik_{key}"] = _umpan_balik(f"Umpan balik: {label[:80]}")
        self.initial = {**draf, "langkah": langkah}
        texts = [f"umpan_balik_{key}" for key in labels]
        self.order_fields([*texts, "catatan_akhir", "rating", "konfirmasi"])

    @property
    def values(self) -> dict[str, Any]:
        """As the operations want it."""
        data = dict(self.cleaned_data)
        fill = data.pop("untuk_semua") if data.pop("isi_semua") else ""
        data.pop("untuk_semua", None)
        texts = {key: data.pop(f"umpan_balik_{key}") for key in self.keys}
        return {"umpan_balik": texts, "untuk_semua": fill, **data}

    @property
    def draf(self) -> dict[str, str]:
        """What was typed, by field: ticks and the step are no part of a draft."""
        left_out = {"konfirmasi", "isi_semua", "langkah"}
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out and value}


class HasilKerjaForm(_NilaiForm):
    """F6.5."""

    rating = _rating("Rating hasil kerja")

    def __init__(self, *args: Any, rows: list[Baris], **kwargs: Any) -> None:
        """``rows``: the indikator as submitted."""
        super().__init__(*args, labels={row.indikator_id: row.teks for row in rows}, **kwargs)


class PerilakuForm(_NilaiForm):
    """F6.6."""

    rating = _rating("Rating perilaku")
    catatan_akhir = KetikanField(
        label="Catatan akhir / rekomendasi",
        max_length=2 * rules.PANJANG_CATATAN,
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The seven values."""
        super().__init__(*args, labels={p.value: p.label for p in Perilaku}, **kwargs)


class UbahForm(LangkahForm):
    """F6.8."""

    hasil_kerja = _rating("Rating hasil kerja")
    perilaku = _rating("Rating perilaku")
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
