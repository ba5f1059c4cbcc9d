"""Bringing in organisation and employees: by the web piece by piece, by `sikinerja load` whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, connection, transaction

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.impor import steps as impor
from sikinerja.impor.rules import Baris, Temuan
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import steps
from sikinerja.kepegawaian.operations import _tulis_induk, _tulis_pegawai
from sikinerja.kepegawaian.queries.impor import induk, kunci, pegawai
from sikinerja.kepegawaian.rules.impor import TABEL

BERTENTANGAN = "Data bertentangan dengan yang sudah ada; periksa nama atau kode yang sama."


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a load did: how many lines were new, changed or the same; first passwords by username."""

    baru: int
    berubah: int
    sama: int
    password: dict[str, str] = field(default_factory=dict)


@operation
def terapkan(ctx: Context, *, impor_id: int, jenis: str) -> bool:
    """Apply the next rows of a file (F8.8, BAB II); False: none waits. Pengelola: employees of their PD."""
    if not (ctx.actor.is_bkd or (jenis == "pegawai" and ctx.actor.pengelola_pd)):
        raise Forbidden
    bagian = impor.ambil(ctx, impor_id=impor_id, tabel=TABEL[jenis])
    if bagian is None:
        return False
    steps.kunci_riwayat(ctx)
    if jenis == "unit-kerja":
        advisory_lock("kepegawaian.unit")
    kunci.baris(jenis, bagian.baris)
    if jenis == "pegawai":
        people = pegawai.rencana(ctx, bagian.baris)
        siap = _nomor(impor.putuskan(ctx, bagian=bagian, temuan=[p.temuan for p in people]))
        _tulis_pegawai.tulis(ctx, [p for p in people if p.baris.nomor in siap])
    else:
        rows = induk.rencana(jenis, bagian.baris)
        siap = _nomor(impor.putuskan(ctx, bagian=bagian, temuan=[r.temuan for r in rows]))
        _tulis_induk.tulis(ctx, [r for r in rows if r.baris.nomor in siap])
    catat(ctx, aksi="kepegawaian.impor", data={"jenis": jenis, "impor": impor_id, "baris": len(siap)})
    return True


def _nomor(baris: Sequence[Baris]) -> set[int]:
    return {b.nomor for b in baris}


@operation
def load(
    ctx: Context, *, jenis: str, baris: Sequence[Baris], periksa: bool = False, password: bool = False
) -> Hasil:
    """Write the lines of one table, all or none (F8.8, BAB II): a second time, an empty cell change nothing.

    ``periksa`` tries everything and writes nothing. ``password`` gives new accounts a first password, which
    is returned and kept nowhere else; without it they have none yet. Raises Invalid, keyed by line.
    """
    if not ctx.actor.is_bkd:
        raise Forbidden
    steps.kunci_riwayat(ctx)
    try:
        with transaction.atomic():
            count, issued = _semua(ctx, jenis, baris, password=password)
    except IntegrityError:
        raise Invalid({"": BERTENTANGAN}) from None
    data = {"jenis": jenis, "baru": count["BARU"], "berubah": count["BERUBAH"], "sama": count["TETAP"]}
    catat(ctx, aksi="kepegawaian.load", data=data)
    if periksa:
        transaction.set_rollback(True)
    return Hasil(count["BARU"], count["BERUBAH"], count["TETAP"], issued)


def _semua(
    ctx: Context, jenis: str, baris: Sequence[Baris], *, password: bool
) -> tuple[Counter[str], dict[str, str]]:
    """Check every line, then write them; lines of superiors first."""
    issued: dict[str, str] = {}
    if jenis == "pegawai":
        people = pegawai.rencana(ctx, baris)
        temuan = [p.temuan for p in people]
        _tolak(jenis, temuan)
        issued = _tulis_pegawai.tulis(ctx, people, dengan_password=password)
    else:
        rows = induk.rencana(jenis, baris)
        temuan = [r.temuan for r in rows]
        _tolak(jenis, temuan)
        _tulis_induk.tulis(ctx, rows)
    with connection.cursor() as cursor:  # what was nearly empty is not any more
        cursor.execute("ANALYZE akun_akun, kepegawaian_pegawai, kepegawaian_riwayatjabatan")
    return Counter(t.status.value for t in temuan), issued


def _tolak(jenis: str, temuan: Sequence[Temuan]) -> None:
    """Raise Invalid with every line that is wrong."""
    labels = TABEL[jenis].labels
    salah = {
        f"Baris {t.nomor}": [f"{labels.get(name, name)}: {text}" if name else text for name, text in t.salah]
        for t in temuan
        if t.salah
    }
    if salah:
        raise Invalid(salah)
