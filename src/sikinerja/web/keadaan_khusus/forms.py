"""Forms of the menu ``keadaan_khusus``: parsing only."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan, JenisKeadaan
from sikinerja.web.forms import PilihField


class SaringForm(forms.Form):
    """Above the list."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False)
    jenis = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), *JenisKeadaan.choices()], required=False
    )


class KeadaanForm(forms.Form):
    """A state from when to when."""

    jenis = forms.ChoiceField(label="Keadaan", choices=[("", "---"), *JenisKeadaan.choices()])
    tanggal_mulai = forms.DateField(label="Tanggal mulai")
    tanggal_selesai = forms.DateField(label="Hari terakhir", required=False)
    dasar = forms.CharField(label="Dasar (surat keputusan)", max_length=200)

    def isian(self) -> IsianKeadaan:
        """What the operation takes."""
        names = ("jenis", "tanggal_mulai", "tanggal_selesai", "dasar")
        return IsianKeadaan(**{name: self.cleaned_data[name] for name in names})


class TambahForm(KeadaanForm):
    """The same of somebody chosen."""

    terkelola = PilihField(label="Pegawai")

    @classmethod
    def of(cls, post: QueryDict | None) -> TambahForm:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
        if post is None:
            return cls()
        return cls(initial=post.dict()) if "cari" in post else cls(post)


class AkhiriForm(forms.Form):
    """When a state ended, and why."""

    tanggal_selesai = forms.DateField(label="Hari terakhir")
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class HapusForm(forms.Form):
    """Why a state is taken away."""

    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
