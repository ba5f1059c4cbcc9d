"""From facts to frozen rows: reckoned one by one, copied a few thousand at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from django.db import connection

from sikinerja.core.context import Context
from sikinerja.kepegawaian.queries.wewenang import pengganti_kini, yang_menilai
from sikinerja.rilis.models import Rilis
from sikinerja.rilis.queries.beda import BEDA
from sikinerja.rilis.queries.fakta import Bulan, Fakta
from sikinerja.rilis.queries.hitungan import fakta_tpp, penghitung
from sikinerja.rilis.rules import StatusNilai
from sikinerja.rilis.rules.isi import KOLOM, LABEL, Baris, Rekap
from sikinerja.tpp.queries import pengecualian_bulan
from sikinerja.tpp.rules import Kebijakan

CHUNK = 5000
PANJANG_NAMA = 150
COPY = f"COPY rilis_rilisbaris (rilis_id, {', '.join(KOLOM)}) FROM STDIN"
KENAL, BEKU = Fakta._fields.index("status") + 1, Fakta._fields.index("nilai_absensi") + 1
"""Where the columns of a fact end that stand before ``keterangan``, and those that are frozen at all."""
Kabari = Callable[[int, int], None]
"""Called with how many rows are done and how many there are."""


def next_id() -> int:
    """The key that the header will get: its rows are written first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [Rilis._meta.db_table])
        found: int = cursor.fetchone()[0]
        return found


def tulis(
    ctx: Context, bulan: Bulan, *, rilis_id: int, kebijakan: Kebijakan, kabari: Kabari, total: int
) -> list[Rekap]:
    """Freeze everybody; returns the counts of each PD in the order of the rows."""
    rows, rekap, done = _baris(bulan, kebijakan, _penilai(ctx, bulan)), list[Rekap](), 0
    while chunk := list(islice(rows, CHUNK)):
        _copy(rilis_id, chunk)
        for baris in chunk:
            if not rekap or rekap[-1].perangkat_daerah_id != baris.perangkat_daerah_id:
                rekap.append(Rekap(baris.perangkat_daerah_id, baris.nama_pd))
            rekap[-1].tambah(baris)
        done += len(chunk)
        kabari(done, max(total, done))
    return rekap


def _penilai(ctx: Context, bulan: Bulan) -> Callable[[Fakta], Fakta]:
    """Names for a month that nobody rated who would rate it now, as the recap does."""
    others = pengganti_kini(ctx, penilai_ids=bulan.para_penilai())

    def named(fakta: Fakta) -> Fakta:
        found = others(fakta.penilai_id, fakta.pegawai_id)
        if not found:
            return fakta
        nama = yang_menilai(fakta.penilai_nama, found)[:PANJANG_NAMA]
        return fakta._replace(penilai_nama=nama, penilai_nip=found[0].nip)

    return named


def _baris(bulan: Bulan, kebijakan: Kebijakan, penilai: Callable[[Fakta], Fakta]) -> Iterator[Baris]:
    """Facts become rows one by one; ``urutan`` counts them."""
    hitung, exempt = penghitung(kebijakan), pengecualian_bulan(month=bulan.month)
    for urutan, fakta in enumerate(map(penilai, bulan.stream()), start=1):
        special = fakta.status == StatusNilai.KEADAAN_KHUSUS
        keadaan = bulan.keadaan[fakta.pegawai_id] if special else None
        known = fakta_tpp(fakta, keadaan.jenis if keadaan else None, exempt.get(fakta.pegawai_id))
        persen, lines = hitung(known)
        label = keadaan.label if keadaan else ""
        yield Baris._make((urutan, *fakta[:KENAL], label, *fakta[KENAL:BEKU], persen, lines))


def _copy(rilis_id: int, rows: list[Baris]) -> None:
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for baris in rows:
            copy.write_row((rilis_id, *baris))


def tulis_beda(*, lama: int, baru: int) -> int:
    """Write down what a release says differently from the one before; returns of how many people."""
    with connection.cursor() as cursor:
        cursor.execute(BEDA.text, {"lama": lama, "baru": baru, "kolom": list(LABEL)})
        return int(cursor.rowcount)
