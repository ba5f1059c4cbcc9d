"""Import RHK dari Tool Kinerja, both ways: asked of the service, or read from its exported file (F3.7)."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.db import connection

from sikinerja.core import tables
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid, NotFound
from sikinerja.integrasi import lembar, lembar_rhk, rules, tool_kinerja
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import queries
from sikinerja.skp.operations import impor as operations
from sikinerja.skp.queries.isi import isi_kini
from sikinerja.skp.rules.impor import Hasil, RencanaMasuk, SumberImpor

JENIS_BERKAS = "Pilih berkas .xlsx atau .json yang diekspor dari Tool Kinerja."
JENIS = {".json", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".htm", ".html", ".xml"}
"""Spreadsheets and what stands for them; their content says what they are."""
BELUM_ADA_RHK = "SKP ini belum memuat rencana hasil kerja."
TERLALU_BESAR = "Berkas terlalu besar: paling besar 2 MB."


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file: its name, its content, and what kind of thing it is."""

    nama: str
    isi: bytes
    jenis: str = ""


def impor(ctx: Context, *, skp_id: int, berkas: Berkas | None, yakin: bool = True) -> Hasil:
    """Import from a file, or, without one, from the service (F3.7, BAB III.4).

    Everything from outside is fetched and checked before the one transaction that writes it begins. Raises
    Invalid with a message for every way in which that fails (``yakin``: for what can hardly be so, unless
    somebody has said that it is), and what the operation raises.
    """
    skp = queries.get(ctx, skp_id=skp_id)
    if berkas is not None:
        isi, sumber = baca(berkas), SumberImpor.BERKAS
    else:
        nip, tahun = skp.pegawai.nip or "", skp.tahun
        _let_go()
        data = rules.uraikan(tool_kinerja.ambil(nip=nip, tahun=tahun))
        isi, sumber = rules.baca(data), SumberImpor.LAYANAN
    if not yakin and (doubts := rules.ragu(isi)):
        raise Invalid({"yakin": doubts})
    return operations.impor(ctx, skp_id=skp_id, isi=isi, sumber=sumber)


def baca(berkas: Berkas) -> RencanaMasuk:
    """What an exported file says, by its content; Invalid when it is none."""
    if len(berkas.isi) > rules.MAKS_BYTE:
        raise Invalid({"berkas": TERLALU_BESAR})
    kind = PurePath(berkas.nama).suffix.lower()
    begins = berkas.isi.lstrip(b"\xef\xbb\xbf \r\n\t")[:2]
    if kind not in JENIS:
        lembar.kenali(berkas.nama, JENIS_BERKAS, data=berkas.isi)
    elif begins[:1] in {b"{", b"["} or (kind == ".json" and begins not in {b"PK", b"\xd0\xcf"}):
        return rules.baca(rules.uraikan(berkas.isi))
    return rules.baca(lembar_rhk.dari_lembar(lembar.baca(berkas.isi).lembar))


def contoh(ctx: Context, *, skp_id: int, bentuk: str) -> Berkas:
    """A file to fill in, for this SKP: ``json``, or else XLSX."""
    skp = queries.get(ctx, skp_id=skp_id)
    data = rules.contoh(
        nip=skp.pegawai.nip or "",
        tahun=skp.tahun,
        awal=skp.periode_awal,
        akhir=skp.periode_akhir,
        jpt=skp.model == ModelSkp.JPT.value,
    )
    if bentuk == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2)
        return Berkas(f"rhk-{skp.tahun}.json", text.encode(), "application/json")
    target = io.BytesIO()
    tables.write_xlsx(lembar_rhk.ke_lembar(data), target)
    return Berkas(f"rhk-{skp.tahun}.xlsx", target.getvalue(), tables.XLSX)


def ekspor(ctx: Context, *, skp_id: int) -> dict[str, Any]:
    """One's own RHK as they stand now, in the shape of the contract (domain.md §8).

    NotFound for an SKP that is not one's own, Invalid where it holds nothing yet.
    """
    skp = queries.get(ctx, skp_id=skp_id)
    if skp.pegawai_id != ctx.actor.pegawai_id or not skp.pegawai.nip:
        raise NotFound("SKP tidak ditemukan di antara SKP Anda.")
    isi = isi_kini(skp_id=skp.pk)
    if not isi.rhk:
        raise Invalid({"": BELUM_ADA_RHK})
    return rules.ke_kontrak(
        nip=skp.pegawai.nip,
        tahun=skp.tahun,
        awal=skp.periode_awal,
        akhir=skp.periode_akhir,
        isi=isi,
        jpt=skp.model == ModelSkp.JPT.value,
    )


def _let_go() -> None:
    """Give the database connection back while we wait for somebody else (not inside a test's transaction)."""
    if not connection.in_atomic_block:
        connection.close()
