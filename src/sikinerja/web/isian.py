"""Forms that month and year share: realisasi and bukti of each indikator; umpan balik for several things."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django import forms

from sikinerja.penilaian import rules
from sikinerja.realisasi.queries.rows import Baris, sebutan
from sikinerja.realisasi.rules import KONFIRMASI, PANJANG_KETIKAN, Isian, baca_angka
from sikinerja.realisasi.rules.draf import PANJANG_TANDA, Lembar
from sikinerja.skp.rules.ganjil import realisasi_ganjil
from sikinerja.web.forms import (
    CentangField,
    KetikanField,
    LangkahForm,
    RealisasiField,
    SatuPilihanField,
    YakinForm,
)

TERLALU_PANJANG = {
    "max_length": "Isian terlalu panjang: paling banyak %(limit_value)d karakter, sekarang %(show_value)d."
}
PILIHAN_RATING = [(r.value, r.label) for r in reversed(rules.Rating)]


def _typed(label: str, **attrs: str) -> dict[str, Any]:
    """A field that takes anything within bounds: what is wrong with it, the rule says."""
    return {
        "label": label,
        "max_length": PANJANG_KETIKAN,
        "error_messages": TERLALU_PANJANG,
        "widget": forms.TextInput(attrs=attrs | {"autocomplete": "off"}),
    }


class DrafForm(LangkahForm):
    """What is kept as a draft: carries the mark of this page, and the versi of the draft that it shows."""

    lembar = forms.CharField(required=False, max_length=PANJANG_TANDA, widget=forms.HiddenInput)
    draf_versi = forms.CharField(required=False, max_length=PANJANG_TANDA, widget=forms.HiddenInput)

    def mulai(self, *, langkah: int, draf_versi: str) -> dict[str, Any]:
        """What the hidden fields begin with."""
        return {"langkah": langkah, "draf_versi": draf_versi, "lembar": secrets.token_hex(8)}

    @property
    def dari_lembar(self) -> Lembar:
        """From which page this comes."""
        return Lembar(self.cleaned_data["lembar"], self.cleaned_data["draf_versi"])


class IsianForm(YakinForm, DrafForm):
    """Two fields for every indikator, and the tick: what an owner reports."""

    konfirmasi = CentangField(label=KONFIRMASI)

    def __init__(self, *args: Any, rows: list[Baris], langkah: int, draf_versi: str, **kwargs: Any) -> None:
        """Fields ``realisasi_<indikator>`` and ``bukti_<indikator>``, holding the draft."""
        super().__init__(*args, **kwargs)
        self.rows, self.keys = rows, [row.indikator_id for row in rows]
        self.initial = {**self.mulai(langkah=langkah, draf_versi=draf_versi), **self.initial}
        self.sebutan = sebutan(rows)
        for row in rows:
            key = row.indikator_id
            teks = self.sebutan[key][:80]
            realisasi = _typed(f"Realisasi: {teks}", inputmode="decimal")
            bukti = _typed(f"Link bukti dukung: {teks}", inputmode="url", placeholder="https:// atau -")
            self.fields[f"realisasi_{key}"] = RealisasiField(satuan=row.satuan, **realisasi)
            self.fields[f"bukti_{key}"] = KetikanField(**bukti)
            self.initial |= {f"realisasi_{key}": row.realisasi, f"bukti_{key}": row.bukti}
        self.order_fields(
            sorted(
                self.fields,
                key=["langkah", "lembar", "draf_versi", "yakin", "catatan", "konfirmasi"].__contains__,
            )
        )

    @property
    def isian(self) -> dict[int, Isian]:
        """What was typed, by indikator."""
        typed = self.cleaned_data
        return {key: Isian(typed[f"realisasi_{key}"], typed[f"bukti_{key}"]) for key in self.keys}

    @property
    def terisi(self) -> int:
        """Rows that may be submitted as they stand on the page."""
        return sum(
            Isian(
                *(str(self[f"{name}_{row.indikator_id}"].value() or "") for name in ("realisasi", "bukti"))
            ).lengkap(row.satuan)
            for row in self.rows
        )

    @property
    def kemajuan(self) -> str:
        """The same in words, which say what counts."""
        return f"{self.terisi} dari {len(self.rows)} indikator terisi (angka dan link bukti dukung)"

    def ganjil(self) -> list[str]:
        """What can be so and hardly is; what is no number, the operation refuses."""
        found = []
        for row in self.rows:
            with suppress(ValueError):
                angka = baca_angka(self.cleaned_data[f"realisasi_{row.indikator_id}"], row.satuan)
                teks = self.sebutan[row.indikator_id]
                found.append(realisasi_ganjil(teks, angka, target=row.target, satuan=row.satuan))
        return [text for text in found if text]


def umpan_balik(label: str, **kwargs: Any) -> KetikanField:
    """One line of feedback."""
    return KetikanField(
        label=label,
        max_length=rules.PANJANG_UMPAN_BALIK,
        error_messages=TERLALU_PANJANG,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        **kwargs,
    )


def pilih_rating(label: str) -> SatuPilihanField:
    """One of the three ratings, as a bar."""
    return SatuPilihanField(
        label=label,
        choices=PILIHAN_RATING,
        error_messages={"invalid_choice": "Pilih salah satu rating."},
    )


def catatan_akhir() -> KetikanField:
    """The note that ends a rating."""
    return KetikanField(
        label="Catatan akhir / rekomendasi",
        max_length=2 * rules.PANJANG_CATATAN,
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class UmpanBalikForm(DrafForm):
    """Umpan balik for several things and the tick: what a rater says."""

    untuk_semua = umpan_balik("Umpan balik yang sama untuk semua yang kosong", required=False)
    isi_semua = forms.BooleanField(label="Pakai untuk semua yang kosong saat disimpan", required=False)
    konfirmasi = CentangField(label=rules.KONFIRMASI)

    def __init__(
        self,
        *args: Any,
        labels: Mapping[Any, str],
        langkah: int,
        draf: Mapping[str, str],
        draf_versi: str,
        **kwargs: Any,
    ) -> None:
        """``labels``: what is given umpan balik; ``draf``: what was typed before, as which versi."""
        super().__init__(*args, **kwargs)
        self.keys = list(labels)
        for key, label in labels.items():
            self.fields[f"umpan_balik_{key}"] = umpan_balik(f"Umpan balik: {label[:80]}")
        self.initial = {**draf, **self.mulai(langkah=langkah, draf_versi=draf_versi)}
        texts = [f"umpan_balik_{key}" for key in labels]
        self.order_fields([*texts, "catatan_akhir", "rating", "konfirmasi"])

    @property
    def values(self) -> dict[str, Any]:
        """As the operations want it; umpan balik in the order of the labels."""
        data = dict(self.cleaned_data) | {"lembar": self.dari_lembar}
        del data["draf_versi"]
        fill = data.pop("untuk_semua") if data.pop("isi_semua") else ""
        data.pop("untuk_semua", None)
        texts = {key: data.pop(f"umpan_balik_{key}") for key in self.keys}
        return {"umpan_balik": texts, "untuk_semua": fill, **data}

    @property
    def draf(self) -> dict[str, str]:
        """What was typed, by field: ticks and the step are no part of a draft."""
        left_out = {"konfirmasi", "isi_semua", "langkah", "lembar", "draf_versi"}
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out and value}
