"""Forms of the menu ``riwayat_jabatan``: parsing only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.kepegawaian.rules import TAHUN_TERAKHIR, TAHUN_TERAWAL, IsianRiwayat
from sikinerja.mutasi.queries import BulanTerbuka, Pergantian
from sikinerja.web.forms import ID_TERBESAR
from sikinerja.web.jabatan import JabatanForm


class RiwayatForm(JabatanForm):
    """*Riwayat Jabatan* (manual BAB II.3)."""

    tahun = forms.IntegerField(label="Tahun", min_value=TAHUN_TERAWAL, max_value=TAHUN_TERAKHIR)
    tmt = forms.DateField(label="TMT Jabatan")
    aktif = forms.TypedChoiceField(
        label="Jabatan Aktif",
        choices=[("1", "Aktif"), ("0", "Tidak Aktif")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    alasan = forms.CharField(
        label="Alasan koreksi", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    penilai_semula = forms.IntegerField(required=False, max_value=ID_TERBESAR, widget=forms.HiddenInput)

    field_order = ("tahun", "tmt")

    def isian(self) -> IsianRiwayat:
        """What the operation takes."""
        data = self.cleaned_data
        return self.riwayat(tahun=data["tahun"], tmt=data["tmt"], aktif=data["aktif"])


class SerahTerimaForm(forms.Form):
    """For each filed, unrated month: stays with the former penilai, or moves (domain.md §6)."""

    def __init__(self, data: Any, *, ganti: Pergantian | None) -> None:
        super().__init__(data)
        self.ganti = ganti
        for b in self.bulan:
            lama = b.realisasi.penilai
            stay = [("tetap", f"Tetap dinilai {lama.akun.nama}")] if lama and b.boleh_tetap else []
            self.fields[self._name(b)] = forms.ChoiceField(
                label=f"Realisasi {b.nama}",
                choices=[*stay, ("pindah", f"Pindah ke {ganti.ke.akun.nama if ganti else ''}")],
                initial="tetap" if b.tetap else "pindah",
                widget=forms.RadioSelect,
            )

    @classmethod
    def of(cls, post: QueryDict, *, ganti: Pergantian | None) -> SerahTerimaForm:
        """Already answered where there is nothing to ask; otherwise once somebody has confirmed."""
        answered = ganti is None or "konfirmasi" in post
        return cls(post if answered else None, ganti=ganti)

    @property
    def bulan(self) -> Sequence[BulanTerbuka]:
        """The months to be asked about."""
        return self.ganti.bulan if self.ganti else ()

    @staticmethod
    def _name(bulan: BulanTerbuka) -> str:
        return f"bulan_{bulan.realisasi.pk}"

    def rows(self) -> Iterator[tuple[BulanTerbuka, forms.BoundField]]:
        """Each month with its question."""
        for b in self.bulan:
            yield b, self[self._name(b)]

    def tetap(self) -> dict[int, bool]:
        """By realisasi id, whether the month stays; until that is answered, where it may."""
        if not self.is_valid():
            return {b.realisasi.pk: b.boleh_tetap for b in self.bulan}
        return {b.realisasi.pk: self.cleaned_data[self._name(b)] == "tetap" for b in self.bulan}


class KonfirmasiForm(forms.Form):
    """Nothing but the confirmation."""


class AlasanForm(forms.Form):
    """Why somebody else's riwayat goes."""

    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
