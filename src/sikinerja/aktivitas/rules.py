"""What an activity must be, how a month of them is pictured (BAB V, domain.md §4.1). Pure Python."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import bulan_tahun, hari_tanggal, pukul, tanggal
from sikinerja.core.time import Month

TUGAS_LAIN = "Terlaksananya tugas kedinasan lain"
SESUDAH_MUTASI = f"Anda sudah dimutasi: untuk tugas di tempat baru pilih “{TUGAS_LAIN}”."
PANJANG_URAIAN = 1000
BATAS_RENCANA = 50
MULAI_BIASA = time(8, 0)
AKHIR_HARI = time(23, 59)
JUMLAH_TERAKHIR = 10
JAM_PENUH = 7 * 60 + 30
TINGKAT = 4

MULAI_SEBELUM_SELESAI = "Waktu selesai harus sesudah waktu mulai."
MELEWATI_TENGAH_MALAM = (
    "Waktu selesai lebih awal daripada waktu mulai. Perbaiki jamnya; bila aktivitas ini melewati tengah "
    "malam, pilih “Simpan sebagai dua aktivitas”."
)
HARI_DEPAN = "Tanggal aktivitas tidak boleh sesudah hari ini. Untuk yang akan datang, buat rencana."
RENCANA_LEWAT = (
    "Rencana hanya untuk hari ini atau sesudahnya. Yang sudah dikerjakan, catat sebagai aktivitas."
)
LANJUTAN_BESOK = (
    "Bagian sesudah tengah malam jatuh pada besok, jadi belum dapat disimpan. Simpan sampai pukul 23:59, "
    "lalu catat lanjutannya besok."
)
SUDAH_DIINPUT = "Rencana ini sudah diinput menjadi aktivitas; satu rencana hanya dapat diinput satu kali."
DARI_RENCANA_LAIN = (
    "Aktivitas yang sama persis sudah tercatat dari rencana lain. Bila ini pekerjaan lain, ubah waktu atau "
    "uraiannya; bila memang sama, hapus rencana ini."
)
RENCANA_PENUH = (
    f"Rencana Anda sudah {BATAS_RENCANA}. Input atau hapus dahulu rencana yang tidak diperlukan lagi."
)
INDIKATOR_ASING = (
    "Indikator ini tidak ada pada SKP yang berlaku untuk tanggal itu. "
    "Pilih indikator lain atau ubah tanggalnya."
)


@dataclass(frozen=True, slots=True)
class Isian:
    """What was typed for an activity or a plan, in local time. No ``indikator_id``: tugas kedinasan lain."""

    tanggal: date
    mulai: time
    selesai: time
    uraian: str
    indikator_id: int | None

    @property
    def month(self) -> Month:
        """The month that reports it."""
        return Month.of(self.tanggal)

    @property
    def fakta(self) -> tuple[date, time, time, int | None]:
        """What is counted: everything but the words."""
        return self.tanggal, self.mulai, self.selesai, self.indikator_id


def periksa(isian: Isian, *, today: date, rencana: bool = False) -> Isian:
    """What may be kept: trimmed, in minutes. Raises Invalid with all that is wrong (domain.md §4.1)."""
    isian = replace(
        isian,
        uraian=isian.uraian.strip(),
        mulai=isian.mulai.replace(second=0, microsecond=0),
        selesai=isian.selesai.replace(second=0, microsecond=0),
    )
    errors: dict[str, str] = {}
    if not isian.uraian:
        errors["uraian"] = "Tulis apa yang dikerjakan."
    elif len(isian.uraian) > PANJANG_URAIAN:
        errors["uraian"] = f"Uraian paling panjang {PANJANG_URAIAN} karakter."
    if isian.selesai == isian.mulai:
        errors["selesai"] = MULAI_SEBELUM_SELESAI
    elif isian.selesai < isian.mulai:
        errors["selesai"] = MULAI_SEBELUM_SELESAI if rencana else MELEWATI_TENGAH_MALAM
    if rencana and isian.tanggal < today:
        errors["tanggal"] = RENCANA_LEWAT
    if not rencana and isian.tanggal > today:
        errors["tanggal"] = HARI_DEPAN
    if errors:
        raise Invalid(errors)
    return isian


def melewati_tengah_malam(mulai: time | None, selesai: time | None) -> bool:
    """Whether the hours read like a night: it ends earlier than it begins."""
    return mulai is not None and selesai is not None and selesai < mulai


def pisah(isian: Isian, *, today: date) -> list[Isian]:
    """The rows of an activity that passes midnight: until 23:59, and from 00:00 of the next day on (§9).

    One that ends at 00:00 sharp is one row. Raises Invalid when the second row would lie in the future.
    """
    if not melewati_tengah_malam(isian.mulai, isian.selesai):
        return [isian]
    first = replace(isian, selesai=AKHIR_HARI)
    if isian.selesai == time.min:
        return [first]
    if isian.tanggal >= today:
        raise Invalid({"selesai": LANJUTAN_BESOK})
    second = replace(isian, tanggal=isian.tanggal + timedelta(days=1), mulai=time.min)
    return [first, second] if isian.mulai < AKHIR_HARI else [second]


def bertumpang_tindih(tanggal_: date, mulai: time, selesai: time, uraian: str) -> str:
    """Says with which activity the typed hours overlap, and what to do."""
    words = uraian if len(uraian) <= 60 else f"{uraian[:59]}…"
    return (
        f"Waktu ini bertumpang tindih dengan aktivitas “{words}” ({hari_tanggal(tanggal_)}, "
        f"{pukul(mulai)}–{pukul(selesai)}). Ubah jamnya, atau perbaiki aktivitas itu."
    )


MASIH_DAPAT = (
    "Hari-hari yang terlewat masih dapat diisi sesudahnya, sebaiknya sebelum realisasi bulannya diajukan."
)


def tersimpan(hari: date, *, today: date, dinilai: int | None = None) -> str:
    """Says that it is kept; of a day before last month for which, as a slip of the year is easily made.

    ``dinilai``: the year of the SKP of the day, where that is rated to the end already.
    """
    if Month.of(hari) in {Month.of(today), Month.of(today).previous} and dinilai is None:
        return "Aktivitas tersimpan."
    said = f"Aktivitas untuk {hari_tanggal(hari)} tersimpan."
    if dinilai is None:
        return said
    return (
        f"{said} SKP {dinilai} sudah selesai dinilai, jadi aktivitas ini tidak ikut dinilai lagi. "
        "Bila tanggalnya keliru, ubah di Semua Aktivitas."
    )


def sesudah_tugas(keadaan: str, sejak: date) -> str:
    """Says that the person left service before the day (domain.md §9)."""
    last = tanggal(sejak - timedelta(days=1))
    return f"Masa tugas Anda berakhir {last} ({keadaan}). Aktivitas dapat dicatat sampai hari itu."


def tanpa_skp(hari: date) -> str:
    """Says that no approved SKP holds the day."""
    return (
        f"Tidak ada SKP yang disetujui untuk {tanggal(hari)}. Aktivitas hanya dapat dicatat di dalam "
        "periode SKP yang sudah disetujui."
    )


def bulan_ditutup(month: Month) -> str:
    """Says that the month is rated."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return f"Realisasi {bulan} sudah selesai dinilai; aktivitasnya hanya dapat dilihat."


def sudah_dihitung(month: Month) -> str:
    """Says why what was counted stays as it is, and how it can be changed."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return (
        f"Aktivitas ini sudah dihitung dalam realisasi {bulan} yang Anda ajukan. Uraiannya masih dapat "
        "diperbaiki; untuk mengubah tanggal, jam atau indikator, atau menghapusnya, tarik kembali dahulu "
        f"realisasi {bulan}."
    )


def halangan_hapus(month: Month, *, ditutup: bool, dihitung: bool) -> str:
    """Why an activity of that month cannot be deleted; "" when it can. ``dihitung``: in a filed realisasi."""
    if ditutup:
        return bulan_ditutup(month)
    return sudah_dihitung(month) if dihitung else ""


def menit(mulai: time, selesai: time) -> int:
    """Length in minutes."""
    return (selesai.hour - mulai.hour) * 60 + selesai.minute - mulai.minute


def lama(minutes: int) -> str:
    """``121 jam 30 menit``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} menit"
    return f"{hours} jam {rest} menit" if rest else f"{hours} jam"


def kadar(minutes: int) -> int:
    """How dark a day is in the heat strip: 0 (nothing) to 4 (a working day of 7.5 hours and more)."""
    if minutes <= 0:
        return 0
    return min(TINGKAT, 1 + (TINGKAT - 1) * minutes // JAM_PENUH)


def pilihan_indikator(sifat: str, teks: str) -> str:
    """``Kuantitas - Jumlah dokumen``: the aspek (or perspektif) in front, as the manual writes it (F5.5)."""
    return f"{sifat} - {teks}"
