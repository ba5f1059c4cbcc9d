"""All documents of a PD as one ZIP: a slice at a time, so that a killed worker costs seconds, never the work.

Each document is a file in the job's own folder below ``DATA_DIR``, complete or not there at all (written
aside, then renamed); what is there is not made again. At the end they are copied into the ZIP one by one:
memory does not grow with their number.
"""

from __future__ import annotations

import logging
import re
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from sikinerja.core.errors import DomainError
from sikinerja.dokumen import press
from sikinerja.dokumen.operations import cetak
from sikinerja.dokumen.queries import massal as queries
from sikinerja.dokumen.rules import Tampilan, massal
from sikinerja.dokumen.rules.massal import Lembar
from sikinerja.pekerjaan import operations
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.worker.clock import context

log = logging.getLogger(__name__)
SLICE_SECONDS = 10.0
"""Then mails and other jobs get their turn; less than the worker's grace at TERM."""
PENUH = "Berkas tidak dapat ditulis. Hubungi pengelola server: penyimpanan mungkin penuh."
REPORT_EVERY = 20


def cetak_massal(pekerjaan_id: int) -> None:
    """Go on with a job for a slice of time; the last slice makes the ZIP. Running it twice does no harm."""
    row = pekerjaan.get(jenis=massal.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None or not row.terbuka:
        return
    try:
        folder = _folder(row)
        folder.mkdir(parents=True, exist_ok=True)
        if _make_some(row, folder):
            _bundle(row, folder)
            shutil.rmtree(folder)
    except OSError:
        log.exception("documents of job %s", row.pk)
        operations.gagal(context(), pekerjaan_id=row.pk, pesan=PENUH, tautan=_link(row))


def hapus_kedaluwarsa() -> None:
    """Remove results whose time is over, and folders of jobs that came to nothing."""
    for name in operations.hapus_kedaluwarsa(context()):
        if name:
            (settings.DATA_DIR / name).unlink(missing_ok=True)
    for folder in _root().glob("*/"):
        row = (
            pekerjaan.get(jenis=massal.JENIS, pekerjaan_id=int(folder.name))
            if folder.name.isdigit()
            else None
        )
        if row is not None and not row.terbuka:
            shutil.rmtree(folder)


def _root() -> Path:
    return Path(settings.DATA_DIR) / "pekerjaan"


def _folder(row: PekerjaanRow) -> Path:
    return _root() / str(row.pk)


def _link(row: PekerjaanRow) -> str:
    return f"/kelola/dokumen/{row.pk}/"


def _lembar(row: PekerjaanRow) -> Iterator[Lembar]:
    return queries.lembar_pd(row.parameter["perangkat_daerah"], row.parameter["tahun"])


def _made(folder: Path) -> dict[str, str]:
    """Files that are there, by the key of their document."""
    found = (file.name for file in folder.iterdir() if file.suffix in {".pdf", ".txt"})
    return {name.partition("--")[0]: name for name in found}


def _make_some(row: PekerjaanRow, folder: Path) -> bool:
    """Make what is missing until the slice is over; True: nothing is missing any more."""
    until, made = time.monotonic() + SLICE_SECONDS, _made(folder)
    wanted = [lembar for lembar in _lembar(row) if not lembar.halangan]
    done = sum(1 for lembar in wanted if lembar.kunci in made)
    if not operations.maju(context(), pekerjaan_id=row.pk, selesai=done, total=len(wanted)):
        return False
    for lembar in wanted:
        if lembar.kunci in made:
            continue
        if time.monotonic() > until:
            operations.maju(
                context(), pekerjaan_id=row.pk, selesai=done, total=len(wanted), tugas=massal.TUGAS
            )
            return False
        _make(lembar, folder)
        done += 1
        if done % REPORT_EVERY == 0:
            operations.maju(context(), pekerjaan_id=row.pk, selesai=done, total=len(wanted))
    return True


def _make(lembar: Lembar, folder: Path) -> None:
    """One document; where it cannot be made, a note with the reason: one must not spoil all others."""
    try:
        ctx = context()
        terbitan = cetak.terbitkan(ctx, skp_id=lembar.skp_id, jenis=lembar.jenis)
        name, content = terbitan.nama_berkas, press.cetak(terbitan, tampilan=Tampilan(), pada=ctx.now)
    except DomainError as error:
        name, content = "alasan.txt", error.message.encode()
    except press.PressError:
        log.exception("document %s", lembar.kunci)
        name, content = "alasan.txt", b"Dokumen ini tidak dapat dicetak. Hubungi pengelola server."
    aside = folder / f"{lembar.kunci}.part"
    aside.write_bytes(content)
    aside.rename(folder / f"{lembar.kunci}--{re.sub(r'[^A-Za-z0-9._-]', '_', name)}")


def _bundle(row: PekerjaanRow, folder: Path) -> None:
    """Copy all files into the ZIP, with the list of who has which, and say that it is ready."""
    target, made = _root() / f"{row.pk}.zip", _made(folder)
    aside = target.with_suffix(".part")
    with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
        listed = []
        for lembar in _lembar(row):
            file = made.get(lembar.kunci, "")
            said = lembar.halangan or "belum dibuat"
            if file.endswith(".pdf"):
                said = f"{lembar.jenis.label}/{file.partition('--')[2]}"
                archive.write(folder / file, said)
            elif file:
                said = (folder / file).read_text()
            listed.append((lembar, said))
        archive.writestr("DAFTAR.csv", massal.daftar(listed))
    aside.rename(target)
    operations.tuntas(
        context(),
        pekerjaan_id=row.pk,
        berkas=str(target.relative_to(settings.DATA_DIR)),
        nama_berkas=f"Dokumen-{row.parameter['kode']}-{row.parameter['tahun']}.zip",
        ukuran=target.stat().st_size,
        tautan=_link(row),
    )
