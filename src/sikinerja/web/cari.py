"""Type-aheads of forms that ask for a position, a unit or a person (F2.3): what is searched and shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest

from sikinerja.kepegawaian.queries import cari as queries
from sikinerja.kepegawaian.queries.cari import Pilihan
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.web.forms import ID_TERBESAR


class CariForm(forms.Form):
    """What a type-ahead asks."""

    q = forms.CharField(max_length=100, required=False)
    jenis_jabatan = forms.ChoiceField(choices=JenisJabatan.choices(), required=False)
    perangkat_daerah = forms.IntegerField(min_value=0, max_value=ID_TERBESAR, required=False)


def _jabatan(isian: dict[str, Any]) -> list[Pilihan]:
    return queries.cari_jabatan(jenis=isian["jenis_jabatan"], q=isian["q"])


def _unit_kerja(isian: dict[str, Any]) -> list[Pilihan]:
    return queries.cari_unit_kerja(perangkat_daerah_id=isian["perangkat_daerah"] or 0, q=isian["q"])


def _penilai(isian: dict[str, Any]) -> list[Pilihan]:
    return queries.cari_penilai(q=isian["q"])


CARI: dict[str, Callable[[dict[str, Any]], list[Pilihan]]] = {
    "jabatan": _jabatan,
    "unit_kerja": _unit_kerja,
    "penilai": _penilai,
}


def cari(name: str, data: Any) -> list[Pilihan]:
    """What the field ``name`` offers for what was typed; nonsense finds nothing."""
    form = CariForm(data)
    return CARI[name](form.cleaned_data) if name in CARI and form.is_valid() else []


def pilihan(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    """What a form's type-aheads show: what is chosen and, without JavaScript, what the search found."""
    name = request.POST.get("cari", "")
    q = request.POST.get(f"{name}_cari", "")
    found = cari(name, {**request.POST.dict(), "q": q})
    return {"dipilih": _dipilih(form), "cari": name, "q": q, "hasil": found}


def _dipilih(form: forms.Form) -> dict[str, Pilihan]:
    values = {name: str(form[name].value() or "") for name in CARI}
    ids = {f"{name}_id": int(v) if v.isascii() and v.isdigit() else 0 for name, v in values.items()}
    return queries.pilihan_riwayat(**ids)
