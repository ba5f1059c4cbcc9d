"""After a step that hands something on, the page says on top who has it now, until when, what to keep."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.web.test_sent_once import sendings

PENILAI, PEGAWAI = "Contoh, SH, pejabat penilai", "Contoh, S.Kom, yang sudah diberi tahu"
TOLD = {
    "realisasi_bulanan:isi": ["RB-2023-02-", PENILAI, "12 Maret 2023 pukul 23:59", "Simpan atau cetak"],
    "realisasi_akhir:isi": ["RA-2023-", PENILAI, "selama belum dinilai", "Simpan nomor ini atau cetak"],
    "penilaian_realisasi_bulanan:perilaku": [PEGAWAI, "Februari 2023", "satu kali, sampai 12", "Riwayat"],
    "penilaian_realisasi_bulanan:ubah": [PEGAWAI, "Dapat diubah tidak lagi"],
    "penilaian_realisasi_akhir:nilai": [PEGAWAI, "tahun 2023", "hanya bila BKD"],
    "skp:ajukan": [PENILAI, "Diajukan SKP 2023", "Anda diberi tahu begitu"],
    "skp:ajukan_revisi": [PENILAI, "versi 1 tetap berlaku", "diterima atau ditolak"],
    "penilaian_skp:terima": [PEGAWAI, "Berlaku versi 1", "tercatat pada Riwayat SKP"],
    "penilaian_skp:kembalikan": [PEGAWAI, "begitu SKP diajukan lagi"],
    "penilaian_skp:terima_revisi": [PEGAWAI, "begitu perubahan diajukan", "versi 1 tetap berlaku"],
    "penilaian_skp:tolak_revisi": [PEGAWAI, "Berlaku tetap versi 1"],
    "mutasi:catat": ["Jabatan baru", "SKP baru mulai 6 Maret 2023", "SKP baru belum diajukan"],
}  # fmt: skip
"""By the form that is sent: what its panel says."""


STANDING = (
    "Menunggu penilaian.", "Menunggu pejabat penilai.", "Revisi menunggu jawaban", "Masih konsep.",
    "Revisi sedang disusun.", "Disetujui oleh",
)  # fmt: skip
"""How the notice begins that says the same as long as it stands so."""
KEPT = {"realisasi_bulanan", "realisasi_akhir", "skp", "penilaian_skp"}
"""Menus whose pages have one."""


def stands(page: str) -> list[str]:
    """The notices of :data:`STANDING` on a page."""
    return [words for words in STANDING if f"<b>{words}" in page]


def panel(page: str) -> str:
    """The words of the message on top."""
    found = re.search(r'(?s)<div class="notice is-success" data-kabar.*?</div>\s*</div>', page)
    assert found, "no message on top"
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


@pytest.mark.parametrize(("name", "words"), TOLD.items(), ids=TOLD.keys())
def test_a_step_says_what_it_means(
    name: str, words: list[str], cast: Cast, at: Callable[[str], None]
) -> None:
    sending = sendings(name, cast)[name]
    sent = sending.send()
    assert sent.status_code == 303
    page = sending.client.get(sent.headers["Location"]).content.decode()
    said = panel(page)
    assert not [w for w in words if w not in said], said
    assert not stands(page), "said twice"
    again = sending.client.get(sent.headers["Location"]).content.decode()
    assert "data-kabar" not in again, "said once"
    assert bool(stands(again)) == (name.partition(":")[0] in KEPT), "still to be read afterwards"
