"""Master data: perangkat daerah, unit kerja, jabatan, pangkat (F8.8). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from sikinerja.core.choices import LabeledEnum
from sikinerja.kepegawaian.rules import JenisJabatan, JenisKepegawaian, JenisUnit, ModelSkp


class DataInduk(LabeledEnum):
    """The four master lists, by the word in their address."""

    PERANGKAT_DAERAH = "perangkat-daerah", "Perangkat daerah"
    UNIT_KERJA = "unit-kerja", "Unit kerja"
    JABATAN = "jabatan", "Jabatan"
    PANGKAT = "pangkat", "Pangkat"


MILIK_BKD = frozenset(DataInduk) - {DataInduk.UNIT_KERJA}
"""What only BKD changes; units are also mended by the pengelola of their PD."""
KELAS_TERTINGGI = 17
HANYA_BKD = "Data ini berlaku untuk seluruh provinsi, sehingga hanya BKD yang dapat mengubahnya."
SUDAH_ADA = (
    "Sudah ada yang sama; huruf besar, aksen, dan jenis tanda hubung tidak membedakannya. "
    "Cari dahulu dalam daftar, mungkin hanya nonaktif."
)
INDUK_MELINGKAR = "Unit ini berada di bawah unit yang Anda pilih sebagai induknya. Pilih unit lain."
INDUK_LAIN_PD = "Pilih unit induk dari daftar; unit induk harus milik perangkat daerah yang sama."
MASIH_DIPAKAI = (
    "Masih ada pegawai aktif di sini, sehingga belum dapat dinonaktifkan. "
    "Pindahkan mereka lebih dahulu melalui riwayat jabatan."
)
MASIH_BERANAK = "Masih ada unit aktif di bawahnya. Nonaktifkan atau pindahkan unit itu lebih dahulu."
PIMPINAN_TIDAK_DI_SINI = "Jabatan aktif pegawai ini tidak berada di perangkat daerah itu. Periksa riwayatnya."
DIRI_SENDIRI = "Peran Anda sendiri ditetapkan oleh BKD atau pengelola lain."
ALASAN_WAJIB = "Alasan wajib diisi."


@dataclass(frozen=True, slots=True)
class IsianPerangkatDaerah:
    """An agency: its short code, name and seat."""

    kode: str
    nama: str
    tempat: str = ""


@dataclass(frozen=True, slots=True)
class IsianUnitKerja:
    """A unit in a PD, below another one or at the top."""

    perangkat_daerah_id: int
    nama: str
    jenis: str
    induk_id: int | None = None


@dataclass(frozen=True, slots=True)
class IsianJabatan:
    """A position: its kind, the usual format of an SKP, its class (empty: unknown)."""

    nama: str
    jenis: str
    model_skp: str
    kelas: int | None = None


@dataclass(frozen=True, slots=True)
class IsianPangkat:
    """A rank; ``urutan``: its place in lists, lowest first."""

    jenis_kepegawaian: str
    golongan: str
    urutan: int
    nama: str = ""


Isian: TypeAlias = IsianPerangkatDaerah | IsianUnitKerja | IsianJabatan | IsianPangkat


def salah_isian(isian: Isian) -> dict[str, str]:
    """What is wrong with an entry taken by itself: field name to message; empty when nothing is."""
    salah = {}
    if not isinstance(isian, IsianPangkat) and not isian.nama.strip():
        salah["nama"] = "Nama wajib diisi."
    match isian:
        case IsianPerangkatDaerah() if not isian.kode.strip():
            salah["kode"] = "Kode wajib diisi, misalnya: DISDIK."
        case IsianUnitKerja() if isian.jenis not in JenisUnit.values():
            salah["jenis"] = "Pilih jenis unit."
        case IsianJabatan():
            salah |= _salah_jabatan(isian)
        case IsianPangkat():
            salah |= _salah_pangkat(isian)
        case _:
            pass
    return salah


def _salah_jabatan(isian: IsianJabatan) -> dict[str, str]:
    salah = {}
    if isian.jenis not in JenisJabatan.values():
        salah["jenis"] = "Pilih jenis jabatan."
    if isian.model_skp not in ModelSkp.values():
        salah["model_skp"] = "Pilih model SKP."
    if isian.kelas is not None and not 1 <= isian.kelas <= KELAS_TERTINGGI:
        salah["kelas"] = f"Kelas jabatan dari 1 sampai {KELAS_TERTINGGI}."
    return salah


def _salah_pangkat(isian: IsianPangkat) -> dict[str, str]:
    salah = {}
    if isian.jenis_kepegawaian not in (JenisKepegawaian.PNS, JenisKepegawaian.PPPK):
        salah["jenis_kepegawaian"] = "Pilih PNS atau PPPK."
    if not isian.golongan.strip():
        salah["golongan"] = "Golongan wajib diisi, misalnya: III/a."
    if not 1 <= isian.urutan <= 99:
        salah["urutan"] = "Urutan dari 1 sampai 99."
    return salah


def melingkar(unit_id: int, ke_atas: Iterable[int]) -> bool:
    """Whether a parent whose chain (itself and up) is ``ke_atas`` would close a circle."""
    return unit_id in set(ke_atas)
