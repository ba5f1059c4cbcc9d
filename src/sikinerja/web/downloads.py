"""Tables as files to download: written to a file on the disk first, then sent piece by piece."""

from __future__ import annotations

import tempfile

from django.http import FileResponse

from sikinerja.core import tables
from sikinerja.core.tables import Table


def download(table: Table, *, nama: str, bentuk: str) -> FileResponse:
    """A table as the file ``nama`` (without ending): ``bentuk`` is ``csv``, or else XLSX."""
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    if bentuk == "csv":
        tables.write_csv(table, target)
        nama, kind = f"{nama}.csv", tables.CSV
    else:
        tables.write_xlsx(table, target)
        nama, kind = f"{nama}.xlsx", tables.XLSX
    target.seek(0)
    answer = FileResponse(target, as_attachment=True, filename=nama, content_type=kind)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
