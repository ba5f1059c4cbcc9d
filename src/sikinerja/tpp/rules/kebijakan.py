"""Policies: what one may say, from when it holds, and what never changes (F8.4). Pure Python."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.flow import Sudah, transition
from sikinerja.core.indonesian import angka, bulan_tahun
from sikinerja.core.time import Month
from sikinerja.tpp.rules import (
    BERMENIT,
    SERATUS,
    TANPA_PREDIKAT,
    CaraHitung,
    CaraKehadiran,
    HasilKinerja,
    Kebijakan,
    Langkah,
    Pelanggaran,
    Tangga,
)

PANJANG_NAMA = 120
PANJANG_DASAR = 200
PANJANG_ALASAN = 500
LANGKAH_TERBANYAK = 4
"""Rungs that one ladder has at most."""
MULAI_TERJAUH = 5000
PREDIKAT = tuple(hasil for hasil in HasilKinerja if hasil not in TANPA_PREDIKAT)
"""From the best to the worst."""

HANYA_BKD = "Kebijakan TPP hanya diatur oleh BKD."
TANPA_KEBIJAKAN = (
    "Belum ada kebijakan TPP yang berlaku untuk {bulan}. Buat dan berlakukan dahulu di Kelola › TPP."
)
BUKAN_KONSEP = (
    "Kebijakan ini sudah diberlakukan, sehingga isinya tidak dapat diubah. Buat salinannya, lalu ubah."
)
SUDAH_BERLAKU = Sudah(
    "Kebijakan ini sudah Anda berlakukan",
    "Bila yang ini yang benar, cabut, lalu berlakukan salinannya.",
)
SUDAH_DICABUT = Sudah("Kebijakan ini sudah Anda cabut", "Alasan yang sudah tersimpan tetap berlaku.")
SUDAH_DIPAKAI = (
    "Kebijakan ini sudah dipakai rilis {bulan}, sehingga tidak dapat dicabut. "
    "Berlakukan kebijakan baru mulai bulan berikutnya."
)
ADA_YANG_DIRILIS = "Bulan sampai {bulan} sudah dirilis dengan kebijakan lain. Pilih bulan mulai sesudahnya."
MULAI_SAMA = "Sudah ada kebijakan yang berlaku mulai bulan itu. Cabut dahulu, atau pilih bulan lain."
SUDAH_DIKECUALIKAN = (
    "Pegawai ini sudah mempunyai pengecualian pada sebagian masa itu. Hapus dahulu yang lama."
)
MASA_TERLAMA = 24
"""Months that an exemption lasts at most."""
TRANSITIONS = (
    transition("ubah", ["KONSEP"], "KONSEP", ["bkd"]),
    transition("hapus", ["KONSEP"], "KONSEP", ["bkd"]),
    transition("berlakukan", ["KONSEP"], "BERLAKU", ["bkd"]),
    transition("cabut", ["BERLAKU"], "DICABUT", ["bkd"]),
)


class StatusKebijakan(LabeledEnum):
    """Where a policy stands."""

    KONSEP = "KONSEP", "Konsep"
    BERLAKU = "BERLAKU", "Diberlakukan"
    DICABUT = "DICABUT", "Dicabut"


class MasaKebijakan(LabeledEnum):
    """Where a policy in force stands in a month."""

    AKAN_DATANG = "AKAN_DATANG", "Akan berlaku"
    BERLAKU = "BERLAKU", "Berlaku"
    BERAKHIR = "BERAKHIR", "Sudah diganti"


@dataclass(frozen=True, slots=True)
class Masa:
    """From the first day of a month to the last day of one; ``sampai`` None: until another one comes."""

    mulai: date
    sampai: date | None = None

    def pada(self, month: Month) -> MasaKebijakan:
        """Where it stands in a month."""
        if self.mulai > month.first:
            return MasaKebijakan.AKAN_DATANG
        if self.sampai is not None and self.sampai < month.last:
            return MasaKebijakan.BERAKHIR
        return MasaKebijakan.BERLAKU

    @property
    def teks(self) -> str:
        """``Januari 2023 – Desember 2023``, ``sejak Januari 2024``."""
        begin = bulan_tahun(self.mulai.year, self.mulai.month)
        if self.sampai is None:
            return f"sejak {begin}"
        return f"{begin} – {bulan_tahun(self.sampai.year, self.sampai.month)}"


def salah(isi: Kebijakan) -> dict[str, str]:
    """What is wrong with a policy: by field, empty when nothing is."""
    rates = {f"persen_{hasil.value}": rate for hasil, rate in isi.persen_hasil}
    rates |= {"bobot_kinerja": isi.bobot_kinerja, "bobot_kehadiran": isi.bobot_kehadiran}
    rates |= {"persen_tanpa_data": isi.persen_tanpa_data}
    if isi.batas_potongan is not None:
        rates["batas_potongan"] = isi.batas_potongan
    found = {name: text for name, rate in rates.items() if (text := salah_persen(rate))}
    total = isi.bobot_kinerja + isi.bobot_kehadiran
    if total != SERATUS and "bobot_kinerja" not in found:
        found["bobot_kehadiran"] = (
            f"Bobot kinerja dan kehadiran harus berjumlah 100 %, kini {angka(total)} %."
        )
    found |= _salah_urutan(dict(isi.persen_hasil))
    for tangga in isi.tangga:  # kept, and so checked, also while it is not what counts
        found |= salah_tangga(tangga)
    if isi.cara_kehadiran is CaraKehadiran.POTONGAN and not isi.tangga:
        found["cara_kehadiran"] = "Isi paling sedikit satu potongan, atau pilih nilai absensi."
    twice = Counter((rule.keadaan, rule.jenis_jabatan) for rule in isi.ketentuan)
    if any(n > 1 for n in twice.values()) or any(salah_persen(rule.persen) for rule in isi.ketentuan):
        found["ketentuan"] = "Setiap keadaan dan jenis jabatan hanya sekali, dengan 0 sampai 100 %."
    return found


def salah_persen(rate: Decimal) -> str:
    """Why something is no percentage between 0 and 100 with at most two decimals; empty when it is."""
    if not (rate.is_finite() and 0 <= rate <= SERATUS):
        return "Isi dengan angka 0 sampai 100."
    if rate != round(rate, 2):
        return "Paling banyak 2 angka di belakang koma."
    return ""


def _salah_urutan(rates: dict[HasilKinerja, Decimal]) -> dict[str, str]:
    """A better predikat is never paid less."""
    missing = [hasil for hasil in HasilKinerja if hasil not in rates]
    if missing:
        return {f"persen_{hasil.value}": "Isi persentasenya." for hasil in missing}
    return {
        f"persen_{worse.value}": f"Tidak boleh melebihi {better.label} ({angka(rates[better])} %)."
        for better, worse in pairwise(PREDIKAT)
        if rates[worse] > rates[better]
    }


def salah_tangga(tangga: Tangga) -> dict[str, str]:
    """What is wrong with a ladder: it begins at 1, climbs, and never gets cheaper."""
    name = f"tangga_{tangga.pelanggaran.value}"
    if tangga.cara is CaraHitung.MENIT and tangga.pelanggaran not in BERMENIT:
        return {name: f"{tangga.pelanggaran.label} dihitung per kejadian, bukan menit."}
    if not 0 < len(tangga.langkah) <= LANGKAH_TERBANYAK:
        return {name: f"Isi 1 sampai {LANGKAH_TERBANYAK} langkah."}
    if tangga.batas is not None and (text := salah_persen(tangga.batas)):
        return {name: f"Batas: {text}"}
    if any(salah_persen(rung.persen) for rung in tangga.langkah):
        return {name: "Potongan setiap langkah harus 0 sampai 100 %, paling banyak 2 desimal."}
    return {name: text} if (text := _salah_langkah(tangga.langkah)) else {}


def _salah_langkah(rungs: tuple[Langkah, ...]) -> str:
    if rungs[0].mulai != 1:
        return "Langkah pertama dimulai dari 1."
    for before, after in pairwise(rungs):
        if not before.mulai < after.mulai <= MULAI_TERJAUH:
            return f"Awal setiap langkah harus melebihi langkah sebelumnya, paling jauh {MULAI_TERJAUH}."
        if after.persen < before.persen:
            return "Potongan langkah berikutnya tidak boleh lebih kecil."
    return ""


def salah_nama(nama: str, dasar_hukum: str) -> dict[str, str]:
    """What is wrong with the words of a policy that is being written."""
    found = {}
    if not 0 < len(nama.strip()) <= PANJANG_NAMA:
        found["nama"] = f"Isi nama kebijakan, paling panjang {PANJANG_NAMA} karakter."
    if len(dasar_hukum) > PANJANG_DASAR:
        found["dasar_hukum"] = f"Dasar hukum paling panjang {PANJANG_DASAR} karakter."
    return found


def salah_berlakukan(dasar_hukum: str, alasan: str) -> dict[str, str]:
    """What is missing before a policy is put in force."""
    found = salah_alasan(alasan)
    if not 0 < len(dasar_hukum.strip()) <= PANJANG_DASAR:
        found["dasar_hukum"] = "Tuliskan nomor dan tahun peraturannya, misalnya: Pergub 3 Tahun 2023."
    return found


def salah_alasan(alasan: str) -> dict[str, str]:
    """What is wrong with a reason."""
    if 0 < len(alasan.strip()) <= PANJANG_ALASAN:
        return {}
    return {"alasan": f"Alasan wajib diisi, paling panjang {PANJANG_ALASAN} karakter."}


def salah_pengecualian(
    persen: Decimal, mulai: Month, sampai: Month, alasan: str, dasar: str
) -> dict[str, str]:
    """What is wrong with an exemption taken by itself."""
    found = {}
    if text := salah_persen(persen):
        found["persen"] = text
    if sampai < mulai:
        found["sampai"] = "Bulan terakhir tidak boleh sebelum bulan mulai."
    elif (sampai.tahun - mulai.tahun) * 12 + sampai.bulan - mulai.bulan >= MASA_TERLAMA:
        found["sampai"] = "Pengecualian paling lama dua tahun. Bila diperpanjang, buat yang baru."
    for name, text in (("alasan", alasan), ("dasar", dasar)):
        if not 0 < len(text.strip()) <= PANJANG_DASAR:
            found[name] = f"Wajib diisi, paling panjang {PANJANG_DASAR} karakter."
    return found


def baku() -> Kebijakan:
    """What a new policy begins with: 60 % produktivitas kerja, 40 % disiplin kerja (Permendagri on TPP)."""
    rates = (100, 100, 75, 50, 25, 0, 0, 0)
    ladders = {Pelanggaran.TERLAMBAT: "1", Pelanggaran.PULANG_CEPAT: "1", Pelanggaran.ALPA: "5"}
    return Kebijakan(
        bobot_kinerja=Decimal(60),
        bobot_kehadiran=Decimal(40),
        persen_hasil=tuple((hasil, Decimal(rate)) for hasil, rate in zip(HasilKinerja, rates, strict=True)),
        cara_kehadiran=CaraKehadiran.NILAI,
        persen_tanpa_data=Decimal(0),
        tangga=tuple(
            Tangga(kind, CaraHitung.KEJADIAN, (Langkah(1, Decimal(rate)),)) for kind, rate in ladders.items()
        ),
        batas_potongan=SERATUS,
    )
