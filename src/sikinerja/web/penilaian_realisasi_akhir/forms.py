"""What the rater types about a year, all on one page (F4.3)."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.penilaian import rules
from sikinerja.penilaian.operations.akhir import IsianAkhir
from sikinerja.penilaian.queries.akhir import HalamanNilaiAkhir
from sikinerja.realisasi.queries.rows import sebutan
from sikinerja.skp.rules import Perilaku, StatusSkp
from sikinerja.web.forms import KetikanField, LangkahForm
from sikinerja.web.isian import TERLALU_PANJANG, UmpanBalikForm, catatan_akhir, pilih_rating


class NilaiForm(UmpanBalikForm):
    """Umpan balik for indikator and perilaku, both ratings, the note, the tick."""

    rating_hasil_kerja = pilih_rating("Rating hasil kerja")
    alasan_berbeda = KetikanField(
        label="Alasan berbeda dari capaian organisasi",
        required=False,
        max_length=2 * rules.PANJANG_ALASAN,
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rating_perilaku = pilih_rating("Rating perilaku")
    catatan_akhir = catatan_akhir()

    def __init__(self, *args: Any, page: HalamanNilaiAkhir, **kwargs: Any) -> None:
        """``page``: what is rated, with the draft; the rating of a head begins at what is suggested."""
        self.indikator = sebutan(page.isi.rows)
        labels: dict[Any, str] = {**self.indikator, **{p.value: p.label for p in Perilaku}}
        saran = {"rating_hasil_kerja": page.capaian.saran.value} if page.capaian.saran else {}
        super().__init__(
            *args,
            labels=labels,
            langkah=page.skp.langkah,
            draf={**saran, **page.draf},
            draf_versi=page.draf_versi,
            **kwargs,
        )
        first = [f"umpan_balik_{key}" for key in self.indikator]
        second = [f"umpan_balik_{p.value}" for p in Perilaku]
        last = ["rating_perilaku", "catatan_akhir", "konfirmasi"]
        self.order_fields([*first, "rating_hasil_kerja", "alasan_berbeda", *second, *last])

    @property
    def isian(self) -> IsianAkhir:
        """As the operation wants it."""
        values = self.values
        texts = values.pop("umpan_balik")
        for name in ("langkah", "lembar"):
            values.pop(name)
        return IsianAkhir(
            umpan_balik_indikator={key: texts[key] for key in self.indikator},
            umpan_balik_perilaku={p.value: texts[p.value] for p in Perilaku},
            **values,
        )


class AlasanForm(LangkahForm):
    """Why a final rating is opened again."""

    alasan = KetikanField(
        label="Alasan",
        max_length=2 * rules.PANJANG_ALASAN,
        help_text="Disimpan, dan dapat dibaca oleh pegawai dan pejabat penilai.",
        error_messages=TERLALU_PANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SaringForm(forms.Form):
    """Filter above the list; nonsense means no filter."""

    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    status = forms.ChoiceField(required=False, choices=[("", "Semua status"), *StatusSkp.choices()])
