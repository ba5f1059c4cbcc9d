"""What a capaian is set with."""

from __future__ import annotations

from django import forms

from sikinerja.penilaian.rules import Capaian
from sikinerja.web.forms import SatuPilihanField


class TahunForm(forms.Form):
    """The year chooser."""

    tahun = forms.IntegerField(min_value=2000, max_value=2100, required=False)


class CapaianForm(forms.Form):
    """One of five; ``nomor`` says which setting the page showed."""

    nomor = forms.IntegerField(min_value=0, max_value=30_000, required=False, widget=forms.HiddenInput)
    capaian = SatuPilihanField(
        label="Capaian kinerja organisasi",
        choices=Capaian.choices(),
        error_messages={"invalid_choice": "Pilih salah satu capaian."},
    )
