"""One table of what people really get wrong: each line says where, what was typed, and what they read.

Every scene is first shown to work with right values, so that a line proves what it says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.matrix.rows import person
from tests.builders import aktivitas, realisasi, skp
from tests.cast import Cast, tenure
from tests.web.poison import photograph

Scene = tuple[str, dict[str, Any]]


def rhk(cast: Cast) -> Scene:
    """Adding an RHK under an approved penilai."""
    above = skp.disetujui(cast.riwayat_penilai).versi.get().rhk.all()[0]
    data = {"jenis": "UTAMA", "teks": "Terlaksananya pelayanan", "intervensi": above.pk}
    return reverse("skp:tambah_rhk", args=[skp.konsep(cast.riwayat).pk]), data


def indikator(cast: Cast) -> Scene:
    """Adding a second indikator."""
    made = skp.konsep(cast.riwayat, rhk=1, indikator=1)
    data = {"ukuran": "WAKTU", "teks": "Ketepatan waktu", "target": "95,5", "satuan": "persen"}
    return reverse("skp:tambah_indikator", args=[made.pk, made.rhk.get().pk]), data


def second_half(cast: Cast) -> Scene:
    """A second SKP in one year; the first ends in June."""
    skp.konsep(cast.riwayat, akhir=date(2023, 6, 30))
    other = tenure(
        cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, aktif=False
    )
    data = {"riwayat": other.pk, "tahun": 2023, "model": "JAJF"}
    return reverse("skp:tambah"), data | {"periode_awal": "2023-07-01", "periode_akhir": "2023-12-31"}


def kembalikan(cast: Cast) -> Scene:
    """The penilai sends an SKP back."""
    made = skp.diajukan(cast.riwayat)
    data = {"langkah": made.langkah, "catatan": "Perbaiki indikator pertama."}
    return reverse("penilaian_skp:kembalikan", args=[made.pk]), data


def catat(cast: Cast) -> Scene:
    """A line in the diary; 8 to 10 of 27 February is taken."""
    made = skp.disetujui(cast.riwayat)
    aktivitas.aktivitas(made)
    data = {"jenis": "aktivitas", "uraian": "Rapat", "indikator": "lain", "tanggal": "2023-02-27"}
    return reverse("aktivitas:tambah"), data | {"mulai": "10:00", "selesai": "11:00"}


def isi(cast: Cast) -> Scene:
    """Reporting February: one indikator."""
    made = skp.disetujui(cast.riwayat, rhk=1, indikator=1)
    data = {"realisasi": "2", "bukti": "https://drive.example.test/a", "konfirmasi": "on", "langkah": "0"}
    return reverse("realisasi_bulanan:isi", args=[2023, 2]), _numbered(
        data, made.rhk.get().indikator.get().pk
    )


def nilai(cast: Cast) -> Scene:
    """Rating hasil kerja of February: one indikator."""
    month = realisasi.diajukan(skp.disetujui(cast.riwayat, rhk=1, indikator=1))
    assert month.pengajuan is not None
    data = {"umpan_balik": "Sudah baik", "rating": "SESUAI", "konfirmasi": "on", "langkah": month.langkah}
    key = month.pengajuan.indikator.get().indikator_id
    return reverse("penilaian_realisasi_bulanan:hasil_kerja", args=[month.pk]), _numbered(data, key)


def ubah_nilai(cast: Cast) -> Scene:
    """The one change of a rating."""
    month = realisasi.selesai(skp.disetujui(cast.riwayat, rhk=1, indikator=1))
    data = {"langkah": month.langkah, "hasil_kerja": "DI_ATAS", "perilaku": "SESUAI", "alasan": "a" * 200}
    return reverse("penilaian_realisasi_bulanan:ubah", args=[month.pk]), data


def profil(cast: Cast) -> Scene:
    """One's own profile."""
    data = {"nama": "Yohanes Contoh", "no_hp": "081234567890", "email": "a@contoh.test", "pangkat": ""}
    return reverse("profil:edit"), data


def _numbered(data: dict[str, Any], key: int) -> dict[str, Any]:
    """Fields of an indikator carry its number."""
    return {f"{n}_{key}" if n in {"realisasi", "bukti", "umpan_balik"} else n: v for n, v in data.items()}


@dataclass(frozen=True)
class Wrong:
    """Somebody types ``typed`` over the right values of a scene and reads ``said``."""

    scene: Callable[[Cast], Scene]
    typed: dict[str, Any]
    said: str
    who: str = "owner"
    status: int = 422
    at: str = "2023-03-07 09:00"


WRONG = (
    Wrong(rhk, {"teks": "  "}, "Wajib diisi."),
    Wrong(rhk, {"teks": "a" * 1001}, "Paling banyak 1000 karakter."),
    Wrong(rhk, {"intervensi": ""}, "Pilih RHK atasan yang diintervensi."),
    Wrong(rhk, {"intervensi": "999999"}, "Pilih salah satu."),
    Wrong(rhk, {"jenis": "PENTING"}, "Pilih salah satu."),
    Wrong(indikator, {"target": "banyak"}, "Isi dengan angka"),
    Wrong(indikator, {"target": "-1"}, "Angka tidak boleh kurang dari 0."),
    Wrong(indikator, {"target": "9" * 18}, "Isi dengan angka 0 sampai"),
    Wrong(indikator, {"teks": "INDIKATOR  1.1"}, "berbeda"),
    Wrong(indikator, {"ukuran": "ANGGARAN"}, "Pilih salah satu."),
    Wrong(second_half, {"periode_awal": "2023-06-30"}, "Ubah periode awal atau periode akhir"),
    Wrong(second_half, {"periode_akhir": "2023-06-01"}, "tidak boleh sebelum periode awal"),
    Wrong(second_half, {"periode_akhir": "2024-01-01"}, "harus di dalam tahun 2023"),
    Wrong(second_half, {"tahun": "23"}, "tahun"),
    Wrong(second_half, {"riwayat": "999999"}, "Pilih salah satu."),
    Wrong(kembalikan, {"catatan": " "}, "Catatan wajib diisi.", "penilai"),
    Wrong(kembalikan, {"catatan": "<p><br></p>"}, "wajib diisi", "penilai"),
    Wrong(kembalikan, {"langkah": "0"}, "Yang Anda kirim sekarang tidak disimpan", "penilai", 409),
    Wrong(catat, {"tanggal": "2023-02-30"}, "Tulis tanggal seperti 27-02-2023."),
    Wrong(catat, {"tanggal": "2023-03-08"}, "tidak boleh sesudah hari ini"),
    Wrong(catat, {"tanggal": "2022-12-31"}, "SKP yang disetujui"),
    Wrong(catat, {"mulai": "09:59"}, "Menyusun laporan"),
    Wrong(catat, {"selesai": "10:00"}, "Waktu selesai harus sesudah waktu mulai."),
    Wrong(catat, {"selesai": "25:00"}, "Tulis jam seperti 10:30."),
    Wrong(catat, {"indikator": "999999"}, "Indikator ini tidak ada pada SKP Anda."),
    Wrong(isi, {"realisasi": "banyak"}, "Isi dengan angka, misalnya 12 atau 12,5."),
    Wrong(isi, {"realisasi": ""}, "angka"),
    Wrong(isi, {"bukti": "javascript:alert(1)"}, "https://"),
    Wrong(isi, {"bukti": "-"}, "Realisasi di atas 0 memerlukan link bukti dukung"),
    Wrong(isi, {"konfirmasi": ""}, "BENAR"),
    Wrong(isi, {}, "10 Maret 2023", at="2023-03-11 00:00"),
    Wrong(nilai, {"rating": ""}, "rating", "penilai"),
    Wrong(nilai, {"rating": "ISTIMEWA"}, "Pilih salah satu rating.", "penilai"),
    Wrong(nilai, {"umpan_balik": " "}, "Umpan balik wajib diisi.", "penilai"),
    Wrong(nilai, {}, "12 Maret 2023", "penilai", at="2023-03-13 00:00"),
    Wrong(ubah_nilai, {"alasan": " " * 300 + "a" * 199}, "Alasan minimal 200 karakter", "penilai"),
    Wrong(profil, {"email": "bukan-email"}, "email"),
    Wrong(profil, {"nama": ""}, "wajib"),
    Wrong(profil, {"no_hp": "nol delapan"}, "HP"),
)


def post(cast: Cast, who: str, address: str, data: dict[str, Any]) -> Any:
    """Somebody sends a form."""
    client, somebody = Client(), person(cast, who)
    assert somebody is not None
    client.force_login(somebody.akun)
    return client.post(address, data)


def over(data: dict[str, Any], typed: dict[str, Any]) -> dict[str, Any]:
    """What is typed, over the right values; a field of an indikator by its word."""
    return {
        name: typed.get(name, typed.get(name.rstrip("0123456789").rstrip("_"), v)) for name, v in data.items()
    }


@pytest.mark.parametrize("scene", list(dict.fromkeys(w.scene for w in WRONG)), ids=lambda s: s.__name__)
def test_the_scene_works_with_right_values(
    scene: Callable[[Cast], Scene], cast: Cast, at: Callable[[str], None]
) -> None:
    who = next(w.who for w in WRONG if w.scene is scene)
    response = post(cast, who, *scene(cast))
    assert response.status_code == 303, response.content.decode()[-3000:]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda w: f"{w.scene.__name__}-{'-'.join(w.typed) or 'late'}")
def test_wrong_values_are_told_and_change_nothing(
    wrong: Wrong, cast: Cast, at: Callable[[str], None]
) -> None:
    address, data = wrong.scene(cast)
    at(wrong.at)
    before = photograph()
    response = post(cast, wrong.who, address, over(data, wrong.typed))
    said = response.content.decode()
    assert response.status_code == wrong.status
    assert wrong.said in said
    assert photograph() == before
    if wrong.status == 422:
        kept = [str(v).strip() for n, v in wrong.typed.items() if n in {"teks", "target", "bukti"}]
        assert all(v[:50] in said for v in kept), "what was typed is lost"
