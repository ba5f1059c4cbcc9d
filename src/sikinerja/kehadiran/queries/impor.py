"""What a file of attendance would do (F8.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.impor.rules import BAGIAN, Baris, Temuan
from sikinerja.kehadiran import queries
from sikinerja.kehadiran.rules import SUDAH_DIRILIS, impor, tak_dikenal
from sikinerja.kehadiran.rules.janggal import pecahan
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.rules.nomor import DIBULATKAN, dibulatkan


def periksa(ctx: Context, *, baris: Sequence[Baris], parameter: Mapping[str, Any]) -> Iterator[Temuan]:
    """One finding for every row, in order; eight queries a thousand. Conflict for a released month."""
    month = impor.bulan(parameter)
    if queries.ditutup(month=month):
        raise Conflict(SUDAH_DIRILIS.format(bulan=bulan_tahun(month.tahun, month.bulan)))
    rounded = dibulatkan(str(row.isi["nip"]) for row in baris)
    berpecahan = pecahan([row.isi["nilai"] for row in baris])
    for start in range(0, len(baris), BAGIAN):
        some = baris[start : start + BAGIAN]
        people = queries.dikenal(row.isi["nip"] for row in some)
        kept = queries.banyak(pegawai_ids=people.values(), month=month)
        hints = queries.petunjuk({str(row.isi["nip"]) for row in some} - set(people))
        named = queries.nama(people.values()) if any(row.isi.get("nama") for row in some) else {}
        before = queries.banyak(pegawai_ids=people.values(), month=month.previous)
        away = keadaan.pada_bulan(pegawai_ids=people.values(), month=month)
        for row in some:
            person = None if rounded else people.get(row.isi["nip"])
            yield impor.temuan(
                row,
                month=month,
                dikenal=person is not None,
                semula=kept.get(person) if person else None,
                salah=DIBULATKAN if rounded else tak_dikenal(row.isi["nip"], hints),
                lalu=before.get(person) if person else None,
                berpecahan=berpecahan,
                pemilik=named.get(person, "") if person else "",
                keadaan=away.get(person) if person else None,
            )
