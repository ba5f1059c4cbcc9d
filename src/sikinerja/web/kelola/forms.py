"""Forms of the menu ``kelola``: parsing only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from sikinerja.core.context import Actor
from sikinerja.core.errors import Invalid
from sikinerja.kepegawaian.queries.akun import Saring
from sikinerja.kepegawaian.queries.password_massal import Pilihan
from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah, pilihan_semua_pangkat
from sikinerja.kepegawaian.rules import (
    IsianAkun,
    IsianRiwayat,
    JenisJabatan,
    JenisKepegawaian,
    JenisTugas,
)
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.web.forms import ID_TERBESAR, PangkatField, PilihField
from sikinerja.web.kelola.forms_nomor import OrangLainField

JENIS_TUGAS = [
    (JenisTugas.PLT.value, "Plt. (jabatan kosong)"),
    (JenisTugas.PLH.value, "Plh. (pejabat berhalangan sementara)"),
]
PRIBADI = ("jenis_kepegawaian", "nomor", "nama", "email", "no_hp", "orang_lain")
RIWAYAT = ("perangkat_daerah", "unit_kerja", "jenis_jabatan", "jabatan", "tmt")


class SaringForm(forms.Form):
    """Above the list of accounts."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False)
    status = forms.ChoiceField(label="Status", choices=Saring.choices(), required=False)


class PasswordMassalForm(forms.Form):
    """Whose first passwords: filtered, and perhaps only the ticked ones."""

    perangkat_daerah = forms.TypedChoiceField(
        label="Perangkat daerah", coerce=int, empty_value=None, required=False
    )
    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False)
    siapa = forms.ChoiceField(
        label="Untuk siapa", choices=(("semua", "Semua"), ("pilih", "Yang dicentang")), required=False
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        """Offer the PD the actor looks after."""
        super().__init__(data)
        pd = pilihan_perangkat_daerah()
        if not actor.is_bkd:
            pd = [(pk, nama) for pk, nama in pd if pk in actor.pengelola_pd]
        empty = [] if len(pd) == 1 else [("", "Semua perangkat daerah")]
        self.fields["perangkat_daerah"].choices = [*empty, *pd]  # type: ignore[attr-defined]

    def sure(self) -> None:
        """Refuse (Invalid) nonsense where passwords are made: it must never mean everybody."""
        if not self.is_valid() or not self.cleaned_data["siapa"]:
            raise Invalid({"": "Pilihan ini tidak dikenal. Pilih lagi pegawainya, lalu tekan tombolnya."})

    @property
    def pilihan(self) -> Pilihan:
        """As the operation wants it; for the list, nonsense means no narrowing."""
        data = self.cleaned_data if self.is_valid() else {}
        return Pilihan(data.get("perangkat_daerah"), data.get("q", ""))


class BuatAkunForm(forms.Form):
    """A person with their first riwayat jabatan; who is no ASN has none (BKD only)."""

    jenis_kepegawaian = forms.ChoiceField(label="Jenis kepegawaian", widget=forms.RadioSelect)
    nomor = forms.CharField(label="NIP / NI PPPK", max_length=60)
    nama = forms.CharField(label="Nama lengkap", max_length=150)
    email = forms.EmailField(label="Surel", max_length=254, required=False)
    no_hp = forms.CharField(label="No. HP (WhatsApp)", max_length=30, required=False)
    pangkat = PangkatField()
    perangkat_daerah = forms.TypedChoiceField(label="Perangkat daerah", coerce=int, required=False)
    unit_kerja = PilihField(label="Unit kerja", required=False)
    jenis_jabatan = forms.ChoiceField(
        label="Jenis jabatan", choices=JenisJabatan.choices(), widget=forms.RadioSelect, required=False
    )
    jabatan = PilihField(label="Nama jabatan", required=False)
    tmt = forms.DateField(label="TMT jabatan", required=False)
    penilai = PilihField(label="Nama penilai", required=False)
    orang_lain = OrangLainField()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """Offer what the actor may choose: pengelola their own PD and ASN only."""
        super().__init__(*args, **kwargs)
        pd = pilihan_perangkat_daerah()
        kinds = JenisKepegawaian.choices()
        if not actor.is_bkd:
            pd = [(pk, nama) for pk, nama in pd if pk in actor.pengelola_pd]
            kinds = [kind for kind in kinds if kind[0] != JenisKepegawaian.NON_ASN.value]
        empty = [] if len(pd) == 1 else [("", "---")]
        self.fields["perangkat_daerah"].choices = [*empty, *pd]  # type: ignore[attr-defined]
        self.fields["jenis_kepegawaian"].choices = kinds  # type: ignore[attr-defined]
        self.fields["pangkat"].choices = [("", "---"), *pilihan_semua_pangkat()]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, post: QueryDict | None, *, actor: Actor) -> BuatAkunForm:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
        if post is None:
            return cls(actor=actor, initial={"jenis_kepegawaian": "PNS", "jenis_jabatan": "PELAKSANA"})
        return cls(actor=actor, initial=post.dict()) if "cari" in post else cls(post, actor=actor)

    def clean(self) -> dict[str, Any]:
        """An ASN needs a position; somebody who is none has none."""
        data = super().clean() or {}
        if data.get("jenis_kepegawaian") != JenisKepegawaian.NON_ASN:
            for name in RIWAYAT:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "Isian ini wajib diisi.")
        return data

    def isian(self, *, today: date) -> IsianAkun:
        """What the operation takes; the riwayat is of this year (or of the year in which it begins)."""
        data = self.cleaned_data
        own = {name: data[name] for name in PRIBADI} | {"pangkat_id": data["pangkat"]}
        asn = data["jenis_kepegawaian"] != JenisKepegawaian.NON_ASN
        return IsianAkun(**own, riwayat=self._riwayat(today.year) if asn else None)

    def _riwayat(self, tahun: int) -> IsianRiwayat:
        data = self.cleaned_data
        return IsianRiwayat(
            tahun=max(tahun, data["tmt"].year),
            jenis_jabatan=data["jenis_jabatan"],
            jabatan_id=data["jabatan"],
            tmt=data["tmt"],
            perangkat_daerah_id=data["perangkat_daerah"],
            unit_kerja_id=data["unit_kerja"],
            penilai_id=data["penilai"],
            aktif=True,
        )


class StatusForm(forms.Form):
    """Why an account is activated or deactivated."""

    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class DokumenForm(forms.Form):
    """Whose documents, of which year. Nonsense in an address is taken as the usual choice."""

    perangkat_daerah = forms.IntegerField(
        label="Perangkat daerah", min_value=1, max_value=ID_TERBESAR, required=False, widget=forms.Select
    )
    tahun = forms.IntegerField(min_value=2000, max_value=2100, required=False, widget=forms.Select)

    @property
    def chosen(self) -> dict[str, int | None]:
        """As the query wants it; what makes no sense is None."""
        self.full_clean()
        data = self.cleaned_data
        return {"perangkat_daerah_id": data.get("perangkat_daerah"), "tahun": data.get("tahun")}

    def offer(self, pilihan: Sequence[tuple[int, str]], tahun: Sequence[int]) -> DokumenForm:
        """The same with the PD and years there are."""
        self.fields["perangkat_daerah"].choices = pilihan  # type: ignore[attr-defined]
        self.fields["tahun"].choices = [(n, str(n)) for n in tahun]  # type: ignore[attr-defined]
        return self


class TunjukForm(forms.Form):
    """A Plt. or Plh. appointment; BKD also to a post of somebody who is no ASN (the Gubernur)."""

    jenis = forms.ChoiceField(label="Jenis", choices=JENIS_TUGAS, widget=forms.RadioSelect)
    posisi = PilihField(label="Jabatan yang digantikan")
    pejabat = PilihField(label="Pejabat bukan ASN yang digantikan", required=False)
    jabatan_pejabat = forms.CharField(label="Nama jabatannya", max_length=200, required=False)
    pegawai = PilihField(label="Pegawai yang ditunjuk")
    tanggal_mulai = forms.DateField(label="Tanggal mulai")
    tanggal_selesai = forms.DateField(label="Tanggal selesai")
    dasar = forms.CharField(label="Surat penunjukan", max_length=200)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """Only BKD stands somebody in for who is no ASN; the rules then say which post is missing."""
        super().__init__(*args, **kwargs)
        if actor.is_bkd:
            self.fields["posisi"].required = False
        else:
            del self.fields["pejabat"], self.fields["jabatan_pejabat"]

    @classmethod
    def of(cls, post: QueryDict | None, *, actor: Actor, today: date) -> TunjukForm:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
        if post is None:
            return cls(actor=actor, initial={"jenis": JenisTugas.PLH.value, "tanggal_mulai": today})
        return cls(actor=actor, initial=post.dict()) if "cari" in post else cls(post, actor=actor)

    def isian(self) -> IsianTugas:
        """What the operation takes."""
        data = self.cleaned_data
        return IsianTugas(
            jenis=data["jenis"],
            pegawai_id=data["pegawai"],
            tanggal_mulai=data["tanggal_mulai"],
            tanggal_selesai=data["tanggal_selesai"],
            dasar=data["dasar"],
            riwayat_id=data["posisi"],
            pejabat_id=data.get("pejabat"),
            jabatan=data.get("jabatan_pejabat", ""),
        )


class AkhiriForm(forms.Form):
    """Why an appointment ends before its day."""

    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CariForm(forms.Form):
    """Above the list of those whose penilai is gone."""

    q = forms.CharField(label="Nama pegawai atau penilai", max_length=100, required=False)


class GantiPenilaiForm(forms.Form):
    """Another penilai for those chosen, and why."""

    penilai = PilihField(label="Penilai baru")
    alasan = forms.CharField(label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def of(cls, post: QueryDict | None, *, penilai: int | None) -> GantiPenilaiForm:
        """Bound when somebody saves; with what was typed when somebody searches (no JavaScript)."""
        if post is None:
            return cls(initial={"penilai": penilai})
        return cls(initial=post.dict()) if "cari" in post else cls(post)
