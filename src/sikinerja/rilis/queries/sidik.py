"""Whether what is stored still is what was released: the fingerprints reckoned anew from the rows."""

from __future__ import annotations

from collections.abc import Iterator

from sikinerja.rilis.models import Rilis, RilisBaris, RilisRekap
from sikinerja.rilis.rules.isi import KOLOM, Baris, Sidik, sidik_rilis, tulis_perhitungan

CHUNK = 2000


def cocok(*, rilis: Rilis) -> bool:
    """Whether every PD and the whole have the fingerprint that the release wrote down. Reads every row."""
    kept = list(RilisRekap.objects.filter(rilis=rilis).order_by("pk").values_list("sidik", flat=True))
    whole = sidik_rilis(tahun=rilis.tahun, bulan=rilis.bulan, nomor=rilis.nomor, pd=kept)
    return kept == list(_anew(rilis)) and rilis.sidik == whole


def _anew(rilis: Rilis) -> Iterator[str]:
    """The fingerprint of each PD in the order of the rows."""
    rows = RilisBaris.objects.filter(rilis=rilis).order_by("urutan").values_list(*KOLOM)
    place, sidik = None, None
    for values in rows.iterator(CHUNK):
        baris = Baris._make((*values[:-1], tulis_perhitungan(values[-1])))
        if sidik is None or baris.perangkat_daerah_id != place:
            if sidik is not None:
                yield sidik.hex
            place, sidik = baris.perangkat_daerah_id, Sidik()
        sidik.tambah(baris)
    if sidik is not None:
        yield sidik.hex
