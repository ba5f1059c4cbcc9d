"""The form *Ubah NIP*: parsing only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.kepegawaian.queries.akun import PegawaiRow
from sikinerja.kepegawaian.rules.gabung import DIRI_SENDIRI, IsianGabung
from sikinerja.kepegawaian.rules.nomor import BER_RIWAYAT, GantiNomor, jenis_boleh
from sikinerja.web.forms import PilihField


class OrangLainField(forms.BooleanField):
    """Asked only once somebody of the same name under a similar number was found."""

    def __init__(self) -> None:
        """A tick that is missing means: not asked yet."""
        super().__init__(label="Sudah diperiksa: ini memang orang lain", required=False)


class GantiNomorForm(forms.Form):
    """Another number or jenis kepegawaian, and why."""

    semula = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)
    jenis_kepegawaian = forms.ChoiceField(
        label="Jenis kepegawaian", widget=forms.RadioSelect, error_messages={"invalid_choice": BER_RIWAYAT}
    )
    nomor = forms.CharField(label="NIP / NI PPPK yang benar", max_length=60)
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    milik_lain = forms.BooleanField(label="Nomor lama sebenarnya milik orang lain", required=False)
    orang_lain = OrangLainField()
    pribadi_lain = forms.BooleanField(
        label="Sudah diperiksa: tanggal lahir dan jenis kelaminnya memang demikian", required=False
    )

    def __init__(self, *args: Any, jenis: str, ber_riwayat: bool, **kwargs: Any) -> None:
        """Offer what the person may become."""
        super().__init__(*args, **kwargs)
        kinds = jenis_boleh(jenis, ber_riwayat=ber_riwayat)
        choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["jenis_kepegawaian"].choices = choices  # type: ignore[attr-defined]

    @classmethod
    def of(cls, post: QueryDict | None, *, pegawai: PegawaiRow, ber_riwayat: bool) -> GantiNomorForm:
        """With the present number and jenis."""
        jenis, kini = pegawai.jenis_kepegawaian, pegawai.akun.username
        initial = {"jenis_kepegawaian": jenis, "semula": kini}
        return cls(post, jenis=jenis, ber_riwayat=ber_riwayat, initial=initial)

    def isian(self) -> GantiNomor:
        """What the operation takes."""
        return GantiNomor(**self.cleaned_data)


NOMOR = (("tetap", "Nomor pegawai ini"), ("ganda", "Nomor data ganda"))


class GabungForm(forms.Form):
    """Which record is superfluous, whose number is right, and why; ``pasti`` once the preview was seen."""

    ganda = PilihField(label="Data ganda")
    nomor = forms.ChoiceField(label="Nomor yang benar", choices=NOMOR, widget=forms.RadioSelect)
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    pasti = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pegawai_id: int, **kwargs: Any) -> None:
        """For the record that stays."""
        super().__init__(*args, **kwargs)
        self._pegawai_id = pegawai_id

    @classmethod
    def of(cls, post: QueryDict | None, *, pegawai_id: int) -> GabungForm:
        """Bound when somebody goes on; with what was typed when somebody searches (no JavaScript)."""
        if post is None:
            return cls(initial={"nomor": "tetap"}, pegawai_id=pegawai_id)
        if "cari" in post:
            return cls(initial=post.dict(), pegawai_id=pegawai_id)
        return cls(post, pegawai_id=pegawai_id)

    def clean_ganda(self) -> int:
        """Another record than the one that stays: the preview would compare it with itself."""
        ganda: int = self.cleaned_data["ganda"]
        if ganda == self._pegawai_id:
            raise forms.ValidationError(DIRI_SENDIRI)
        return ganda

    def isian(self) -> IsianGabung:
        """What the operation takes."""
        data = self.cleaned_data
        return IsianGabung(data["ganda"], data["nomor"] == "ganda", data["alasan"])
