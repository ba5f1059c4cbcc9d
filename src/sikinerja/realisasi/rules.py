"""Words and decisions of the monthly report (domain.md §4.4, manual BAB VI). Pure Python."""

from __future__ import annotations

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.flow import transition


class StatusRealisasi(LabeledEnum):
    """Where a month stands. BELUM: nothing submitted, or withdrawn again."""

    BELUM = "BELUM", "Belum diajukan"
    PENILAIAN_HASIL_KERJA = "PENILAIAN_HASIL_KERJA", "Penilaian Hasil Kerja"
    PENILAIAN_PERILAKU = "PENILAIAN_PERILAKU", "Penilaian Perilaku"
    SELESAI = "SELESAI", "Selesai"


S = StatusRealisasi
TRANSITIONS = (
    transition("ajukan", [S.BELUM], S.PENILAIAN_HASIL_KERJA, ["pemilik"]),
    transition("tarik", [S.PENILAIAN_HASIL_KERJA], S.BELUM, ["pemilik"]),
    transition("nilai_hasil_kerja", [S.PENILAIAN_HASIL_KERJA], S.PENILAIAN_PERILAKU, ["penilai"]),
    transition("nilai_perilaku", [S.PENILAIAN_PERILAKU], S.SELESAI, ["penilai"]),
    transition("ulangi_penilaian", [S.PENILAIAN_PERILAKU], S.PENILAIAN_HASIL_KERJA, ["pindah_penilai"]),
)
