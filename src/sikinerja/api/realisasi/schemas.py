"""Reports as requests and answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StrictBool

from sikinerja.api.types import Angka, Desimal, Id, IdIsian, Keluaran, Langkah, Masukan, TeksKosong, menurut
from sikinerja.core.indonesian import angka
from sikinerja.realisasi.queries.rows import Baris
from sikinerja.realisasi.rules import PANJANG_BUKTI, PANJANG_CATATAN, Isian, baca_angka
from sikinerja.realisasi.rules.draf import PANJANG_TANDA, TANPA_LEMBAR, Lembar
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan

TERBANYAK = 2000


class IsianIndikator(Masukan):
    """What was reached of one indikator."""

    indikator_id: IdIsian
    realisasi: Desimal | None = Field(None, examples=["12.5"])
    bukti: TeksKosong = Field(
        "",
        max_length=PANJANG_BUKTI,
        description='Alamat bukti dukung (https://…), atau "-" bila tidak dilaksanakan',
        examples=["https://contoh.test/bukti"],
    )


class DariLembar(Masukan):
    """Which draft the sender knows."""

    versi_draf: Annotated[str, Field(max_length=PANJANG_TANDA)] | None = Field(
        None,
        description="Versi draf yang terakhir Anda baca atau simpan: 409 bila sudah ada yang lebih baru. "
        "Tanpa versi, draf yang disimpan dari layar tidak ditimpa (409)",
    )

    @property
    def lembar(self) -> Lembar:
        """As drafts want it."""
        return TANPA_LEMBAR if self.versi_draf is None else Lembar(None, self.versi_draf)

    @property
    def lembar_pengajuan(self) -> Lembar | None:
        """As submissions want it: a whole report that names no draft is taken as it is."""
        return None if self.versi_draf is None else self.lembar


class IsianDraf(DariLembar):
    """A report that is not handed in yet: what is missing may come later."""

    indikator: list[IsianIndikator] = Field(max_length=TERBANYAK)

    @property
    def isian(self) -> dict[int, Isian]:
        """As the operations want it: what a person would have typed."""
        rows = menurut(self.indikator, lambda row: row.indikator_id, field="indikator")
        return {
            key: Isian("" if row.realisasi is None else angka(row.realisasi), row.bukti)
            for key, row in rows.items()
        }


class IsianAkhir(IsianDraf):
    """A report that is handed in."""

    konfirmasi: StrictBool = Field(description="Saya telah mengisi realisasi dengan benar", examples=[True])
    langkah: Langkah | None = None


Catatan = Annotated[TeksKosong, Field(max_length=2 * PANJANG_CATATAN, description="HTML sederhana")]


class IsianDrafBulan(IsianDraf):
    """A month that is not handed in yet."""

    catatan: Catatan = ""


class IsianBulan(IsianAkhir):
    """A month that is handed in."""

    catatan: Catatan = ""


class IndikatorDilaporkan(Keluaran):
    """An indikator with what was reported."""

    indikator_id: Id
    jenis_rhk: str
    rhk_id: Id
    rhk_teks: str
    teks: str
    target: Angka
    satuan: str
    ukuran: str
    jumlah_aktivitas: int
    realisasi: Angka | None = Field(description="null: belum diisi, atau draf yang bukan angka")
    bukti: str

    @classmethod
    def of(cls, row: Baris) -> IndikatorDilaporkan:
        """Off a row of the table; what was typed is read as a number."""
        names = ("indikator_id", "jenis_rhk", "rhk_id", "rhk_teks", "teks", "target", "satuan", "bukti")
        values: dict[str, Any] = {name: getattr(row, name) for name in names}
        return cls(
            **values,
            ukuran=row.aspek,
            jumlah_aktivitas=row.jumlah_aktivitas,
            realisasi=_number(row),
        )


def dilaporkan(rows: Sequence[Baris]) -> list[IndikatorDilaporkan]:
    """All rows of a table."""
    return [IndikatorDilaporkan.of(row) for row in rows]


def _number(row: Baris) -> Decimal | None:
    try:
        return baca_angka(row.realisasi, row.satuan)
    except ValueError:
        return None


class Tersimpan(Keluaran):
    """A draft was kept."""

    disimpan_pada: datetime
    versi: str = Field(description="Sertakan sebagai versi_draf saat menyimpan lagi")


class TandaTerima(Keluaran):
    """The receipt of a submission."""

    id: Id
    nomor: str = Field(examples=["RB-2023-02-7K3M9QX"])
    sidik: str = Field(description="SHA-256 atas isi pengajuan (docs/receipt.md)")
    diajukan_pada: datetime


class Jendela(Keluaran):
    """When a month may be filed and rated."""

    mulai_pada: datetime
    batas_pengisian_pada: datetime
    batas_penilaian_pada: datetime


KEDUDUKAN = "Kedudukan bulan: " + ", ".join(f"{k.value} ({k.kata})" for k in KedudukanBulan)
BERAKHIR = (
    "Bila diajukan dan tidak selesai dinilai sampai batasnya: apa akibatnya bagi TPP dan apa yang dapat "
    'dilakukan; "" selain itu'
)


class HasilKeluar(Keluaran):
    """What a month or a year was rated."""

    hasil_kerja: str = Field(examples=["SESUAI"])
    perilaku: str = Field(examples=["SESUAI"])
    predikat: str = Field(examples=["BAIK"])
    catatan_akhir: str
    selesai_pada: datetime | None
    identitas_penilai: Mapping[str, str]
    umpan_balik_indikator: dict[str, str] = Field(description="Menurut nomor indikator")
    umpan_balik_perilaku: dict[str, str]

    @classmethod
    def of(cls, hasil: Any) -> HasilKeluar | None:
        """Off a finished rating; None where there is none."""
        if hasil is None:
            return None
        return cls(
            hasil_kerja=hasil.hasil_kerja.value,
            perilaku=hasil.perilaku.value,
            predikat=hasil.predikat.value,
            catatan_akhir=hasil.catatan_akhir,
            selesai_pada=hasil.selesai_pada,
            identitas_penilai=hasil.identitas_penilai,
            umpan_balik_indikator={str(key): text for key, text in hasil.umpan_balik.items()},
            umpan_balik_perilaku={
                row.kode: row.umpan_balik for row in hasil.baris_perilaku if row.umpan_balik
            },
        )
