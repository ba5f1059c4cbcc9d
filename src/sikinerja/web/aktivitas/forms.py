"""What is typed about activities: parsing only, the rules decide (F5.2-F5.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django import forms

from sikinerja.aktivitas import rules
from sikinerja.aktivitas.queries import Pilihan
from sikinerja.core.indonesian import BULAN, tanggal

LAIN = "lain"
LABEL_RHK = 90


class IsianForm(forms.Form):
    """The fields that activities and plans share. Indikator are grouped by RHK, the aspect in front."""

    uraian = forms.CharField(
        label="Aktivitas",
        max_length=rules.PANJANG_URAIAN,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": rules.PANJANG_URAIAN}),
        error_messages={"required": "Tulis apa yang dikerjakan."},
    )
    indikator = forms.ChoiceField(
        label="Indikator SKP",
        error_messages={
            "required": "Pilih indikator yang berkaitan.",
            "invalid_choice": "Indikator ini tidak ada pada SKP Anda. Pilih salah satu dari daftar.",
        },
    )
    tanggal = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(),
        error_messages={"required": "Pilih tanggalnya.", "invalid": "Tulis tanggal seperti 27-02-2023."},
    )
    mulai = forms.TimeField(
        label="Mulai",
        error_messages={"required": "Isi jam mulai.", "invalid": "Tulis jam seperti 08:00."},
    )
    selesai = forms.TimeField(
        label="Selesai",
        error_messages={"required": "Isi jam selesai.", "invalid": "Tulis jam seperti 10:30."},
    )

    def __init__(
        self, *args: Any, pilihan: Sequence[Pilihan], hari: date | None = None, **kwargs: Any
    ) -> None:
        """``hari``: the day to enter; after a mutasi *tugas kedinasan lain* then comes first (BAB VII)."""
        super().__init__(*args, **kwargs)
        field = self.fields["indikator"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        lain = (LAIN, rules.TUGAS_LAIN)
        moved = hari is not None and any(p.lewat_mutasi(hari) for p in pilihan)
        rows = [lain, *_groups(pilihan)] if moved else [*_groups(pilihan), lain]
        field.choices = [("", "- Pilih Indikator -"), *rows]
        if moved:
            field.help_text = rules.SESUDAH_MUTASI

    @property
    def melewati_tengah_malam(self) -> bool:
        """Whether what was typed reads like a night: the page then offers to split it."""
        if not self.is_bound:
            return False
        typed = {
            name: self.fields[name].widget.value_from_datadict(self.data, {}, name) for name in self.fields
        }
        try:
            mulai, selesai = (self.fields[name].clean(typed[name]) for name in ("mulai", "selesai"))
        except forms.ValidationError:
            return False
        return rules.melewati_tengah_malam(mulai, selesai)

    def isian(self) -> dict[str, Any]:
        """What the operations want to know."""
        chosen = self.cleaned_data["indikator"]
        names = ("tanggal", "mulai", "selesai", "uraian")
        values = {name: self.cleaned_data[name] for name in names}
        return values | {"indikator_id": None if chosen == LAIN else int(chosen)}


class CatatForm(IsianForm):
    """The form of the page *Ringkasan*: an activity, or a plan."""

    jenis = forms.ChoiceField(
        label="Jenis catatan",
        choices=[("aktivitas", "Aktivitas"), ("rencana", "Rencana")],
        widget=forms.RadioSelect,
    )
    field_order = ("jenis", "uraian", "indikator", "tanggal", "mulai", "selesai")


class BulanForm(forms.Form):
    """Which month of *Semua Aktivitas*; nonsense means the present one."""

    bulan = forms.TypedChoiceField(
        label="Bulan", coerce=int, choices=[(n, name) for n, name in enumerate(BULAN, start=1)]
    )
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)

    def __init__(self, *args: Any, daftar_tahun: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["tahun"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(year, str(year)) for year in daftar_tahun]


def initial(row: Any) -> dict[str, Any]:
    """What stands in the form of something that is there already."""
    chosen = LAIN if row.indikator_id is None else str(row.indikator_id)
    return {
        "tanggal": row.tanggal,
        "mulai": row.mulai,
        "selesai": row.selesai,
        "uraian": row.uraian,
        "indikator": chosen,
    }


def _groups(pilihan: Sequence[Pilihan]) -> list[tuple[str, list[tuple[str, str]]]]:
    several = len({p.skp.pk for p in pilihan}) > 1
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    sama = Counter(p.teks for p in pilihan)
    for _, found in groupby(pilihan, lambda p: (p.skp.pk, p.rhk_teks)):
        members = list(found)
        label = _label(members[0], several=several)
        # a closed list shows no group: where one text stands in two, the entry itself says of which it is
        entries = [
            (str(p.indikator_id), f"{p.teks} · {label}" if sama[p.teks] > 1 else p.teks) for p in members
        ]
        groups.append((label, entries))
    return groups


def _label(one: Pilihan, *, several: bool) -> str:
    """The RHK; where two SKP are open, also which period it belongs to."""
    teks = one.rhk_teks if len(one.rhk_teks) <= LABEL_RHK else f"{one.rhk_teks[: LABEL_RHK - 1]}…"
    if not several:
        return teks
    return f"{teks} ({tanggal(one.skp.periode_awal)} – {tanggal(one.skp.periode_akhir)})"
