"""What of an exemption can be so and hardly is: asked once before it is saved (issue 9 §3). Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sikinerja.core.indonesian import angka, bulan_tahun
from sikinerja.core.time import Month

DIRILIS = (
    "{bulan} sudah dirilis dan tidak berubah: bagi bulan itu pengecualian ini baru berlaku sesudah koreksi "
    "dibuka dan dirilis."
)


def ganjil(persen: Decimal, *, dirilis: Sequence[Month]) -> list[str]:
    """A whole pay of less than one per cent, written as a fraction; months that a release holds already."""
    found = []
    if 0 < persen <= 1:
        found.append(f"TPP tetap terbaca {angka(persen)} %. Apakah maksudnya {angka(persen * 100)}?")
    if dirilis:
        names = [bulan_tahun(m.tahun, m.bulan) for m in dirilis]
        found.append(DIRILIS.format(bulan=", ".join(names)))
    return found
