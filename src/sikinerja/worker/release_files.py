"""Large tables of a release as files: written aside, then renamed; twice does no harm."""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings

from sikinerja.core import tables
from sikinerja.pekerjaan import operations
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.rilis import queries
from sikinerja.rilis.queries.keluaran import tabel
from sikinerja.rilis.rules import keluaran as rules
from sikinerja.worker.clock import context

log = logging.getLogger(__name__)
PENUH = "Berkas tidak dapat ditulis. Hubungi pengelola server: penyimpanan mungkin penuh."


def tulis(pekerjaan_id: int) -> None:
    """Write the file that a job asks for, and tell who asked."""
    row = pekerjaan.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None or not row.terbuka:
        return
    ctx, link = context(), f"/rilis/kemajuan/{row.pk}/"
    operations.maju(ctx, pekerjaan_id=row.pk, selesai=0, total=row.total)
    rilis = queries.get(ctx, rilis_id=row.parameter["rilis"])
    table = tabel(rilis, pd=row.parameter["pd"], zone=ctx.zone)
    kind = row.parameter["bentuk"]
    target = Path(settings.DATA_DIR) / "pekerjaan" / f"{row.pk}.{kind}"
    aside = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            (tables.write_csv if kind == rules.Bentuk.CSV else tables.write_xlsx)(table, file)
        aside.rename(target)
    except OSError:
        log.exception("file of job %s", row.pk)
        operations.gagal(ctx, pekerjaan_id=row.pk, pesan=PENUH, tautan=link)
        return
    operations.tuntas(
        ctx,
        pekerjaan_id=row.pk,
        berkas=str(target.relative_to(settings.DATA_DIR)),
        nama_berkas=f"{row.parameter['nama']}.{kind}",
        ukuran=target.stat().st_size,
        tautan=link,
    )
