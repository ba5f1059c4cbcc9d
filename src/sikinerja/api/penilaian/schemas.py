"""Ratings as requests and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, StrictBool

from sikinerja.api.realisasi.schemas import DariLembar
from sikinerja.api.types import Id, IdIsian, Keluaran, Langkah, Masukan, TeksKosong, menurut
from sikinerja.penilaian.queries.result import BarisPerilaku
from sikinerja.penilaian.rules import PANJANG_ALASAN, PANJANG_CATATAN, PANJANG_UMPAN_BALIK, Rating
from sikinerja.skp.rules import Perilaku

TERBANYAK = 2000
UmpanBalik = Annotated[TeksKosong, Field(max_length=PANJANG_UMPAN_BALIK, examples=["Bagus dan pertahankan"])]


class UmpanBalikIndikator(Masukan):
    """Umpan balik of one indikator."""

    indikator_id: IdIsian
    teks: UmpanBalik


class UmpanBalikPerilaku(Masukan):
    """Umpan balik of one value."""

    perilaku: Perilaku = Field(examples=["AKUNTABEL"])
    teks: UmpanBalik


def per_indikator(rows: Sequence[UmpanBalikIndikator]) -> dict[int, str]:
    """Texts by indikator; Invalid when one is named twice."""
    found = menurut(rows, lambda row: row.indikator_id, field="umpan_balik")
    return {key: row.teks for key, row in found.items()}


def per_perilaku(rows: Sequence[UmpanBalikPerilaku]) -> dict[str, str]:
    """Texts by value; Invalid when one is named twice."""
    found = menurut(rows, lambda row: str(row.perilaku), field="umpan_balik_perilaku")
    return {key: row.teks for key, row in found.items()}


class Penilaian(DariLembar):
    """What every rating holds."""

    untuk_semua: UmpanBalik = Field("", description="Umpan balik untuk yang tidak disebut")
    konfirmasi: StrictBool = Field(
        description="Saya telah menilai berdasarkan hasil kerja yang bersangkutan", examples=[True]
    )
    langkah: Langkah | None = None


class NilaiHasilKerja(Penilaian):
    """The first half of a month."""

    umpan_balik: list[UmpanBalikIndikator] = Field(default_factory=list, max_length=TERBANYAK)
    rating: Rating = Field(examples=["SESUAI"])


class NilaiPerilaku(Penilaian):
    """The second half of a month."""

    umpan_balik: list[UmpanBalikPerilaku] = Field(default_factory=list, max_length=7)
    rating: Rating = Field(examples=["SESUAI"])
    catatan_akhir: TeksKosong = Field(max_length=2 * PANJANG_CATATAN, examples=["Pertahankan."])


class NilaiAkhir(Penilaian):
    """A whole year."""

    umpan_balik_indikator: list[UmpanBalikIndikator] = Field(default_factory=list, max_length=TERBANYAK)
    umpan_balik_perilaku: list[UmpanBalikPerilaku] = Field(default_factory=list, max_length=7)
    rating_hasil_kerja: Rating = Field(examples=["SESUAI"])
    rating_perilaku: Rating = Field(examples=["SESUAI"])
    catatan_akhir: TeksKosong = Field(max_length=2 * PANJANG_CATATAN, examples=["Pertahankan."])
    alasan_berbeda: TeksKosong = Field(
        "",
        max_length=2 * PANJANG_ALASAN,
        description="Wajib bila rating pimpinan berbeda dari yang ditunjuk capaian organisasinya",
    )


class DrafPenilaian(DariLembar):
    """What a rater has so far; what is missing may come later."""

    umpan_balik_indikator: list[UmpanBalikIndikator] = Field(default_factory=list, max_length=TERBANYAK)
    umpan_balik_perilaku: list[UmpanBalikPerilaku] = Field(default_factory=list, max_length=7)
    catatan_akhir: TeksKosong = Field("", max_length=2 * PANJANG_CATATAN)

    @property
    def isian(self) -> dict[str, str]:
        """By the names of the web's fields, so that the draft is there too."""
        indikator = per_indikator(self.umpan_balik_indikator)
        texts = {str(key): text for key, text in indikator.items()}
        texts |= per_perilaku(self.umpan_balik_perilaku)
        found = {f"umpan_balik_{key}": text for key, text in texts.items()} | self.dipilih
        found["catatan_akhir"] = self.catatan_akhir
        return {name: text for name, text in found.items() if text}

    @property
    def dipilih(self) -> dict[str, str]:
        """The ratings chosen so far, by field."""
        return {}


class DrafBulan(DrafPenilaian):
    """Of one half of a month."""

    rating: Rating | None = Field(None, examples=["SESUAI"])

    @property
    def dipilih(self) -> dict[str, str]:
        """As above."""
        return {"rating": str(self.rating or "")}


class DrafAkhir(DrafPenilaian):
    """Of a year."""

    rating_hasil_kerja: Rating | None = Field(None, examples=["SESUAI"])
    rating_perilaku: Rating | None = Field(None, examples=["SESUAI"])
    alasan_berbeda: TeksKosong = Field("", max_length=2 * PANJANG_ALASAN)

    @property
    def dipilih(self) -> dict[str, str]:
        """As above."""
        return {
            "rating_hasil_kerja": str(self.rating_hasil_kerja or ""),
            "rating_perilaku": str(self.rating_perilaku or ""),
            "alasan_berbeda": self.alasan_berbeda,
        }


class Ubah(Masukan):
    """The one change."""

    hasil_kerja: Rating = Field(examples=["DI_ATAS"])
    perilaku: Rating = Field(examples=["SESUAI"])
    alasan: TeksKosong = Field(max_length=2 * PANJANG_ALASAN, description="Sedikitnya 200 karakter")
    langkah: Langkah | None = None


class PerilakuKeluar(Keluaran):
    """One of the seven values before its rater."""

    perilaku: str
    ekspektasi: str
    umpan_balik: str

    @classmethod
    def of(cls, row: BarisPerilaku) -> PerilakuKeluar:
        """Off the row of the page."""
        return cls(perilaku=row.kode, ekspektasi=row.ekspektasi, umpan_balik=row.umpan_balik)


class KeadaanRealisasi(Keluaran):
    """Where a month stands after a step."""

    id: Id
    status: str
    langkah: int
