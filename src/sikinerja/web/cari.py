"""Type-aheads of forms that ask for a position, a unit or a person (F2.3): what is searched and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.db.models import Q

from sikinerja.core.context import Actor, Context
from sikinerja.kepegawaian.queries import boleh
from sikinerja.kepegawaian.queries import cari as queries
from sikinerja.kepegawaian.queries.cari import Pilihan
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.web.forms import ID_TERBESAR, PilihField
from sikinerja.web.http import Request


class CariForm(forms.Form):
    """What a type-ahead asks."""

    q = forms.CharField(max_length=100, required=False)
    jenis_jabatan = forms.ChoiceField(choices=JenisJabatan.choices(), required=False)
    perangkat_daerah = forms.IntegerField(min_value=0, max_value=ID_TERBESAR, required=False)
    posisi = forms.IntegerField(min_value=0, max_value=ID_TERBESAR, required=False)
    pejabat = forms.IntegerField(min_value=0, max_value=ID_TERBESAR, required=False)
    untuk = forms.RegexField(r"^[a-z]+:\d{1,18}\Z", required=False)


@dataclass(frozen=True, slots=True)
class Bidang:
    """One type-ahead: what is found for what was typed, and what stands chosen."""

    cari: Callable[[Context, dict[str, Any], Q], list[Pilihan]]
    satu: Callable[[Actor, int], Pilihan | None]


def _orang(ctx: Context, isian: dict[str, Any], batas: Q) -> list[Pilihan]:
    """Who may rate, or act for the holder of the post that is chosen beside it; in the chosen PD first."""
    batas &= boleh.bukan_pemegang(riwayat_id=isian["posisi"], pejabat_id=isian["pejabat"])
    return queries.cari_penilai(ctx, q=isian["q"], batas=batas, perangkat_daerah_id=isian["perangkat_daerah"])


ORANG = Bidang(_orang, lambda _, pk: queries.satu_orang(pk))
BIDANG: dict[str, Bidang] = {
    "jabatan": Bidang(
        lambda _, isian, _batas: queries.cari_jabatan(jenis=isian["jenis_jabatan"], q=isian["q"]),
        lambda _, pk: queries.satu_jabatan(pk),
    ),
    "unit_kerja": Bidang(
        lambda _, isian, batas: queries.cari_unit_kerja(
            perangkat_daerah_id=isian["perangkat_daerah"] or 0, q=isian["q"], batas=batas
        ),
        lambda _, pk: queries.satu_unit_kerja(pk),
    ),
    "penilai": ORANG,
    "pegawai": ORANG,
    "pejabat": Bidang(
        lambda _, isian, _batas: queries.cari_bukan_asn(q=isian["q"]), lambda _, pk: queries.satu_orang(pk)
    ),
    "terkelola": Bidang(
        lambda ctx, isian, batas: queries.cari_terkelola(ctx.actor, q=isian["q"], batas=batas),
        queries.satu_terkelola,
    ),
    "ganda": Bidang(
        lambda ctx, isian, batas: queries.cari_ganda(ctx.actor, q=isian["q"], batas=batas),
        queries.satu_terkelola,
    ),
    "posisi": Bidang(
        lambda ctx, isian, _batas: queries.cari_posisi(ctx.actor, q=isian["q"]), queries.satu_posisi
    ),
}
"""By the name of the form's field."""


def cari(ctx: Context, name: str, data: Any) -> list[Pilihan]:
    """What the field ``name`` offers for what was typed; nonsense finds nothing."""
    form = CariForm(data)
    if name not in BIDANG or not form.is_valid():
        return []
    isian = form.cleaned_data
    aktif = data.get("aktif") != "0"
    return BIDANG[name].cari(ctx, isian, boleh.batas(ctx, isian["untuk"], aktif=aktif))


def batasi(form: forms.Form, name: str, untuk: str, pk: int | None) -> None:
    """Offer in a form's type-ahead only what the form takes: for what (``queries.boleh``), and whose."""
    form.fields[name].untuk = f"{untuk}:{pk or 0}"  # type: ignore[attr-defined]


def pilihan(
    request: Request, form: forms.Form, kenal: Mapping[int, Pilihan] = MappingProxyType({})
) -> dict[str, Any]:
    """What a form's type-aheads show: what is chosen and, without JavaScript, what the search found.

    ``kenal``: what the page knows already, by id.
    """
    name = request.POST.get("cari", "")
    q = request.POST.get(f"{name}_cari", "")
    field = form.fields.get(name)
    untuk = field.untuk if isinstance(field, PilihField) else ""
    found = cari(request.ctx, name, {**request.POST.dict(), "q": q, "untuk": untuk}) if field else []
    return {"dipilih": _dipilih(request.ctx.actor, form, kenal), "cari": name, "q": q, "hasil": found}


def _dipilih(actor: Actor, form: forms.Form, kenal: Mapping[int, Pilihan]) -> dict[str, Pilihan]:
    """By field name; what nobody knows is left out."""
    names = [n for n in BIDANG if isinstance(form.fields.get(n), PilihField)]
    ids = {name: str(form[name].value() or "") for name in names}
    typed = {n: int(v) for n, v in ids.items() if v.isascii() and v.isdigit()}
    found = {n: kenal.get(pk) or BIDANG[n].satu(actor, pk) for n, pk in typed.items()}
    return {name: one for name, one in found.items() if one is not None}
