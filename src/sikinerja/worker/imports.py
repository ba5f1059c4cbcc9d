"""Files of many rows: checked in one go, applied a slice at a time, so that a killed worker costs seconds.

Both act as the person who handed the file in: what they may not do by hand they cannot do by file.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError

from sikinerja.core.context import Context
from sikinerja.core.errors import DomainError, Invalid
from sikinerja.core.indonesian import angka
from sikinerja.impor import operations, queries, rules
from sikinerja.impor.queries import ImporRow
from sikinerja.impor.rules import StatusImpor, Temuan, ditolak
from sikinerja.impor.rules.bacaan import TANPA_BARIS, Bacaan, baca_lembar
from sikinerja.impor.rules.periode import bulan_lain
from sikinerja.impor.rules.tabel import Terbaca
from sikinerja.integrasi import lembar
from sikinerja.integrasi.berkas import subjek, tempat
from sikinerja.integrasi.berkas.subjek import Subjek
from sikinerja.kepegawaian.queries.pelaku import atas_permintaan
from sikinerja.pekerjaan import operations as pekerjaan
from sikinerja.worker.clock import context

log = logging.getLogger(__name__)
SLICE_SECONDS = 10.0
TRIES = 3
"""A chunk whose rows somebody else has just written is checked once more."""
KEEP_STRAY_SECONDS = 3600
TERLALU_PANJANG = (
    f"Berkas berisi terlalu banyak baris: paling banyak {angka(rules.MAKS_BARIS)}. Bagi berkasnya."
)
TIDAK_AKTIF = "Akun yang mengunggah berkas ini tidak aktif lagi."


def periksa(pekerjaan_id: int) -> None:
    """Read a file and keep what each row would do. Running it twice does no harm."""
    impor = queries.milik_pekerjaan(pekerjaan_id=pekerjaan_id)
    if impor is None:
        return
    path = Path(settings.DATA_DIR) / impor.berkas
    try:
        if impor.status == StatusImpor.DIPERIKSA:
            _check(impor, path)
    except Invalid as error:
        operations.tolak(context(), impor_id=impor.pk, pesan=_words(error))
    except DomainError as error:
        operations.tolak(context(), impor_id=impor.pk, pesan=error.message)
    except (OSError, ValueError):
        log.exception("check of import %s", impor.pk)
        operations.gagal(context(), impor_id=impor.pk, pesan=rules.GAGAL)
    _close(impor)


def _check(impor: ImporRow, path: Path) -> None:
    subject = subjek.get(_person(impor).actor, jenis=impor.jenis)
    with path.open("rb") as file:
        isi = lembar.baca_tabel(file)
    read = baca_lembar(subject.tabel, isi.lembar, penuh=isi.teks)
    rows = read.baris
    if len(rows) > rules.MAKS_BARIS:
        raise Invalid({"": TERLALU_PANJANG})
    if not rows and not read.contoh:
        raise Invalid({"": TANPA_BARIS})
    done = 0
    pekerjaan.maju(context(), pekerjaan_id=impor.pekerjaan_id or 0, selesai=0, total=len(rows))
    findings = _findings(impor, subject, read)
    while some := list(islice(findings, rules.BAGIAN)):
        if not operations.simpan(context(), impor_id=impor.pk, baris=some, pertama=done == 0):
            return
        done += len(some)
        pekerjaan.maju(context(), pekerjaan_id=impor.pekerjaan_id or 0, selesai=done, total=len(rows))
    operations.selesai_periksa(
        context(), impor_id=impor.pk, catatan=[*read.catatan, *([isi.catatan] if isi.catatan else [])]
    )


def _findings(impor: ImporRow, subject: Subjek, read: Bacaan) -> Iterator[tuple[Terbaca, Temuan]]:
    good = [row.baris for row in read.baris if not row.salah]
    doubt = ""
    if subject.tabel.bulan is not None:
        month = subject.tabel.bulan(impor.parameter)
        doubt = bulan_lain(month, kepala=read.kepala, lembar=read.lembar, berkas=impor.nama_berkas)
    found = iter(subject.periksa(_person(impor), baris=good, parameter=impor.parameter))
    for row in read.baris:
        yield row, ditolak(row.nomor, row.salah) if row.salah else next(found).diragukan(doubt)


def terapkan(pekerjaan_id: int) -> None:
    """Go on applying for a slice of time; the last slice says what came of it."""
    impor = queries.milik_pekerjaan(pekerjaan_id=pekerjaan_id)
    if impor is None:
        return
    try:
        if impor.status == StatusImpor.DITERAPKAN and not _apply_some(impor):
            return
    except DomainError as error:
        operations.gagal(context(), impor_id=impor.pk, pesan=error.message)
    except IntegrityError:
        log.exception("import %s", impor.pk)
        operations.gagal(context(), impor_id=impor.pk, pesan=rules.GAGAL)
    _close(impor)


def _apply_some(impor: ImporRow) -> bool:
    """Apply rows until the slice is over; True: none waits any more."""
    until = time.monotonic() + SLICE_SECONDS
    subject = subjek.get(_person(impor).actor, jenis=impor.jenis)
    while _apply_next(impor, subject):
        impor.refresh_from_db(fields=["diterapkan", "bentrok"])
        over = time.monotonic() > until
        pekerjaan.maju(
            context(), pekerjaan_id=impor.pekerjaan_id or 0, selesai=impor.diterapkan + impor.bentrok,
            total=impor.akan_ditulis, tugas=rules.TUGAS_TERAPKAN if over else "",
        )  # fmt: skip
        if over:
            return False
    operations.tuntas(context(), impor_id=impor.pk)
    return True


def _apply_next(impor: ImporRow, subject: Subjek) -> bool:
    for n in range(TRIES):
        try:
            return subject.terapkan(_person(impor), impor_id=impor.pk)
        except IntegrityError:
            if n == TRIES - 1:
                raise
    return False


def _close(impor: ImporRow) -> None:
    """End the job the way the import ended; who asked is told."""
    impor.refresh_from_db()
    link = f"/kelola/impor/{impor.pk}/"
    apa = f"{subjek.SUBJEK[impor.jenis].tabel.sasaran(impor.parameter)} ({impor.nama_berkas})"
    ditunggui = impor.dilihat_pada is not None and context().now - impor.dilihat_pada < rules.DITUNGGUI
    if impor.status in {StatusImpor.GAGAL, StatusImpor.DITOLAK}:
        pekerjaan.gagal(
            context(), pekerjaan_id=impor.pekerjaan_id or 0, pesan=f"import {apa}. {impor.pesan}",
            tautan=link, diam=ditunggui,
        )  # fmt: skip
        return
    said = f"Pemeriksaan {apa} selesai: {impor.akan_ditulis} baris akan diterapkan"
    said += f", {impor.ragu} perlu dipastikan" if impor.ragu else ""
    said += f", {impor.salah} baris salah." if impor.salah else "."
    if impor.status == StatusImpor.SELESAI:
        said = f"Import {apa} selesai: {impor.diterapkan} baris diterapkan"
        said += f", {impor.bentrok} tidak." if impor.bentrok else "."
    elif impor.status == StatusImpor.DIBATALKAN:
        said = f"Import {apa} dibatalkan."
    pekerjaan.selesai(
        context(), pekerjaan_id=impor.pekerjaan_id or 0, pesan=said, tautan=link, diam=ditunggui
    )


def _person(impor: ImporRow) -> Context:
    """A fresh context with whoever handed the file in, as they are now."""
    return atas_permintaan(context(), akun_id=impor.akun_id, tidak_aktif=TIDAK_AKTIF)


def _words(error: Invalid) -> str:
    pairs = [(name, text) for name, texts in error.fields.items() for text in texts]
    return " ".join(f"{name}: {text}" if name else text for name, text in pairs)


def hapus_kedaluwarsa() -> None:
    """Remove rows whose time is over, and files that nobody waits for."""
    operations.hapus_kedaluwarsa(context())
    used, old = queries.berkas_terpakai(), time.time() - KEEP_STRAY_SECONDS
    folder = Path(settings.DATA_DIR) / tempat.FOLDER
    for file in folder.glob("*"):
        if f"{tempat.FOLDER}/{file.name}" not in used and file.stat().st_mtime < old:
            file.unlink(missing_ok=True)
