"""Words, transition table and decisions of the SKP (domain.md §2, manual BAB III). Pure Python."""

from __future__ import annotations

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.flow import transition


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
    """The seven values BerAKHLAK (domain.md §3); their guidance lines are in ``PANDUAN``."""

    BERORIENTASI_PELAYANAN = "BERORIENTASI_PELAYANAN", "Berorientasi Pelayanan"
    AKUNTABEL = "AKUNTABEL", "Akuntabel"
    KOMPETEN = "KOMPETEN", "Kompeten"
    HARMONIS = "HARMONIS", "Harmonis"
    LOYAL = "LOYAL", "Loyal"
    ADAPTIF = "ADAPTIF", "Adaptif"
    KOLABORATIF = "KOLABORATIF", "Kolaboratif"


class Predikat(LabeledEnum):
    """The five levels a month or a year ends with (domain.md §4.5)."""

    SANGAT_BAIK = "SANGAT_BAIK", "Sangat Baik"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"


S = StatusSkp
TRANSITIONS = (
    transition("ajukan", [S.KONSEP], S.PENILAIAN, ["pemilik"]),
    transition("tarik", [S.PENILAIAN], S.KONSEP, ["pemilik"]),
    transition("kembalikan", [S.PENILAIAN], S.KONSEP, ["penilai"]),
    transition("terima", [S.PENILAIAN], S.DISETUJUI, ["penilai"]),
)

PANDUAN: dict[Perilaku, tuple[str, str, str]] = {
    Perilaku.BERORIENTASI_PELAYANAN: (
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
        "Melakukan perbaikan tiada henti",
    ),
    Perilaku.AKUNTABEL: (
        "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
        "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
        "Tidak menyalahgunakan kewenangan jabatan",
    ),
    Perilaku.KOMPETEN: (
        "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
        "Membantu orang lain belajar",
        "Melaksanakan tugas dengan kualitas terbaik",
    ),
    Perilaku.HARMONIS: (
        "Menghargai setiap orang apapun latar belakangnya",
        "Suka menolong orang lain",
        "Membangun lingkungan kerja yang kondusif",
    ),
    Perilaku.LOYAL: (
        (
            "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, "
            "setia pada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah"
        ),
        "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara",
        "Menjaga rahasia jabatan dan negara",
    ),
    Perilaku.ADAPTIF: (
        "Cepat menyesuaikan diri menghadapi perubahan",
        "Terus berinovasi dan mengembangkan kreativitas",
        "Bertindak proaktif",
    ),
    Perilaku.KOLABORATIF: (
        "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
        "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
        "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
    ),
}
