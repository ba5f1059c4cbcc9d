"""Forms of the menu ``data_induk``: parsing only."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.core.context import Actor
from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah
from sikinerja.kepegawaian.rules import JenisJabatan, JenisKepegawaian, JenisUnit, ModelSkp
from sikinerja.kepegawaian.rules.induk import (
    KELAS_TERTINGGI,
    DataInduk,
    Isian,
    IsianJabatan,
    IsianPangkat,
    IsianPerangkatDaerah,
    IsianUnitKerja,
)
from sikinerja.web.forms import PilihField


def _alasan() -> forms.CharField:
    return forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class SaringForm(forms.Form):
    """Above a list; units also by PD."""

    q = forms.CharField(label="Cari", max_length=100, required=False)
    perangkat_daerah = forms.TypedChoiceField(
        label="Perangkat daerah", coerce=int, required=False, empty_value=None
    )
    nonaktif = forms.BooleanField(label="Tampilkan juga yang nonaktif", required=False)

    def __init__(self, *args: Any, jenis: DataInduk, actor: Actor, **kwargs: Any) -> None:
        """Offer the PD an actor looks after, where the list is one of units."""
        super().__init__(*args, **kwargs)
        if jenis != DataInduk.UNIT_KERJA:
            del self.fields["perangkat_daerah"]
        else:
            self.fields["perangkat_daerah"].choices = [("", "Semua"), *pilihan_pd(actor)]  # type: ignore[attr-defined]


def pilihan_pd(actor: Actor) -> list[tuple[int, str]]:
    """The PD an actor looks after."""
    return [(pk, nama) for pk, nama in pilihan_perangkat_daerah() if actor.is_bkd or pk in actor.pengelola_pd]


class CariForm(forms.Form):
    """Above the list of roles."""

    q = forms.CharField(label="Perangkat daerah", max_length=100, required=False)


class IsianForm(forms.Form):
    """An entry of a master list; see :data:`FORM`."""

    def __init__(self, *args: Any, actor: Actor, tetap: int | None = None, **kwargs: Any) -> None:
        """``actor``: whose choices; ``tetap``: the PD in which a unit stays."""
        self.tetap = tetap
        super().__init__(*args, **kwargs)

    def isian(self) -> Isian:
        """What the operation takes."""
        raise NotImplementedError


class PerangkatDaerahForm(IsianForm):
    """An agency."""

    kode = forms.CharField(label="Kode", max_length=20)
    nama = forms.CharField(label="Nama", max_length=200)
    tempat = forms.CharField(label="Tempat (untuk dokumen)", max_length=80, required=False)

    def isian(self) -> Isian:
        """As above."""
        return IsianPerangkatDaerah(**self.cleaned_data)


class UnitKerjaForm(IsianForm):
    """A unit of a PD."""

    perangkat_daerah = forms.TypedChoiceField(label="Perangkat daerah", coerce=int)
    nama = forms.CharField(label="Nama", max_length=200)
    jenis = forms.ChoiceField(label="Jenis unit", choices=JenisUnit.choices())
    unit_kerja = PilihField(label="Di bawah unit", required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """Pengelola: units of their own PD; one that there is stays in its PD."""
        super().__init__(*args, actor=actor, **kwargs)
        tetap = self.tetap
        choices = [pair for pair in pilihan_pd(actor) if tetap in (None, pair[0])]
        self.fields["perangkat_daerah"].choices = choices  # type: ignore[attr-defined]

    def isian(self) -> Isian:
        """As above."""
        data = self.cleaned_data
        return IsianUnitKerja(data["perangkat_daerah"], data["nama"], data["jenis"], data["unit_kerja"])


class JabatanForm(IsianForm):
    """A position."""

    nama = forms.CharField(label="Nama", max_length=200)
    jenis = forms.ChoiceField(label="Jenis jabatan", choices=JenisJabatan.choices())
    model_skp = forms.ChoiceField(label="Model SKP", choices=ModelSkp.choices(), initial=ModelSkp.JAJF.value)
    kelas = forms.IntegerField(label="Kelas jabatan", min_value=1, max_value=KELAS_TERTINGGI, required=False)

    def isian(self) -> Isian:
        """As above."""
        return IsianJabatan(**self.cleaned_data)


class PangkatForm(IsianForm):
    """A rank."""

    jenis_kepegawaian = forms.ChoiceField(label="Jenis kepegawaian", choices=JenisKepegawaian.choices()[:2])
    golongan = forms.CharField(label="Golongan", max_length=6)
    nama = forms.CharField(label="Nama pangkat", max_length=60, required=False)
    urutan = forms.IntegerField(label="Urutan dalam daftar", min_value=1, max_value=99)

    def isian(self) -> Isian:
        """As above."""
        return IsianPangkat(**self.cleaned_data)


FORM: dict[DataInduk, type[IsianForm]] = {
    DataInduk.PERANGKAT_DAERAH: PerangkatDaerahForm,
    DataInduk.UNIT_KERJA: UnitKerjaForm,
    DataInduk.JABATAN: JabatanForm,
    DataInduk.PANGKAT: PangkatForm,
}


def form_of(jenis: DataInduk, post: QueryDict | None, *, actor: Actor, initial: dict[str, Any]) -> IsianForm:
    """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
    kind = partial(FORM[jenis], actor=actor, tetap=initial.get("perangkat_daerah"))
    if post is None:
        return kind(initial=initial)
    return kind(initial=post.dict()) if "cari" in post else kind(post)


class StatusForm(forms.Form):
    """Why an entry goes out of use, or back in."""

    aktif = forms.BooleanField(required=False, widget=forms.HiddenInput)
    alasan = _alasan()


class PeranForm(forms.Form):
    """Who gets a role; ``kosong``: nobody may."""

    terkelola = PilihField(label="Pegawai")
    alasan = _alasan()

    @classmethod
    def of(cls, post: QueryDict | None, *, initial: dict[str, Any], kosong: bool = False) -> PeranForm:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
        search = post is not None and "cari" in post
        form = cls(initial=post.dict() if post is not None and search else initial)
        if post is not None and not search:
            form = cls(post)
        form.fields["terkelola"].required = not kosong
        return form


class AlasanForm(forms.Form):
    """Why a role ends."""

    alasan = _alasan()


class SebutanForm(forms.Form):
    """What documents call an official who is no ASN."""

    jabatan = forms.CharField(label="Nama jabatan", max_length=200)
