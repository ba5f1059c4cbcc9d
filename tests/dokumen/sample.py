"""Facts of documents as the queries collect them, without a database; and their PDF."""

from __future__ import annotations

from typing import Any

from sikinerja.dokumen import press
from sikinerja.dokumen.rules import Tampilan, Terbitan, layout
from sikinerja.skp.rules import Perilaku
from tests.moments import moment

KODE = "7K3M-9QX2-ABCD-EFGH"
INSTANSI = "Provinsi Contoh"
PEGAWAI = {
    "nama": "Yohanes Pegawai Contoh, S.Kom", "nip": "199004172015021003", "pangkat": "Penata Muda / III/a",
    "jabatan": "Pranata Komputer Ahli Pertama", "kelas": "8", "perangkat_daerah": "Badan Contoh Daerah",
    "unit_kerja": "Bidang Pengembangan",
}  # fmt: skip
PENILAI = {
    "nama": "Ratna Penilai Contoh, SH", "nip": "197501012000032001", "pangkat": "Pembina / IV/a",
    "jabatan": "Plt. Kepala Bidang Pengembangan", "kelas": "11", "perangkat_daerah": "Badan Contoh Daerah",
    "unit_kerja": "Bidang Pengembangan",
}  # fmt: skip
GUBERNUR = dict.fromkeys(PENILAI, "") | {"nama": "Gubernur Contoh"}
NOBODY = dict.fromkeys(PENILAI, "")


def rhk(nomor: int, *, indikator: int = 2, jenis: str = "UTAMA", **values: Any) -> dict[str, Any]:
    """One RHK with its indikator, evaluated."""
    return {
        "jenis": jenis,
        "nomor": nomor,
        "teks": f"Terwujudnya layanan kepegawaian yang tertib, bagian {nomor}",
        "intervensi": "Meningkatnya kualitas pelayanan publik",
        "atasan": ["Indeks profesionalitas ASN"],
        "indikator": [
            {
                "teks": f"Jumlah laporan yang disusun tepat waktu, butir {nomor}.{n}",
                "target": "12 dokumen",
                "ukuran": "Kuantitas",
                "realisasi": f"{n} dokumen",
                "umpan_balik": "Bagus dan pertahankan",
            }
            for n in range(1, indikator + 1)
        ],
    } | values


def facts(jenis: str = "SKP", **values: Any) -> dict[str, Any]:
    """All that any of the three documents says; each reads its part."""
    return {
        "jenis": jenis,
        "model": "JAJF",
        "tahun": 2023,
        "bulan": 0,
        "awal": "2023-01-01",
        "akhir": "2023-12-31",
        "tempat": "Kota Contoh",
        "konsep": False,
        "tanggal": "2023-01-04" if jenis == "SKP" else "2024-01-04",
        "pegawai": PEGAWAI,
        "penilai": PENILAI,
        "atasan": GUBERNUR,
        "hasil_kerja": [rhk(1), rhk(2), rhk(1, indikator=1, jenis="TAMBAHAN")],
        "perilaku": {
            p.value: {"ekspektasi": f"Harapan {p.label}", "umpan_balik": f"Umpan balik {p.label}"}
            for p in Perilaku
        },
        "lampiran": {
            "DUKUNGAN": ["Laptop dan jaringan", "Anggaran perjalanan dinas"],
            "KONSEKUENSI": ["Penghargaan"],
        },
        "capaian": "BAIK",
        "rating_hasil_kerja": "SESUAI",
        "rating_perilaku": "DI_ATAS",
        "predikat": "BAIK",
        "catatan": "<p>Pertahankan <b>kinerja</b> ini.</p><ul><li>Tepat waktu</li><li>Teliti</li></ul>",
    } | values


def print_facts(said: dict[str, Any], tampilan: Tampilan | None = None) -> bytes:
    """The PDF of these facts."""
    page = layout.page(said, instansi=INSTANSI)
    terbitan = Terbitan(KODE, f"http://localhost:8000/verifikasi/{KODE}/", "x.pdf", page)
    return press.cetak(terbitan, tampilan=tampilan or Tampilan(), pada=moment("2024-01-05 10:00"))
