"""Why somebody who stands as pejabat penilai rates no more (issue 9 §1; domain.md §6, §9). Pure Python."""

from __future__ import annotations

from sikinerja.core.choices import LabeledEnum


class SebabBerhenti(LabeledEnum):
    """What took a penilai away, as a sentence goes on after the name."""

    MENINGGAL = "MENINGGAL", "meninggal dunia"
    PENSIUN = "PENSIUN", "sudah pensiun"
    KONTRAK_BERAKHIR = "KONTRAK_BERAKHIR", "kontraknya sudah berakhir"
    AKUN_NONAKTIF = "AKUN_NONAKTIF", "akunnya tidak aktif"
    TANPA_JABATAN = "TANPA_JABATAN", "tidak mempunyai jabatan aktif"
    PINDAH = "PINDAH", "sudah pindah jabatan"


def tidak_ada(nama: str, sebab: SebabBerhenti) -> str:
    """Why somebody cannot be chosen as penilai, or has to be replaced."""
    return f"{nama} {sebab.label}, sehingga tidak dapat menjadi pejabat penilai. Pilih orang lain."
