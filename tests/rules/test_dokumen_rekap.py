"""The printed recap never has a nameless line."""

from __future__ import annotations

from datetime import datetime

from sikinerja.dokumen.rules.rekap import KOLOM, halaman

COUNTS = dict.fromkeys((name for _, name in KOLOM), 1) | {"rata_tpp": 87}


def test_people_without_a_perangkat_daerah_have_a_line_with_words() -> None:
    page = halaman(
        instansi="Provinsi Contoh", judul="Rilis Februari 2023", nama_pd="Semua perangkat daerah", tahun=2023,
        bulan=2, dirilis=datetime(2023, 3, 13, 8, 0), sidik="ab" * 32, total=COUNTS,  # noqa: DTZ001 - local
        pd=[{"nama": "Badan Contoh", **COUNTS}, {"nama": "", **COUNTS}], pegawai=None,
    )  # fmt: skip
    assert [row[0] for row in page["pd"]] == ["Badan Contoh", "Tanpa perangkat daerah"]
