"""SKP as requests and answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool

from sikinerja.api.types import (
    Angka,
    Baris,
    BarisKosong,
    Desimal,
    Id,
    IdIsian,
    Keluaran,
    Langkah,
    Masukan,
    Orang,
    TahunSkp,
    Tanggal,
    Teks,
    TeksKosong,
)
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import rules
from sikinerja.skp.queries.pages import Detail
from sikinerja.skp.rules.intervensi import MAKS_SASARAN
from sikinerja.skp.rules.isi import Isi
from sikinerja.skp.rules.lampiran import MAKS_BUTIR, MAKS_PANJANG_BUTIR

PANJANG_CATATAN = 5000


class Kepala(Masukan):
    """Tahun, periode and model of an SKP."""

    tahun: TahunSkp = Field(examples=[2026])
    periode_awal: Tanggal = Field(examples=["2026-01-01"])
    periode_akhir: Tanggal = Field(examples=["2026-12-31"])
    model: ModelSkp = Field(examples=["JAJF"])
    yakin: StrictBool = Field(
        default=False,
        description="Periode pendek atau menyisakan hari tanpa SKP (disebut pada penolakan): true bila benar",
    )


class SkpBaru(Kepala):
    """A new one, of one of one's own riwayat jabatan."""

    riwayat_id: IdIsian = Field(description="Riwayat jabatan milik Anda yang belum mempunyai SKP")


class Langkahkan(Masukan):
    """A step."""

    langkah: Langkah | None = None


class LangkahBercatatan(Langkahkan):
    """A step with a note; a little HTML is kept (b, i, u, ul, ol, li, p, br)."""

    catatan: Teks = Field(max_length=PANJANG_CATATAN, examples=["Mohon diperiksa."])


class LangkahBolehBercatatan(Langkahkan):
    """A step whose note may be left out."""

    catatan: TeksKosong = Field("", max_length=PANJANG_CATATAN, examples=["Silakan."])


class RhkMasuk(Masukan):
    """A rencana hasil kerja."""

    jenis: rules.JenisRhk = Field(examples=["UTAMA"])
    teks: Baris = Field(max_length=1000, examples=["Terlaksananya pengembangan aplikasi"])
    intervensi_id: IdIsian | None = Field(
        None, description="RHK atasan yang diintervensi, dari /skp/{skp_id}/pilihan-intervensi"
    )
    sasaran: BarisKosong = Field(
        "",
        max_length=MAKS_SASARAN,
        description="Sasaran organisasi sebagai ganti RHK atasan (intervensi_id kosong), bila pejabat "
        "penilai belum memiliki SKP yang disetujui untuk periode ini atau tidak lagi bertugas",
    )


class Geser(Masukan):
    """One place up or down."""

    arah: Literal["naik", "turun"] = Field(examples=["naik"])


class IndikatorMasuk(Masukan):
    """An indikator kinerja individu."""

    teks: Baris = Field(max_length=1000, examples=["Jumlah modul yang selesai"])
    target: Desimal = Field(examples=["24"])
    satuan: Baris = Field(max_length=60, examples=["modul"])
    ukuran: rules.Aspek | rules.Perspektif = Field(
        description="Aspek (model JAJF) atau perspektif (model JPT)", examples=["KUANTITAS"]
    )


Butir = list[Annotated[Baris, Field(max_length=MAKS_PANJANG_BUTIR)]]


class LampiranMasuk(Masukan):
    """The three blocks of the lampiran; an empty one for none."""

    DUKUNGAN: Butir = Field(default_factory=list, max_length=MAKS_BUTIR, examples=[["Laptop"]])
    PERTANGGUNGJAWABAN: Butir = Field(default_factory=list, max_length=MAKS_BUTIR, examples=[["Laporan"]])
    KONSEKUENSI: Butir = Field(default_factory=list, max_length=MAKS_BUTIR, examples=[["Penghargaan"]])


class Salin(Masukan):
    """From which SKP."""

    sumber_id: IdIsian = Field(description="SKP Anda yang terdahulu, dari /skp/{skp_id}/sumber-salin")


class EkspektasiMasuk(Masukan):
    """Ekspektasi khusus pimpinan of one value."""

    perilaku: rules.Perilaku = Field(examples=["AKUNTABEL"])
    teks: Baris = Field(max_length=1000, examples=["Melapor setiap pekan"])


class DaftarEkspektasi(Masukan):
    """Those that are to be saved; the others stay as they are."""

    ekspektasi: list[EkspektasiMasuk] = Field(min_length=1, max_length=7)


class KeadaanSkp(Keluaran):
    """Where an SKP stands after a step."""

    id: Id
    status: str = Field(examples=["PENILAIAN"])
    langkah: int = Field(description="Sertakan pada langkah berikutnya", examples=[1])
    versi_terakhir: int


class SkpRingkas(KeadaanSkp):
    """An SKP in a list."""

    tahun: int
    periode_awal: date
    periode_akhir: date
    model: str
    predikat: str = Field(description='"" sebelum selesai')
    jabatan: str
    perangkat_daerah: str
    unit_kerja: str
    pegawai: Orang
    penilai: Orang | None
    sebagai: str = Field(
        "", description='Sebagai apa Anda menilainya: "Plt. …", "" bila sebagai diri sendiri'
    )

    @staticmethod
    def values(skp: Any) -> dict[str, Any]:
        """Off a row whose people are loaded."""
        own = ("tahun", "periode_awal", "periode_akhir", "model", "status", "langkah", "versi_terakhir")
        riwayat = skp.riwayat
        return {name: getattr(skp, name) for name in own} | {
            "id": skp.pk,
            "predikat": skp.predikat,
            "jabatan": riwayat.jabatan.nama,
            "perangkat_daerah": riwayat.perangkat_daerah.nama,
            "unit_kerja": riwayat.unit_kerja.nama,
            "pegawai": Orang.of(skp.pegawai),
            "penilai": Orang.of(riwayat.penilai),
        }

    @classmethod
    def of(cls, skp: Any, sebagai: str = "") -> SkpRingkas:
        """As above, ready."""
        return cls(**cls.values(skp), sebagai=sebagai)


class IndikatorKeluar(Keluaran):
    """An indikator."""

    id: Id
    teks: str
    target: Angka = Field(examples=["24.0000"])
    satuan: str
    ukuran: str
    sejak_versi: int = Field(description="0: belum pernah disetujui")


class RhkKeluar(Keluaran):
    """An RHK with its indikator."""

    id: Id
    jenis: str
    teks: str
    intervensi_id: Id | None
    intervensi: str
    asal_intervensi: str = Field(
        description="PENILAI: RHK pejabat penilai (atau belum ada). PENGGANTI, ATASAN_PENILAI: RHK Plt./Plh. "
        "atau atasan pejabat penilai. SASARAN: sasaran organisasi dalam kata-kata"
    )
    indikator: list[IndikatorKeluar]
    sejak_versi: int


class EkspektasiKeluar(Keluaran):
    """Ekspektasi of one value."""

    perilaku: str
    teks: str


class IsiKeluar(Keluaran):
    """What stands in a plan."""

    rhk: list[RhkKeluar]
    ekspektasi: list[EkspektasiKeluar]
    lampiran: dict[str, list[str]]

    @classmethod
    def of(cls, isi: Isi) -> IsiKeluar:
        """Off the plain values."""
        return cls(
            rhk=[RhkKeluar.model_validate(row) for row in isi.rhk],
            ekspektasi=[EkspektasiKeluar(perilaku=p.value, teks=t) for p, t in isi.ekspektasi.items()],
            lampiran={bagian.value: list(lines) for bagian, lines in isi.lampiran.items()},
        )


class Kurang(Keluaran):
    """One thing that is missing before it can be handed in."""

    teks: str
    rhk_id: Id | None
    skp_id: Id | None


class LangkahKeluar(Keluaran):
    """One line of the history."""

    aksi: str
    kata: str
    siapa: str
    pada: datetime
    catatan: str = Field(description="HTML sederhana")


class SkpDetail(SkpRingkas):
    """An SKP with everything."""

    boleh: list[str] = Field(
        description="Langkah yang terbuka bagi Anda sekarang", examples=[["ajukan", "susun"]]
    )
    isi: IsiKeluar
    kurang: list[Kurang] = Field(description="Yang masih kurang sebelum dapat diajukan")
    versi: list[int] = Field(description="Nomor versi yang pernah disetujui, terbaru lebih dahulu")
    riwayat: list[LangkahKeluar]

    @classmethod
    def of_page(cls, page: Detail) -> SkpDetail:
        """Off what the web shows."""
        return cls(
            **cls.values(page.skp),
            sebagai=page.sebagai,
            boleh=sorted(page.boleh),
            isi=IsiKeluar.of(page.isi),
            kurang=[Kurang.model_validate(one) for one in page.kurang],
            versi=[v.nomor for v in page.versi],
            riwayat=[LangkahKeluar.model_validate(step) for step in page.riwayat],
        )


class Perubahan(Keluaran):
    """One item of a difference; ``lama`` null: it is new."""

    jenis: str = Field(description="rhk, indikator, ekspektasi, atau lampiran", examples=["indikator"])
    kunci: str = Field(description="Nomor RHK atau indikator, nama perilaku, atau nama bagian lampiran")
    lama: str | None
    baru: str


class VersiKeluar(Keluaran):
    """A versi exactly as it was approved."""

    skp_id: Id
    nomor: int
    disetujui_pada: datetime
    catatan: str
    isi: IsiKeluar
    banding: int | None = Field(description="Versi pembanding")
    beda: list[Perubahan] = Field(description="Yang baru dan yang diubah terhadap versi pembanding")
