"""The fields that say a position: shared by the forms *Riwayat Jabatan* and *Mutasi* (manual BAB II.3)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Self

from django import forms
from django.http import QueryDict

from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah
from sikinerja.kepegawaian.rules import IsianRiwayat, JenisJabatan
from sikinerja.web.forms import PilihField


class JabatanForm(forms.Form):
    """Which position, where, rated by whom."""

    jenis_jabatan = forms.ChoiceField(
        label="Jenis Jabatan", choices=JenisJabatan.choices(), widget=forms.RadioSelect
    )
    jabatan = PilihField(label="Nama Jabatan")
    perangkat_daerah = forms.TypedChoiceField(label="Perangkat Daerah", coerce=int)
    unit_kerja = PilihField(label="Unit Kerja")
    penilai = PilihField(label="Nama Penilai")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["perangkat_daerah"].choices = [  # type: ignore[attr-defined]
            ("", "---"),
            *pilihan_perangkat_daerah(),
        ]

    @classmethod
    def of(cls, post: QueryDict | None, *, initial: dict[str, Any]) -> Self:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
        if post is None:
            return cls(initial=initial)
        if "cari" in post:
            return cls(initial=post.dict())
        return cls(post)

    def riwayat(self, *, tahun: int, tmt: date, aktif: bool) -> IsianRiwayat:
        """The riwayat that a valid form says."""
        data = self.cleaned_data
        return IsianRiwayat(
            tahun=tahun,
            jenis_jabatan=data["jenis_jabatan"],
            jabatan_id=data["jabatan"],
            tmt=tmt,
            perangkat_daerah_id=data["perangkat_daerah"],
            unit_kerja_id=data["unit_kerja"],
            penilai_id=data["penilai"],
            aktif=aktif,
        )


def initial_of(isian: IsianRiwayat) -> dict[str, Any]:
    """A riwayat as the form's first values."""
    values = {name.removesuffix("_id"): value for name, value in asdict(isian).items()}
    return {**values, "aktif": "1" if isian.aktif else "0", "penilai_semula": isian.penilai_id}
