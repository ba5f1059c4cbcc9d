"""More time for one person and month, or for all who wait to be rated by somebody (F8.1, domain.md §4.2)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.jadwal.models import Dispensasi
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jadwal.steps.dispensasi import beri_dispensasi, mulai_dispensasi
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.steps import beri_tahu
from sikinerja.realisasi import messages
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import dispensasi as queries
from sikinerja.realisasi.rules import SEDANG_DINILAI

HALAMAN_PENILAIAN = "/penilaian/realisasi-bulanan/?tahun={}&bulan={}"


@operation
def beri(
    ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, batas_pada: datetime, alasan: str
) -> Dispensasi:
    """Give one person more time for one month, and tell that person, and who rates (domain.md §4.2).

    An earlier grant of the same kind is replaced; the same once more changes nothing.
    Raises Forbidden (BKD only), NotFound (nobody), Invalid: deadline before the month's window, past, or
    earlier than granted before; no reason; nothing that it could do for this person's month.
    """
    alasan = mulai_dispensasi(ctx, month=month, alasan=alasan)
    asked: dict[str, Any] = {
        "pegawai_id": pegawai_id,
        "month": month,
        "jenis": jenis,
        "batas_pada": batas_pada,
    }
    done = Dispensasi.objects.filter(
        pegawai=pegawai_id, tahun=month.tahun, bulan=month.bulan, jenis=jenis.value, batas_pada=batas_pada
    ).filter(alasan=alasan)
    if not done.exists() and (salah := queries.dampak(ctx, **asked).halangan):
        raise Invalid(salah)
    row = beri_dispensasi(ctx, **asked, alasan=alasan)
    if jenis == JenisDispensasi.PENILAIAN:
        rows = Realisasi.objects.filter(pegawai=pegawai_id, tahun=month.tahun, bulan=month.bulan)
        filed = rows.filter(status__in=SEDANG_DINILAI).select_related("penilai").first()
        if filed is not None and filed.penilai is not None:
            _kabari(ctx, filed.penilai, [row], batas_pada, kunci=f"dispensasi:{row.pk}:penilai")
    return row


@operation
def beri_bawahan(
    ctx: Context, *, penilai_id: int, month: Month, batas_pada: datetime, alasan: str
) -> list[Dispensasi]:
    """Give all who wait to be rated by somebody more time; tell each, and the rater once (domain.md §4.2).

    Who may be rated as long already is left as they are; the same once more changes nothing.
    Raises Forbidden, NotFound, Invalid: nobody waits, nobody would gain by it, and as :func:`beri`.
    """
    alasan = mulai_dispensasi(ctx, month=month, alasan=alasan)
    found = queries.dampak_bawahan(ctx, penilai_id=penilai_id, month=month, batas_pada=batas_pada)
    if found.halangan:
        raise Invalid(found.halangan)
    jenis = JenisDispensasi.PENILAIAN
    rows = [
        beri_dispensasi(ctx, pegawai_id=one, month=month, jenis=jenis, batas_pada=batas_pada, alasan=alasan)
        for one in found.diberi
    ]
    kunci = f"dispensasi:bawahan:{penilai_id}:{month.tahun}-{month.bulan}"
    _kabari(ctx, queries.orang(pegawai_id=penilai_id), rows, batas_pada, kunci=kunci)
    return rows


def _kabari(ctx: Context, penilai: Pegawai, rows: list[Dispensasi], batas: datetime, *, kunci: str) -> None:
    """Tell who rates that there is more time, once for each new deadline."""
    tahun, bulan = rows[0].tahun, rows[0].bulan
    names = [row.pegawai.akun.nama for row in rows]
    judul, isi = messages.waktu_menilai(
        names, Month(tahun, bulan), batas.astimezone(ctx.zone), rows[0].alasan
    )
    beri_tahu(
        ctx,
        akun_id=penilai.akun_id,
        judul=judul,
        isi=isi,
        tautan=HALAMAN_PENILAIAN.format(tahun, bulan),
        kunci=f"{kunci}:{batas.isoformat()}",
    )
