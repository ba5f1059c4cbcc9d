"""A riwayat in words, to say what a correction changed (F2.5, F8.8)."""

from __future__ import annotations

from sikinerja.core.indonesian import tanggal
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import DENGAN_NAMA


def words(riwayat_id: int) -> dict[str, str]:
    """A riwayat as people read it, field by field. One query."""
    row = RiwayatJabatan.objects.select_related(*DENGAN_NAMA).get(pk=riwayat_id)
    return {
        "Tahun": str(row.tahun),
        "TMT": tanggal(row.tmt),
        "Jenis jabatan": row.get_jenis_jabatan_display(),
        "Jabatan": row.jabatan.nama,
        "Perangkat daerah": row.perangkat_daerah.nama,
        "Unit kerja": row.unit_kerja.nama,
        "Pejabat penilai": row.penilai.akun.nama if row.penilai else "belum ada",
        "Keadaan": "Aktif" if row.aktif else "Nonaktif",
    }
