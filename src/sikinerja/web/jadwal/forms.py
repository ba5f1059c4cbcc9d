"""Forms of the menu ``jadwal``: parsing only. A day typed means its first or its last second, local time."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.core.context import Context
from sikinerja.core.time import Month, end_of_day, start_of_day
from sikinerja.jadwal.rules import Jendela, JenisDispensasi
from sikinerja.jadwal.rules.gangguan import PALING_BANYAK_HARI, PANJANG_URAIAN, IsianGangguan
from sikinerja.web.forms import ID_TERBESAR, PilihField, YakinForm

SEMUA = [("", "Semua perangkat daerah")]


class TahunForm(forms.Form):
    """Which year."""

    tahun = forms.IntegerField(min_value=2000, max_value=2100, required=False)

    def chosen(self, today: date) -> int:
        """The year asked for; nonsense and nothing mean the one whose month is reported now."""
        asked = self.cleaned_data["tahun"] if self.is_valid() else None
        return asked or Month.of(today).previous.tahun


class AlasanForm(forms.Form):
    """Why something is withdrawn."""

    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class AturForm(YakinForm):
    """A month's window for all or for one PD."""

    nomor = forms.IntegerField(min_value=0, max_value=1_000_000, required=False, widget=forms.HiddenInput)
    perangkat_daerah = forms.TypedChoiceField(
        label="Berlaku untuk", coerce=int, empty_value=None, required=False
    )
    mulai_pada = forms.DateField(label="Tanggal mulai")
    batas_pengisian_pada = forms.DateField(label="Batas pengisian")
    batas_penilaian_pada = forms.DateField(label="Batas penilaian")
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, pilihan: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        """``pilihan``: the PD there are."""
        super().__init__(*args, **kwargs)
        self.fields["perangkat_daerah"].choices = [*SEMUA, *pilihan]  # type: ignore[attr-defined]

    @staticmethod
    def semula(ctx: Context, jendela: Jendela) -> dict[str, date]:
        """The window that holds now, as the form shows it."""
        names = ("mulai_pada", "batas_pengisian_pada", "batas_penilaian_pada")
        return {name: getattr(jendela, name).astimezone(ctx.zone).date() for name in names}

    def ditanya(self, ctx: Context) -> dict[str, Any]:
        """What the question takes: whose window, from when to when."""
        data = self.cleaned_data
        return {
            "mulai_pada": start_of_day(data["mulai_pada"], ctx.zone),
            "batas_pengisian_pada": end_of_day(data["batas_pengisian_pada"], ctx.zone),
            "batas_penilaian_pada": end_of_day(data["batas_penilaian_pada"], ctx.zone),
            "perangkat_daerah_id": data["perangkat_daerah"],
        }

    def isian(self, ctx: Context) -> dict[str, Any]:
        """What the operation takes."""
        more = {"alasan": self.cleaned_data["alasan"], "nomor": self.cleaned_data["nomor"]}
        return self.ditanya(ctx) | more


class AsalForm(forms.Form):
    """Whose window the form for setting one begins with; nonsense means that of all."""

    pd = forms.IntegerField(min_value=1, max_value=ID_TERBESAR, required=False)

    @property
    def chosen(self) -> int | None:
        """The PD asked for."""
        return self.cleaned_data["pd"] if self.is_valid() else None


BAWAHAN = "BAWAHAN"
"""Not a kind of dispensation: one for each who waits to be rated by the person who is named."""


class DispensasiForm(YakinForm):
    """More time for one person, or for all who wait to be rated by one."""

    pegawai = PilihField(label="Pegawai")
    jenis = forms.ChoiceField(
        label="Untuk",
        choices=[
            *JenisDispensasi.choices(),
            (BAWAHAN, "Penilaian semua bawahan yang menunggu pada orang ini"),
        ],
        widget=forms.RadioSelect,
    )
    batas_pada = forms.DateField(label="Sampai tanggal")
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def of(cls, post: QueryDict | None) -> DispensasiForm:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript).

        The button *bawahan* of a question chooses that for them.
        """
        if post is None:
            return cls(initial={"jenis": JenisDispensasi.PENGISIAN.value})
        if "cari" in post:
            return cls(initial=post.dict())
        data = post.copy()
        if "bawahan" in data:
            data["jenis"] = BAWAHAN
        return cls(data)

    @property
    def untuk_bawahan(self) -> bool:
        """Whether it is for those who wait, not for the person."""
        return self.cleaned_data.get("jenis") == BAWAHAN

    def ditanya(self, ctx: Context) -> dict[str, Any]:
        """What the question takes: the form without its reason."""
        data = self.cleaned_data
        batas = {"batas_pada": end_of_day(data["batas_pada"], ctx.zone)}
        if self.untuk_bawahan:
            return {"penilai_id": data["pegawai"], **batas}
        return {"pegawai_id": data["pegawai"], "jenis": JenisDispensasi[data["jenis"]], **batas}

    def isian(self, ctx: Context) -> dict[str, Any]:
        """What the operation takes."""
        return {**self.ditanya(ctx), "alasan": self.cleaned_data["alasan"]}


class GangguanForm(YakinForm):
    """An outage: from, to, what it was, by how many days the windows are extended."""

    kunci = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
    mulai_pada = forms.DateField(label="Mulai tanggal")
    mulai_pukul = forms.TimeField(label="Pukul")
    selesai_pada = forms.DateField(label="Selesai tanggal")
    selesai_pukul = forms.TimeField(label="Pukul selesai")
    uraian = forms.CharField(
        label="Uraian", max_length=PANJANG_URAIAN, widget=forms.Textarea(attrs={"rows": 3})
    )
    hari = forms.IntegerField(label="Perpanjangan", min_value=1, max_value=PALING_BANYAK_HARI)

    @classmethod
    def of(cls, post: QueryDict | None, ctx: Context) -> GangguanForm:
        """A fresh form has a key of its own: sent twice, it records one outage."""
        if post is not None:
            return cls(post)
        begun = ctx.local_now - timedelta(hours=2)
        return cls(
            initial={
                "kunci": secrets.token_hex(16),
                "mulai_pada": begun.date(),
                "mulai_pukul": time(begun.hour),
                "selesai_pada": ctx.today,
                "selesai_pukul": time(ctx.local_now.hour),
                "hari": 1,
            }
        )

    def isian(self, ctx: Context) -> IsianGangguan:
        """What the operation takes."""
        data = self.cleaned_data
        start = datetime.combine(data["mulai_pada"], data["mulai_pukul"], tzinfo=ctx.zone)
        end = datetime.combine(data["selesai_pada"], data["selesai_pukul"], tzinfo=ctx.zone)
        return IsianGangguan(data["kunci"], start, end, data["uraian"], data["hari"])
