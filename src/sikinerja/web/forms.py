"""Fields and forms that several menus use. They parse; rules decide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django import forms

from sikinerja.core import cells, indonesian
from sikinerja.core.angka import Bacaan, bacaan, gema
from sikinerja.core.transactions import only_tried, told_together

PANJANG_CATATAN = 5000
ID_TERBESAR = 2**63 - 1
BUKAN_ANGKA = "Isi dengan angka, misalnya 12 atau 95,5."
PILIH = "Ketik, lalu pilih dari daftar yang muncul."


class PilihField(forms.IntegerField):
    """What a type-ahead chose: an id. ``untuk``: what the search is for (``web.cari.batasi``)."""

    untuk = ""

    def __init__(self, *, label: str, required: bool = True) -> None:
        messages = {"required": PILIH, "invalid": PILIH, "min_value": PILIH, "max_value": PILIH}
        super().__init__(
            label=label, required=required, min_value=1, max_value=ID_TERBESAR, error_messages=messages
        )


class PangkatField(forms.TypedChoiceField):
    """Pangkat/golongan, from the list of somebody's kind; the form puts the choices in."""

    def __init__(self) -> None:
        super().__init__(label="Pangkat/Golongan", required=False, coerce=int, empty_value=None)


DUA_ARTI_DARI = 1000
"""Below it no writing has two meanings."""
DUA_ARTI = "Angka ini dapat dibaca dua cara. Baca keterangan di bawahnya, lalu kirim lagi bila sudah benar."


class Bergema:
    """A field of a number: beside it stands how it was read, wherever its writing has two meanings.

    The text of which a person was told so comes back in a hidden field ``<name>_dibaca``.
    """

    satuan = ""

    def baca(self, text: str) -> Bacaan | None:
        """What a text means; None: no number, of which the rule that refuses it says why."""
        try:
            return bacaan(text, self.satuan)
        except ValueError:
            return None

    def gema(self, value: Any) -> str:
        """What stands beside the field; of what is no number the error says it, once there is one."""
        found = self.baca(str(value or ""))
        return found.kata if found else gema(str(value or ""), self.satuan)

    def belum_dibaca(self, form: forms.BaseForm, name: str) -> str:
        """What to do about a writing with two meanings, unless whoever typed it was shown how it is read."""
        typed = str(form.data.get(name, ""))
        found = self.baca(typed)
        shown = str(form.data.get(f"{name}_dibaca", "")).strip() == typed.strip()
        return "" if found is None or found.lain is None or shown else DUA_ARTI


def belum_dibaca(form: forms.BaseForm) -> dict[str, str]:
    """By field, the numbers with two meanings of which whoever sends them was not shown how they are read."""
    fields = {name: field for name, field in form.fields.items() if isinstance(field, Bergema)}
    told = {name: field.belum_dibaca(form, name) for name, field in fields.items()}
    return {name: text for name, text in told.items() if text}


class AngkaField(Bergema, forms.CharField):
    """A number typed the Indonesian way (``1.234,5``); cleans to a Decimal, to None when left empty."""

    def __init__(self, *, maks: Decimal, desimal: int = 4, **kwargs: Any) -> None:
        """``maks`` is the largest value; at most ``desimal`` digits after the comma; never below 0."""
        self.maks, self.desimal = maks, desimal
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=100, **kwargs)
        if maks >= DUA_ARTI_DARI:
            self.widget.attrs["data-angka"] = ""

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number as people write it, and what was typed as it was typed."""
        return indonesian.angka(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """Read the number."""
        text = super().clean(value)
        if not text:
            return None
        found = self.baca(text)
        if found is None:
            raise forms.ValidationError(BUKAN_ANGKA)
        if salah := self._salah(found.nilai):
            raise forms.ValidationError(salah)
        return found.nilai

    def baca(self, text: str) -> Bacaan | None:
        """Within the bounds of the field."""
        found = super().baca(text)
        return found.dalam(self._salah) if found else None

    def _salah(self, number: Decimal) -> str:
        return cells.salah_angka(number, maks=self.maks, desimal=self.desimal)


class KetikanField(forms.CharField):
    """Text of which a rule says what is missing: shown as required, but empty it is not refused here."""

    def validate(self, value: Any) -> None:
        """The operation names what is missing, all at once."""


class RealisasiField(Bergema, KetikanField):
    """A number of which the operation says what is wrong; ``satuan``: its unit, which may be typed too."""

    def __init__(self, *, satuan: str, **kwargs: Any) -> None:
        """As any text, with its unit."""
        self.satuan = satuan
        super().__init__(**kwargs)
        self.widget.attrs["data-angka"] = satuan


class CentangField(forms.BooleanField):
    """A tick that the operation asks for."""

    def validate(self, value: Any) -> None:
        """As above."""


class SatuPilihanField(forms.ChoiceField):
    """One of several, as a bar; the operation says when none was chosen."""

    widget = forms.RadioSelect

    def validate(self, value: Any) -> None:
        """What is not among the choices is refused here."""
        if value:
            super().validate(value)


class YakinForm(forms.Form):
    """A form that points out what is unusual before it saves: asked once, with all faults, then done.

    The answer is the fingerprint of what was asked: something else that is unusual is asked about anew.
    """

    yakin = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    pertanyaan: Sequence[str] = ()
    jawaban = ""

    @contextmanager
    def setelah_yakin(self, pertanyaan: Sequence[str]) -> Iterator[None]:
        """Carry out the operation inside once nothing is left to ask; until then only try it.

        So its faults (Invalid) come with the questions, and with the numbers that have two meanings.
        """
        with only_tried(self.tanyakan(pertanyaan)), told_together(belum_dibaca(self)):
            yield

    def tanyakan(self, pertanyaan: Sequence[str]) -> bool:
        """Whether these questions are still to be put to the person; the form then carries their answer."""
        asked = hashlib.sha256("\n".join(pertanyaan).encode()).hexdigest()
        if not pertanyaan or self.cleaned_data["yakin"] == asked:
            return False
        self.pertanyaan = pertanyaan
        self.jawaban = asked
        return True


class LangkahForm(forms.Form):
    """A step: carries the ``langkah`` that the page showed, so that a double click is harmless."""

    langkah = forms.IntegerField(min_value=0, max_value=1_000_000, required=False, widget=forms.HiddenInput)


class CatatanForm(LangkahForm):
    """A step with a rich text note."""

    catatan = forms.CharField(
        max_length=PANJANG_CATATAN,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Catatan wajib diisi."},
    )

    def __init__(self, *args: Any, label: str = "Catatan", **kwargs: Any) -> None:
        """``label``: what the manual calls this note."""
        super().__init__(*args, **kwargs)
        self.fields["catatan"].label = label
