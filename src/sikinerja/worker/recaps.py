"""A long table of the recap, written row by row to a file that is complete or not there at all."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from sikinerja.core import tables
from sikinerja.core.sql import reading
from sikinerja.core.tables import Cell
from sikinerja.pekerjaan import operations
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.rekapitulasi.queries import ekspor
from sikinerja.rekapitulasi.queries.halaman import dasar
from sikinerja.rekapitulasi.rules import ekspor as rules
from sikinerja.rekapitulasi.rules.ekspor import Bentuk, IsiEkspor
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.worker.clock import context
from sikinerja.worker.progress import Progress

log = logging.getLogger(__name__)


def tulis(pekerjaan_id: int) -> None:
    """Write the file of a job; running it twice writes it anew."""
    row = pekerjaan.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None or not row.terbuka:
        return
    link = f"/rekapitulasi/unduhan/{row.pk}/"
    try:
        target, nama = _write(row)
    except tables.TooLong:
        operations.gagal(context(), pekerjaan_id=row.pk, pesan=rules.TERLALU_PANJANG, tautan=link)
    except OSError:
        log.exception("recap of job %s", row.pk)
        operations.gagal(context(), pekerjaan_id=row.pk, pesan=rules.PENUH, tautan=link)
    else:
        operations.tuntas(
            context(),
            pekerjaan_id=row.pk,
            berkas=str(target.relative_to(settings.DATA_DIR)),
            nama_berkas=nama,
            ukuran=target.stat().st_size,
            tautan=link,
        )


def _write(row: PekerjaanRow) -> tuple[Path, str]:
    isi, bentuk = IsiEkspor[row.parameter["isi"].upper()], Bentuk[row.parameter["bentuk"].upper()]
    target = Path(settings.DATA_DIR) / "pekerjaan" / f"{row.pk}.{bentuk.value}"
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(".part")
    with Progress(row.pk) as progress, reading(), aside.open("wb+") as file:
        ctx = context()
        table, nama = ekspor.tabel(ctx, dasar(ctx, Permintaan(**row.parameter["diminta"])), isi)
        counted = replace(table, rows=_counted(table.rows, progress, row.total))
        write = tables.write_csv if bentuk == Bentuk.CSV else tables.write_xlsx
        write(counted, file)
    aside.rename(target)
    return target, f"{nama}.{bentuk.value}"


def _counted(rows: Iterable[Iterable[Cell]], progress: Progress, total: int) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, 1):
        if number % 1000 == 0:
            progress(min(number, total), total)
        yield tuple(row)
