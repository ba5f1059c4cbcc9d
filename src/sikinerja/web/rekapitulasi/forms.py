"""What the address of a recap may say; what makes no sense is left out of it."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.core.indonesian import BULAN
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan
from sikinerja.rekapitulasi.queries.halaman import Dasar
from sikinerja.rekapitulasi.rules.permintaan import DITAGIH_SAJA, TAHUN_TERAKHIR, TAHUN_TERAWAL, Permintaan

LARGEST = 2**31 - 1
TAHUN_KE_BELAKANG = 4


class MintaForm(forms.Form):
    """Any part of an address by itself: one that is wrong does not spoil the others."""

    pd = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    tahun = forms.IntegerField(required=False, min_value=TAHUN_TERAWAL, max_value=TAHUN_TERAKHIR)
    bulan = forms.IntegerField(required=False, min_value=1, max_value=12)
    unit = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    saja = forms.BooleanField(required=False)
    jenis = forms.ChoiceField(required=False, choices=[("", ""), *JenisJabatan.choices()])
    status = forms.ChoiceField(required=False, choices=[("", ""), *KedudukanBulan.choices()])
    q = forms.CharField(required=False, max_length=100)
    halaman = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    ditagih = forms.ChoiceField(required=False, choices=[("", ""), (DITAGIH_SAJA, "")])

    @classmethod
    def permintaan(cls, get: QueryDict) -> Permintaan:
        """What was asked for."""
        form = cls(get)
        form.full_clean()
        said = {f.name: form.cleaned_data.get(f.name) for f in fields(Permintaan)}
        return Permintaan(**{name: value for name, value in said.items() if value is not None})


class SaringForm(forms.Form):
    """The row of filters above a recap; ``kolom``: which of them this page has."""

    pd = forms.ChoiceField(label="Perangkat daerah", required=False)
    bulan = forms.ChoiceField(label="Bulan", choices=list(enumerate(BULAN, 1)), required=False)
    tahun = forms.ChoiceField(label="Tahun", required=False)
    unit = forms.ChoiceField(label="Unit kerja", required=False)
    jenis = forms.ChoiceField(
        label="Jenis jabatan", choices=[("", "Semua jenis"), *JenisJabatan.choices()], required=False
    )
    status = forms.ChoiceField(
        label="Status", choices=[("", "Semua status"), *KedudukanBulan.choices()], required=False
    )
    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False)

    def __init__(self, dasar: Dasar, *kolom: str, **kwargs: Any) -> None:
        """Offer the PD, units and years there are, with what was asked for chosen."""
        super().__init__(initial=asdict(dasar.diminta), **kwargs)
        this = max(dasar.month.tahun, dasar.tahun_kini)
        years = range(this, min(dasar.month.tahun, dasar.tahun_kini) - TAHUN_KE_BELAKANG, -1)
        self._offer("tahun", [(n, str(n)) for n in years])
        all_pd = [("", "Semua perangkat daerah")] if dasar.lingkup.boleh_semua else []
        self._offer("pd", [*all_pd, *((row.pk, row.nama) for row in dasar.lingkup.pilihan)])
        self._offer("unit", [("", "Semua unit kerja"), *((row.pk, row.nama) for row in dasar.units)])
        if len(self.fields["pd"].choices) < 2:  # type: ignore[attr-defined]
            del self.fields["pd"]
        elif dasar.lingkup.pd:
            self.initial["pd"] = dasar.lingkup.pd.pk
        for name in set(self.fields) - {"pd", *kolom} | (set() if dasar.units else {"unit"}):
            self.fields.pop(name, None)

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
