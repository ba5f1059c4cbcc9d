"""Forms of the menu ``profil``: parsing only."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.kepegawaian.queries.profil import Profil, pilihan_pangkat
from sikinerja.web.forms import PangkatField


class EditForm(forms.Form):
    """*Edit Pegawai* (manual BAB II.1)."""

    nama = forms.CharField(label="Nama Lengkap", max_length=150)
    no_hp = forms.CharField(label="No. HP (WhatsApp)", max_length=30, required=False)
    email = forms.EmailField(label="Surel", max_length=254, required=False)
    pangkat = PangkatField()

    def __init__(self, data: Any, *, profil: Profil) -> None:
        pegawai = profil.pegawai
        super().__init__(
            data,
            initial={
                "nama": pegawai.akun.nama,
                "no_hp": pegawai.no_hp,
                "email": pegawai.akun.email,
                "pangkat": pegawai.pangkat_id,
            },
        )
        choices = pilihan_pangkat(jenis_kepegawaian=pegawai.jenis_kepegawaian, kini=pegawai.pangkat_id)
        self.fields["pangkat"].choices = [("", "---"), *choices]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        return {
            "nama": data["nama"],
            "no_hp": data["no_hp"],
            "email": data["email"],
            "pangkat_id": data["pangkat"],
        }
