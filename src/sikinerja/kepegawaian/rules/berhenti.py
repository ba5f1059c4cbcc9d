"""Why somebody who stands as pejabat penilai rates no more (issue 9 §1; domain.md §6, §9). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import tanggal
from sikinerja.kepegawaian.rules.keadaan import PURNA, JenisKeadaan, Keadaan


class SebabBerhenti(LabeledEnum):
    """What took a penilai away, as a sentence goes on after the name."""

    MENINGGAL = "MENINGGAL", "meninggal dunia"
    PENSIUN = "PENSIUN", "sudah pensiun"
    KONTRAK_BERAKHIR = "KONTRAK_BERAKHIR", "kontraknya sudah berakhir"
    AKUN_NONAKTIF = "AKUN_NONAKTIF", "akunnya tidak aktif"
    TANPA_JABATAN = "TANPA_JABATAN", "tidak mempunyai jabatan aktif"
    PINDAH = "PINDAH", "sudah pindah jabatan"


PERGI = (
    "{jumlah} pegawai menunjuk orang ini sebagai Pejabat Penilai; setelah jabatannya tidak aktif mereka "
    "dinilai penggantinya, dan diminta mengubah Pejabat Penilai."
)
TERBAWA = (
    "Orang ini menggantikan {nama} ({sebab}), yang ditunjuk {jumlah} pegawai sebagai Pejabat Penilai; "
    "setelah jabatannya tidak aktif mereka dinilai {lanjut}, dan diminta mengubah Pejabat Penilai."
)
MENUNGGU = "Pada orang ini {isi}; setelah jabatannya tidak aktif dilanjutkan {lanjut}."
MENUNGGU_PINDAH = "Pada orang ini {isi}; ia tetap melanjutkannya."
MENUNGGU_TERBAWA = (
    "Orang ini menggantikan {nama} ({sebab}), dan di sana {isi}; setelah jabatannya tidak aktif dilanjutkan "
    "{lanjut}."
)
TANPA_LANJUT = "siapa yang ditunjuk pengelola kepegawaian (belum ada)"
PINDAH = (
    "{jumlah} pegawai menunjuk orang ini sebagai Pejabat Penilai; ia tetap menilai mereka sampai mereka "
    "mengubah Pejabat Penilainya."
)
"""What the check of a file asks before a penilai, or who stands in for one, leaves the post."""


def kenapa_tidak_masuk(jenis: str | None, sejak: date | None) -> str:
    """Why nobody can be asked to fill in what is still open, beside its standing: their account is closed.

    ``jenis``, ``sejak``: the state by which they are out of service, where they are.
    """
    if not jenis or sejak is None:
        return "Akun tidak aktif"
    said = sejak_kapan(jenis, sejak)
    return said if jenis == JenisKeadaan.MENINGGAL else f"{said}, akun tidak aktif"


def keadaan_lepas(states: Iterable[Keadaan], today: date) -> str:
    """:func:`kenapa_tidak_masuk` of somebody with these states whose account is closed."""
    gone = [row for row in states if row.jenis in PURNA and row.memuat(today)]
    last = max(gone, key=lambda row: row.mulai, default=None)
    return kenapa_tidak_masuk(last.jenis, last.mulai) if last else kenapa_tidak_masuk(None, None)


def sejak_kapan(jenis: str, sejak: date) -> str:
    """That somebody is out of service, and since when: "Meninggal dunia 5 Maret 2023"."""
    state = JenisKeadaan[jenis]
    since = "" if state is JenisKeadaan.MENINGGAL else "sejak "
    return f"{state.label} {since}{tanggal(sejak)}"


def tidak_ada(nama: str, sebab: SebabBerhenti) -> str:
    """Why somebody cannot be chosen as penilai, or has to be replaced."""
    return f"{nama} {sebab.label}, sehingga tidak dapat menjadi pejabat penilai. Pilih orang lain."
