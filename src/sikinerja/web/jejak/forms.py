"""Forms of the menu ``jejak``: parsing only."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from sikinerja.jejak.rules import Peran
from sikinerja.jejak.rules.objek import OBJEK, kata_objek
from sikinerja.kepegawaian.queries.jejak import Cari, semua_aksi
from sikinerja.web.forms import ID_TERBESAR

PILIHAN_OBJEK = sorted(OBJEK.items(), key=lambda pair: pair[1])


class CariForm(forms.Form):
    """What is looked for in the audit trail."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False)
    peran = forms.ChoiceField(label="Sebagai", choices=Peran.choices(), required=False)
    aksi = forms.ChoiceField(label="Tindakan", required=False)
    objek = forms.ChoiceField(label="Objek", choices=[("", "Semua"), *PILIHAN_OBJEK], required=False)
    nomor = forms.IntegerField(label="Nomor objek", min_value=1, max_value=ID_TERBESAR, required=False)
    dari = forms.DateField(label="Dari tanggal", required=False)
    sampai = forms.DateField(label="Sampai tanggal", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the deeds there are, and whatever kind of object a link asks for."""
        super().__init__(*args, **kwargs)
        asked = str(self.data.get("objek", ""))
        if asked not in OBJEK and re.fullmatch(r"[a-z]{1,20}\.[a-z]{1,19}", asked):
            self.fields["objek"].choices = [("", "Semua"), *PILIHAN_OBJEK, (asked, kata_objek(asked, None))]  # type: ignore[attr-defined]
        self.fields["aksi"].choices = [("", "Semua"), *semua_aksi()]  # type: ignore[attr-defined]

    @property
    def isian(self) -> Cari:
        """What the query takes; what makes no sense is left out."""
        self.full_clean()
        return Cari(**self.cleaned_data)
