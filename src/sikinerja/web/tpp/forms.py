"""Forms of the menu ``tpp``: parsing only."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.core.time import Month
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.tpp.operations.kebijakan import Isian
from sikinerja.tpp.operations.pengecualian import Isian as IsianPengecualian
from sikinerja.tpp.rules import (
    BERMENIT,
    SERATUS,
    CaraHitung,
    CaraKehadiran,
    DasarPotongan,
    HasilKinerja,
    Kebijakan,
    Ketentuan,
    Langkah,
    Pelanggaran,
    Tangga,
)
from sikinerja.tpp.rules.kebijakan import LANGKAH_TERBANYAK, MULAI_TERJAUH, PANJANG_NAMA
from sikinerja.web.bulan import BulanField, sekitar
from sikinerja.web.forms import AngkaField, LangkahForm, PilihField, YakinForm

RUNGS = range(1, LANGKAH_TERBANYAK + 1)
KHUSUS = [*JenisKeadaan, *JenisJabatan]


def persen(label: str, *, required: bool = True) -> AngkaField:
    """A percentage between 0 and 100."""
    return AngkaField(label=label, maks=SERATUS, desimal=2, required=required)


class KebijakanForm(YakinForm, LangkahForm):
    """A policy as it is written; the fields of ladders and of what is fixed are made from the enums."""

    nama = forms.CharField(label="Nama kebijakan", max_length=PANJANG_NAMA)
    dasar_hukum = forms.CharField(label="Dasar hukum", max_length=200, required=False)
    mulai = BulanField(label="Direncanakan mulai bulan", required=False)
    bobot_kinerja = persen("Bobot kinerja")
    bobot_kehadiran = persen("Bobot kehadiran")
    cara_kehadiran = forms.ChoiceField(
        label="Cara menghitung kehadiran", choices=CaraKehadiran.choices(), widget=forms.RadioSelect
    )
    persen_tanpa_data = persen("Bila belum ada data kehadiran")
    dasar_potongan = forms.ChoiceField(
        label="Potongan dihitung dari", choices=DasarPotongan.choices(), widget=forms.RadioSelect
    )
    batas_potongan = persen("Semua potongan bersama paling banyak", required=False)

    def __init__(self, *args: Any, bulan: Month, mulai: Month | None = None, **kwargs: Any) -> None:
        """``bulan``: the present one, around which months are offered."""
        super().__init__(*args, **kwargs)
        field = self.fields["mulai"]
        assert isinstance(field, BulanField)  # noqa: S101 - declared above
        field.offer(sekitar(bulan, sebelum=12, sesudah=12), chosen=mulai)
        for hasil in HasilKinerja:
            self.fields[f"persen_{hasil.value}"] = persen(hasil.label)
        for kind in Pelanggaran:
            self._ladder(kind)
        for one in KHUSUS:
            self.fields[f"tetap_{one.value}"] = persen(one.label, required=False)

    def _ladder(self, kind: Pelanggaran) -> None:
        ways = [w for w in CaraHitung if w is CaraHitung.KEJADIAN or kind in BERMENIT]
        self.fields[f"tangga_{kind.value}"] = forms.ChoiceField(
            label=f"{kind.label}: cara menghitung",
            choices=[(way.value, way.label) for way in ways],
            initial=CaraHitung.KEJADIAN.value,
        )
        for n in RUNGS:
            self.fields[f"{kind.value}_mulai_{n}"] = forms.IntegerField(
                label=f"{kind.label}: langkah {n} mulai dari",
                min_value=1,
                max_value=MULAI_TERJAUH,
                required=False,
            )
            self.fields[f"{kind.value}_persen_{n}"] = persen(
                f"{kind.label}: potongan langkah {n}", required=False
            )
        self.fields[f"{kind.value}_batas"] = persen(f"{kind.label}: paling banyak", required=False)

    def clean(self) -> dict[str, Any]:
        """A rung has both numbers or none."""
        data = super().clean() or {}
        for kind in Pelanggaran:
            for n in RUNGS:
                names = f"{kind.value}_mulai_{n}", f"{kind.value}_persen_{n}"
                empty = [name for name in names if data.get(name) is None and name not in self.errors]
                if len(empty) == 1:
                    self.add_error(empty[0], "Lengkapi langkah ini, atau kosongkan keduanya.")
        return data

    def isian(self) -> Isian:
        """What the operation takes."""
        data = self.cleaned_data
        isi = Kebijakan(
            bobot_kinerja=data["bobot_kinerja"],
            bobot_kehadiran=data["bobot_kehadiran"],
            persen_hasil=tuple((hasil, data[f"persen_{hasil.value}"]) for hasil in HasilKinerja),
            cara_kehadiran=CaraKehadiran[data["cara_kehadiran"]],
            persen_tanpa_data=data["persen_tanpa_data"],
            dasar_potongan=DasarPotongan[data["dasar_potongan"]],
            tangga=tuple(tangga for kind in Pelanggaran if (tangga := self._tangga(kind))),
            batas_potongan=data["batas_potongan"],
            ketentuan=tuple(
                _ketentuan(one, rate) for one in KHUSUS if (rate := data[f"tetap_{one.value}"]) is not None
            ),
        )
        return Isian(data["nama"], data["dasar_hukum"], data["mulai"], isi)

    def _tangga(self, kind: Pelanggaran) -> Tangga | None:
        data = self.cleaned_data
        rungs = tuple(
            Langkah(data[f"{kind.value}_mulai_{n}"], data[f"{kind.value}_persen_{n}"])
            for n in RUNGS
            if data[f"{kind.value}_mulai_{n}"] is not None
        )
        if not rungs:
            return None
        return Tangga(kind, CaraHitung[data[f"tangga_{kind.value}"]], rungs, data[f"{kind.value}_batas"])


def _ketentuan(one: JenisKeadaan | JenisJabatan, rate: Decimal) -> Ketentuan:
    if isinstance(one, JenisKeadaan):
        return Ketentuan(rate, keadaan=one)
    return Ketentuan(rate, jenis_jabatan=one)


def awal(isi: Kebijakan) -> dict[str, Any]:
    """A policy as the form shows it."""
    values: dict[str, Any] = {
        name: getattr(isi, name)
        for name in ("bobot_kinerja", "bobot_kehadiran", "persen_tanpa_data", "batas_potongan")
    }
    values |= {"cara_kehadiran": isi.cara_kehadiran.value, "dasar_potongan": isi.dasar_potongan.value}
    values |= {f"persen_{hasil.value}": rate for hasil, rate in isi.persen_hasil}
    for tangga in isi.tangga:
        kind = tangga.pelanggaran.value
        values |= {f"tangga_{kind}": tangga.cara.value, f"{kind}_batas": tangga.batas}
        for n, rung in enumerate(tangga.langkah, start=1):
            values |= {f"{kind}_mulai_{n}": rung.mulai, f"{kind}_persen_{n}": rung.persen}
    for rule in isi.ketentuan:
        kind_of = rule.keadaan or rule.jenis_jabatan
        values |= {f"tetap_{kind_of.value}": rule.persen} if kind_of else {}
    return values


class BuatForm(forms.Form):
    """What a new draft begins with: a copy of another policy, or what is usual."""

    dari = forms.TypedChoiceField(label="Mulai dari", coerce=int)

    def offer(self, rows: Iterable[tuple[int, str]]) -> BuatForm:
        """The same with the policies there are."""
        usual = (0, "Yang lazim: kinerja 60 %, kehadiran 40 %")
        self.fields["dari"].choices = [usual, *rows]  # type: ignore[attr-defined]
        return self


class BerlakukanForm(YakinForm, LangkahForm):
    """From when a policy holds, and on what ground."""

    mulai = BulanField(label="Berlaku mulai bulan")
    dasar_hukum = forms.CharField(label="Dasar hukum", max_length=200)
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, bulan: Month, chosen: Month | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mulai"]
        assert isinstance(field, BulanField)  # noqa: S101 - declared above
        field.offer(sekitar(bulan, sebelum=12, sesudah=12), chosen=chosen)

    def isian(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: self.cleaned_data[name] for name in ("langkah", "mulai", "dasar_hukum", "alasan")}


class AlasanForm(forms.Form):
    """Why something is taken back."""

    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class PengecualianForm(YakinForm):
    """One person's fixed percentage for some months."""

    terkelola = PilihField(label="Pegawai")
    persen = persen("TPP tetap")
    mulai = BulanField(label="Mulai bulan")
    sampai = BulanField(label="Sampai bulan")
    alasan = forms.CharField(label="Alasan", max_length=200)
    dasar = forms.CharField(label="Dasar (surat keputusan)", max_length=200)

    def __init__(self, *args: Any, bulan: Month, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mulai", "sampai"):
            field = self.fields[name]
            assert isinstance(field, BulanField)  # noqa: S101 - declared above
            field.offer(sekitar(bulan, sebelum=12, sesudah=24))

    @classmethod
    def of(cls, post: QueryDict | None, *, bulan: Month) -> PengecualianForm:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
        if post is None:
            return cls(bulan=bulan, initial={"mulai": bulan, "sampai": bulan})
        return cls(bulan=bulan, initial=post.dict()) if "cari" in post else cls(post, bulan=bulan)

    def isian(self) -> IsianPengecualian:
        """What the operation takes."""
        data = self.cleaned_data
        names = ("persen", "mulai", "sampai", "alasan", "dasar")
        return IsianPengecualian(data["terkelola"], **{name: data[name] for name in names})
