"""Words, transition table and decisions of the SKP (domain.md §2, manual BAB III). Pure Python."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.flow import transition
from sikinerja.core.indonesian import tanggal
from sikinerja.core.text import fold


class StatusSkp(LabeledEnum):
    """Where an SKP stands."""

    KONSEP = "KONSEP", "Konsep"
    PENILAIAN = "PENILAIAN", "Penilaian"
    DISETUJUI = "DISETUJUI", "Disetujui"
    REVISI = "REVISI", "Revisi"
    REALISASI = "REALISASI", "Realisasi"
    PENILAIAN_AKHIR = "PENILAIAN_AKHIR", "Penilaian"
    SELESAI = "SELESAI", "Selesai"


class JenisRhk(LabeledEnum):
    """Priority of a rencana hasil kerja: Utama high, Tambahan low."""

    UTAMA = "UTAMA", "Utama"
    TAMBAHAN = "TAMBAHAN", "Tambahan"


class Aspek(LabeledEnum):
    """Aspect of an indikator in the model JA/JF."""

    KUANTITAS = "KUANTITAS", "Kuantitas"
    KUALITAS = "KUALITAS", "Kualitas"
    WAKTU = "WAKTU", "Waktu"
    BIAYA = "BIAYA", "Biaya"


class Perspektif(LabeledEnum):
    """Perspective of an indikator in the model JPT."""

    PENERIMA_LAYANAN = "PENERIMA_LAYANAN", "Penerima Layanan"
    PROSES_BISNIS = "PROSES_BISNIS", "Proses Bisnis"
    PENGUATAN_INTERNAL = "PENGUATAN_INTERNAL", "Penguatan Internal"
    ANGGARAN = "ANGGARAN", "Anggaran"


class Perilaku(LabeledEnum):
    """The seven values BerAKHLAK (domain.md §3); their guidance lines are in ``rules.panduan``."""

    BERORIENTASI_PELAYANAN = "BERORIENTASI_PELAYANAN", "Berorientasi Pelayanan"
    AKUNTABEL = "AKUNTABEL", "Akuntabel"
    KOMPETEN = "KOMPETEN", "Kompeten"
    HARMONIS = "HARMONIS", "Harmonis"
    LOYAL = "LOYAL", "Loyal"
    ADAPTIF = "ADAPTIF", "Adaptif"
    KOLABORATIF = "KOLABORATIF", "Kolaboratif"


class BagianLampiran(LabeledEnum):
    """The three blocks of the lampiran (documents.md §B), in the order of the form."""

    DUKUNGAN = "DUKUNGAN", "Dukungan Sumber Daya"
    PERTANGGUNGJAWABAN = "PERTANGGUNGJAWABAN", "Skema Pertanggungjawaban"
    KONSEKUENSI = "KONSEKUENSI", "Konsekuensi"


class Predikat(LabeledEnum):
    """The five levels a month or a year ends with (domain.md §4.5)."""

    SANGAT_BAIK = "SANGAT_BAIK", "Sangat Baik"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"


S = StatusSkp
TRANSITIONS = (
    transition("susun", [S.KONSEP], S.KONSEP, ["pemilik"]),
    transition("ajukan", [S.KONSEP], S.PENILAIAN, ["pemilik"]),
    transition("tarik", [S.PENILAIAN], S.KONSEP, ["pemilik"]),
    transition("ekspektasi", [S.PENILAIAN], S.PENILAIAN, ["penilai"]),
    transition("kembalikan", [S.PENILAIAN], S.KONSEP, ["penilai"]),
    transition("terima", [S.PENILAIAN], S.DISETUJUI, ["penilai"]),
    transition("ajukan_revisi", [S.DISETUJUI], S.REVISI, ["pemilik"]),
    transition("terima_revisi", [S.REVISI], S.KONSEP, ["penilai"]),
    transition("tolak_revisi", [S.REVISI], S.DISETUJUI, ["penilai"]),
    transition("batalkan_revisi", [S.REVISI, S.KONSEP], S.DISETUJUI, ["pemilik"]),
    transition("mulai_akhir", [S.DISETUJUI], S.REALISASI, ["pemilik"]),
    transition("batal_akhir", [S.REALISASI], S.DISETUJUI, ["pemilik"]),
    transition("ajukan_akhir", [S.REALISASI], S.PENILAIAN_AKHIR, ["pemilik"]),
    transition("tarik_akhir", [S.PENILAIAN_AKHIR], S.REALISASI, ["pemilik"]),
    transition("kembalikan_akhir", [S.PENILAIAN_AKHIR], S.REALISASI, ["penilai"]),
    transition("nilai_akhir", [S.PENILAIAN_AKHIR], S.SELESAI, ["penilai"]),
    transition("buka_kembali", [S.SELESAI], S.PENILAIAN_AKHIR, ["bkd"]),
)

# What stands open before the penilai on Penilaian » SKP.
MENUNGGU_PENILAI = (S.PENILAIAN, S.REVISI)

# How a line of the history calls what was done.
AKSI = {
    "ajukan": "Diajukan",
    "tarik": "Ditarik kembali",
    "kembalikan": "Dikembalikan",
    "terima": "Diterima",
    "ajukan_revisi": "Revisi diajukan",
    "terima_revisi": "Revisi diterima",
    "tolak_revisi": "Revisi ditolak",
    "batalkan_revisi": "Revisi dibatalkan",
    "mulai_akhir": "Realisasi akhir dimulai",
    "batal_akhir": "Realisasi akhir dibatalkan",
    "ajukan_akhir": "Realisasi akhir diajukan",
    "tarik_akhir": "Realisasi akhir ditarik kembali",
    "kembalikan_akhir": "Realisasi akhir dikembalikan",
    "nilai_akhir": "Dinilai",
    "buka_kembali": "Penilaian dibuka kembali",
    "mutasi": "Diakhiri karena mutasi",
    "batal_mutasi": "Mutasi dibatalkan, periode dikembalikan",
}

NAMA_JENIS = {j.value: j.label for j in JenisRhk}
MAKS_RHK = 60
MAKS_INDIKATOR = 30
MAKS_TARGET = Decimal("999999999999.9999")

CONTOH_AJUKAN = (
    "Mohon berkenan Bapak/Ibu penilai untuk melakukan koreksi terhadap rencana hasil kerja ini "
    "jika terdapat kekeliruan, terima kasih."
)
CONTOH_KEMBALIKAN = (
    "Rencana Hasil Kerja ini belum sesuai dengan pembagian tugas yang telah ditetapkan, silahkan "
    "menambahkan Rencana Hasil Kerja sesuai kesepakatan hasil rapat diskusi."
)
CONTOH_TERIMA = (
    "Rencana Hasil Kerja dan indikator sudah sesuai. Silakan dilaksanakan dengan penuh tanggung jawab."
)
CONTOH_PERUBAHAN = "Mohon Bapak/Ibu penilai memeriksa perubahan rencana hasil kerja ini, terima kasih."
TANPA_PERUBAHAN = "Belum ada perubahan terhadap versi {versi}: ubah dahulu rencananya, atau batalkan revisi"
CONTOH_REVISI = (
    "Mohon Bapak/Ibu penilai memberikan persetujuan terhadap perubahan rencana kinerja sebagai berikut:"
    "<ol><li>Menambah RHK dan Indikator terkait Penilaian Kompetensi</li>"
    "<li>Menambah RHK dan Indikator terkait Manajemen Talenta sesuai arahan Bapak Gubernur</li></ol>"
)
NARASI_CONTOH = "Narasi diatas adalah contoh, dapat disesuaikan dengan kebutuhan."
PENTING = "PENTING: 1 Riwayat Jabatan hanya untuk 1 Periode SKP."

TUMPANG_TINDIH = (
    "Periode ini tumpang tindih dengan SKP Anda yang lain. Ubah periode awal atau periode akhir sehingga "
    "tidak ada hari dalam dua SKP. Bila pindah jabatan, catat di halaman Mutasi: SKP lama diakhiri di sana."
)
SUDAH_ADA = "Riwayat jabatan ini sudah memiliki SKP: 1 Riwayat Jabatan hanya untuk 1 Periode SKP."
INDIKATOR_KEMBAR = (
    "Indikator dengan teks yang sama sudah ada pada rencana hasil kerja ini. "
    "Pastikan masing-masing indikator berbeda antara satu dengan yang lainnya."
)
AKHIR_MUTASI = "Periode akhir SKP ini ditetapkan oleh mutasi Anda dan tidak dapat diubah di sini."
AKTIVITAS_DI_LUAR = "Sudah ada aktivitas pada SKP ini di luar periode tersebut. Pilih periode yang memuatnya."
DIPAKAI_MUTASI = (
    "SKP ini tidak dapat dihapus karena memuat aktivitas atau terkait dengan mutasi Anda. "
    "Bila mutasi itu keliru, batalkan pada halaman Mutasi."
)
SUDAH_DIPERIKSA = (
    "Pejabat penilai sudah mulai memeriksa SKP ini, sehingga tidak dapat ditarik kembali. "
    "Mintalah pejabat penilai mengembalikannya bila ada yang perlu diperbaiki."
)
REVISI_PURNA = (
    "Masa tugas Anda sudah berakhir, sehingga SKP tidak dapat direvisi lagi. Isilah realisasi akhirnya."
)
BELUM_DISETUJUI = "SKP ini belum pernah disetujui, sehingga tidak ada revisi yang dapat dibatalkan."
RHK_TETAP = (
    "Rencana hasil kerja yang sudah pernah disetujui tidak dapat dihapus. "
    "Selama revisi Anda dapat mengubahnya atau menambah yang baru."
)
INDIKATOR_TETAP = (
    "Indikator yang sudah pernah disetujui tidak dapat dihapus. "
    "Selama revisi Anda dapat mengubahnya atau menambah yang baru."
)
TERKUNCI = "Isi SKP hanya dapat diubah selama berstatus KONSEP. Muat ulang halaman ini."


def lipat(teks: str) -> str:
    """What makes two indikator texts "the same" (case and space folded), short enough for an index."""
    folded = fold(teks)
    return folded if len(folded) <= 200 else f"sha256:{hashlib.sha256(folded.encode()).hexdigest()}"


def periode_bawaan(*, tahun: int, tmt: date) -> tuple[date, date]:
    """Periode a form begins with: the whole year, or from TMT where that lies inside it (domain.md §2)."""
    awal = tmt if tmt.year == tahun else date(tahun, 1, 1)
    return awal, date(tahun, 12, 31)


def periksa_periode(*, tahun: int, awal: date, akhir: date) -> dict[str, str]:
    """What is wrong with a periode, by field: order of days, one calendar year (domain.md §2)."""
    salah: dict[str, str] = {}
    if awal.year != tahun:
        salah["periode_awal"] = f"Periode awal harus di dalam tahun {tahun}."
    if akhir.year != tahun:
        salah["periode_akhir"] = f"Periode akhir harus di dalam tahun {tahun}."
    elif akhir < awal:
        salah["periode_akhir"] = "Periode akhir tidak boleh sebelum periode awal."
    return salah


@dataclass(frozen=True, slots=True)
class Rencana:
    """What the guard of *ajukan* needs to know of one RHK."""

    id: int
    jenis: str
    nomor: int
    jumlah_indikator: int
    ada_intervensi: bool


@dataclass(frozen=True, slots=True)
class Kurang:
    """One thing that stands between an SKP and *ajukan*; ``rhk_id`` or ``skp_id`` says where to mend it.

    ``batal``: giving the revision up is the other way out.
    """

    teks: str
    rhk_id: int | None = None
    skp_id: int | None = None
    batal: bool = False


@dataclass(frozen=True, slots=True)
class SkpLama:
    """An SKP that a mutation ended and whose realisasi akhir is not handed in yet (domain.md §7)."""

    id: int
    periode_awal: date
    periode_akhir: date


def menunggu_skp_lama(lama: SkpLama) -> Kurang:
    """The new SKP is held at *ajukan* until the old one's realisasi akhir is submitted (domain.md §7)."""
    periode = f"{tanggal(lama.periode_awal)} s.d. {tanggal(lama.periode_akhir)}"
    return Kurang(
        f"SKP jabatan lama ({periode}) belum selesai: isi dan ajukan realisasi akhirnya", skp_id=lama.id
    )


def kurang(
    rencana: Iterable[Rencana],
    *,
    model: str,
    ada_penilai: bool,
    lama: SkpLama | None = None,
    sama_dengan: int = 0,
) -> list[Kurang]:
    """All that is missing before *ajukan* (domain.md §2.1), in the order in which the page shows it.

    ``sama_dengan``: the approved versi from which a revision differs in nothing so far (0: it does).
    """
    rows = list(rencana)
    found = (
        []
        if ada_penilai
        else [Kurang("Riwayat jabatan SKP ini belum memiliki pejabat penilai: lengkapi pada Profil")]
    )
    if not any(r.jenis == JenisRhk.UTAMA for r in rows):
        found.append(Kurang("Belum ada rencana hasil kerja utama"))
    for r in rows:
        nama = f"RHK {NAMA_JENIS[r.jenis]} {r.nomor}"
        if model == "JAJF" and not r.ada_intervensi:
            found.append(Kurang(f"{nama} belum memilih RHK atasan yang diintervensi", r.id))
        if not r.jumlah_indikator:
            found.append(Kurang(f"{nama} belum memiliki indikator", r.id))
    if lama is not None:
        found.append(menunggu_skp_lama(lama))
    if sama_dengan:
        found.append(Kurang(TANPA_PERUBAHAN.format(versi=sama_dengan), batal=True))
    return found


def ekspektasi_kurang(tersimpan: Iterable[str]) -> list[Perilaku]:
    """The values whose ekspektasi is not saved yet: *terima* needs all seven (domain.md §2.1)."""
    ada = set(tersimpan)
    return [p for p in Perilaku if p.value not in ada]


def tukar(urutan: Sequence[int], rhk_id: int, arah: str) -> list[int]:
    """Ids in their new order after moving one a place up (``naik``) or down; at the end nothing moves."""
    ids = list(urutan)
    i = ids.index(rhk_id)
    j = i - 1 if arah == "naik" else i + 1
    if 0 <= j < len(ids):
        ids[i], ids[j] = ids[j], ids[i]
    return ids
