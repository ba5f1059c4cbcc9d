"""What the owner types about an SKP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.text import one_line
from sikinerja.dokumen.queries.halaman import Halaman
from sikinerja.dokumen.rules import SKALA, Arah, JenisDokumen, Kertas, Tampilan
from sikinerja.integrasi.impor import JENIS, Berkas
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import rules
from sikinerja.skp.rules.ganjil import target_ganjil
from sikinerja.skp.rules.impor import SumberImpor
from sikinerja.skp.rules.intervensi import MAKS_SASARAN, TULIS, Pilihan
from sikinerja.skp.rules.lampiran import MAKS_BUTIR, MAKS_PANJANG_BUTIR
from sikinerja.web.berkas import BerkasForm
from sikinerja.web.forms import AngkaField, CentangField, YakinForm

TANGGAL = ["%Y-%m-%d", "%d-%m-%Y"]
SATUAN_DI_SEBELAH = {"inputmode": "decimal", "autocomplete": "off", "data-satuan": "satuan"}
WAJIB = {"required": "Wajib diisi."}
PILIH = {"required": "Pilih salah satu.", "invalid_choice": "Pilih salah satu."}


class KepalaForm(YakinForm):
    """Tahun, periode and model of an SKP."""

    tahun = forms.IntegerField(
        min_value=2000,
        max_value=2100,
        error_messages=WAJIB | {"invalid": "Isi tahun dengan empat angka, misalnya 2023."},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    periode_awal = forms.DateField(input_formats=TANGGAL, error_messages=WAJIB)
    periode_akhir = forms.DateField(input_formats=TANGGAL, error_messages=WAJIB)
    model = forms.ChoiceField(
        label="Model SKP", choices=ModelSkp.choices(), widget=forms.RadioSelect, error_messages=PILIH
    )


class TambahForm(KepalaForm):
    """The riwayat jabatan comes first."""

    riwayat = forms.TypedChoiceField(label="Jabatan", coerce=int, error_messages=PILIH)
    field_order = ("riwayat",)

    def __init__(self, *args: Any, riwayat: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        """``riwayat``: the choices, one's own riwayat that have no SKP yet."""
        super().__init__(*args, **kwargs)
        self.fields["riwayat"].choices = riwayat  # type: ignore[attr-defined]


SASARAN = 0
"""The choice of ``intervensi`` that says: none of these RHK, a sasaran organisasi in words."""


class RhkForm(forms.Form):
    """A rencana hasil kerja; ``intervensi`` stands only where there is something to choose.

    ``sasaran`` stands where the way out is open (issue 9 §1); then nothing needs to be named yet.
    """

    jenis = forms.ChoiceField(
        label="Jenis Rencana",
        choices=rules.JenisRhk.choices(),
        widget=forms.RadioSelect,
        error_messages=PILIH,
    )
    intervensi = forms.TypedChoiceField(
        label="Rencana Hasil Kerja Atasan yang Diintervensi",
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih RHK atasan yang diintervensi.",
            "invalid_choice": "Pilih salah satu.",
        },
    )
    sasaran = forms.CharField(
        label="Sasaran organisasi yang didukung",
        required=False,
        max_length=MAKS_SASARAN,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": MAKS_SASARAN}),
        error_messages={"max_length": f"Paling banyak {MAKS_SASARAN} karakter."},
    )
    teks = forms.CharField(
        label="Rencana Hasil Kerja",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
        error_messages=WAJIB | {"max_length": "Paling banyak 1000 karakter."},
    )

    def __init__(self, *args: Any, pilihan: Pilihan, **kwargs: Any) -> None:
        """``pilihan``: what the RHK may serve."""
        super().__init__(*args, **kwargs)
        choices = [(calon.id, calon.label) for calon in pilihan.calon]
        if not choices:
            del self.fields["intervensi"]
        else:
            choices += [(SASARAN, "Sasaran organisasi, ditulis di bawah ini")] if pilihan.terbuka else []
            self.fields["intervensi"].choices = choices  # type: ignore[attr-defined]
            self.fields["intervensi"].required = not pilihan.terbuka
        if not pilihan.terbuka:
            del self.fields["sasaran"]

    def clean(self) -> dict[str, Any]:
        """One of the two: an RHK, or a sasaran in words; one that stood there before gives way."""
        data: dict[str, Any] = self.cleaned_data
        sasaran = one_line(data.get("sasaran", ""))
        chosen = data.get("intervensi")
        if chosen == SASARAN and not sasaran and "sasaran" not in self.errors:
            self.add_error("sasaran", TULIS)
        if chosen and sasaran == self.initial.get("sasaran"):
            sasaran = ""
        return {**data, "sasaran": sasaran}

    def values(self) -> dict[str, Any]:
        """As the operations want it: texts on one line, spaces trimmed."""
        data = self.cleaned_data
        return {
            "jenis": data["jenis"],
            "teks": one_line(data["teks"]),
            "intervensi_id": data.get("intervensi") or None,
            "sasaran": data["sasaran"],
        }


class IndikatorForm(YakinForm):
    """An indikator kinerja individu; ``ukuran`` is its aspek or perspektif."""

    ukuran = forms.ChoiceField(error_messages=PILIH)
    teks = forms.CharField(
        label="Indikator",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
        error_messages=WAJIB | {"max_length": "Paling banyak 1000 karakter."},
    )
    target = AngkaField(
        label="Target Tahunan",
        maks=rules.MAKS_TARGET,
        error_messages=WAJIB,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "data-satuan": "satuan"}
        ),
    )
    satuan = forms.CharField(
        max_length=60, error_messages=WAJIB | {"max_length": "Paling banyak 60 karakter."}
    )

    def __init__(self, *args: Any, model: str, **kwargs: Any) -> None:
        """``model`` of the SKP decides between aspek and perspektif."""
        kwargs.setdefault("auto_id", "indikator_%s")
        super().__init__(*args, **kwargs)
        jpt = model == ModelSkp.JPT.value
        ukuran = self.fields["ukuran"]
        ukuran.label = "Perspektif" if jpt else "Aspek"
        known = rules.Perspektif if jpt else rules.Aspek
        ukuran.choices = [("", "Pilih …"), *known.choices()]  # type: ignore[attr-defined]
        target = cast("AngkaField", self.fields["target"])
        target.satuan = str(self["satuan"].value() or "")

    def ganjil(self) -> list[str]:
        """What can be so of a target and hardly is."""
        isi = self.values()
        ganjil = target_ganjil("", isi["target"], isi["satuan"])
        return [ganjil] if ganjil else []

    def values(self) -> dict[str, Any]:
        """As the operations want it: texts on one line, spaces trimmed."""
        data = self.cleaned_data
        words = {name: one_line(data[name]) for name in ("teks", "satuan")}
        return {"target": data["target"], "ukuran": data["ukuran"], **words}


class LampiranForm(forms.Form):
    """One text for each block of the lampiran; a line is a number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The three blocks in their order."""
        super().__init__(*args, **kwargs)
        for bagian in rules.BagianLampiran:
            self.fields[bagian.value] = forms.CharField(
                label=bagian.label,
                required=False,
                max_length=MAKS_BUTIR * (MAKS_PANJANG_BUTIR + 2),
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def values(self) -> dict[rules.BagianLampiran, list[str]]:
        """Block -> its lines, spaces trimmed, empty ones left out."""
        typed = {bagian: self.cleaned_data[bagian.value].splitlines() for bagian in rules.BagianLampiran}
        return {b: [text for line in lines if (text := one_line(line))] for b, lines in typed.items()}


class SalinForm(forms.Form):
    """The SKP to copy from."""

    sumber = forms.TypedChoiceField(label="SKP yang disalin", coerce=int, error_messages=PILIH)

    def __init__(self, *args: Any, sumber: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        """``sumber``: one's own earlier SKP."""
        super().__init__(*args, **kwargs)
        self.fields["sumber"].choices = sumber  # type: ignore[attr-defined]


class CetakForm(forms.Form):
    """Which document, on which paper. Nonsense in an address is taken as the usual choice."""

    dokumen = forms.ChoiceField(choices=JenisDokumen.choices(), required=False)
    bulan = forms.TypedChoiceField(label="Masa evaluasi", coerce=int, required=False)
    kertas = forms.ChoiceField(label="Ukuran kertas", choices=Kertas.choices(), required=False)
    arah = forms.ChoiceField(label="Arah kertas", choices=Arah.choices(), required=False)
    skala = forms.TypedChoiceField(choices=[(n, f"{n} %") for n in SKALA], coerce=int, required=False)
    unduh = forms.BooleanField(required=False)

    def __init__(self, *args: Any, page: Halaman | None = None, **kwargs: Any) -> None:
        """``page``: offer what can be printed now; without it whatever is a document at all."""
        kwargs.setdefault("initial", {"dokumen": "SKP", "kertas": "A4", "arah": "PORTRAIT", "skala": 100})
        super().__init__(*args, **kwargs)
        choices = [(n, str(n)) for n in range(13)]
        if page is not None:
            choices = [(0, "Tahunan (akhir periode)")] if page.tahunan else []
            choices += [(m.bulan, f"Bulan {bulan_tahun(m.tahun, m.bulan)}") for m in page.bulan]
        self.fields["bulan"].choices = choices  # type: ignore[attr-defined]

    @property
    def data_or_usual(self) -> dict[str, Any]:
        """What was chosen sensibly, and the usual for the rest."""
        self.full_clean()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return {"bulan": 0, **self.initial, **chosen}

    @property
    def wanted(self) -> dict[str, Any]:
        """Which document, as the operation wants it."""
        data = self.data_or_usual
        jenis = JenisDokumen[data["dokumen"]]
        return {"jenis": jenis, "bulan": data["bulan"] if jenis is JenisDokumen.EVALUASI else 0}

    @property
    def tampilan(self) -> Tampilan:
        """How it is laid out."""
        data = self.data_or_usual
        return Tampilan(Kertas[data["kertas"]], Arah[data["arah"]], data["skala"])


class ImporForm(BerkasForm):
    """Import RHK: asked of the service, or from a file that was exported there."""

    wajib = False

    cara = forms.ChoiceField(choices=SumberImpor.choices(), widget=forms.HiddenInput, error_messages=PILIH)
    yakin = CentangField(label="Saya sudah memeriksanya; angkanya benar", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """JSON is read too."""
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas ekspor Tool Kinerja"
        self.fields["berkas"].widget.attrs["accept"] = ",".join(sorted(JENIS))

    def clean(self) -> dict[str, Any]:
        """A file where a file is meant. One that is far too large does not even arrive."""
        data = super().clean()
        is_file = data.get("cara") == SumberImpor.BERKAS
        if is_file and not data.get("berkas") and self.ada is None and not self.errors:
            self.add_error("berkas", "Pilih berkas .xlsx atau .json, paling besar 2 MB.")
        return data

    def values(self) -> Berkas | None:
        """The file; None: ask the service."""
        if self.cleaned_data["cara"] != SumberImpor.BERKAS:
            return None
        sent = self.berkas_isi()
        return Berkas(sent["nama"], b"".join(sent["isi"]))
