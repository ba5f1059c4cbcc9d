"""Loading organisation and employees from a table, all or nothing (F8.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, connection, transaction

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import steps
from sikinerja.kepegawaian.operations import _load_master, _load_pegawai
from sikinerja.kepegawaian.operations._load_master import Write
from sikinerja.kepegawaian.rules.load import Baris

WRITE: Mapping[str, Sequence[Write]] = {
    "perangkat-daerah": (_load_master.perangkat_daerah,),
    "unit-kerja": (_load_master.unit_kerja, _load_master.induk),
    "jabatan": (_load_master.jabatan,),
    "pangkat": (_load_master.pangkat,),
    # People first: a riwayat names a penilai who may stand further down.
    "pegawai": (_load_pegawai.pegawai, _load_pegawai.riwayat),
}
ANALYZE_AT = {100, 1_000, 5_000}
BERTENTANGAN = "bertentangan dengan data yang sudah ada"


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a load did: how many lines were new, changed or the same; first passwords by username."""

    baru: int
    berubah: int
    sama: int
    password: dict[str, str] = field(default_factory=dict)


@operation
def load(
    ctx: Context, *, jenis: str, baris: Sequence[Baris], periksa: bool = False, password: bool = False
) -> Hasil:
    """Write the lines of one table (F8.8, BAB II): a second time, and an empty cell, change nothing.

    ``periksa`` tries everything and writes nothing. ``password`` gives new accounts a first password, which
    is returned and kept nowhere else; without it they have none yet. Raises Invalid, keyed by line.
    """
    if not ctx.actor.is_bkd:
        raise Forbidden
    steps.kunci_riwayat(ctx)
    salah: dict[str, list[str]] = {}
    outcome: dict[int, str] = {}
    issued: dict[str, str] | None = {} if password else None
    for write in WRITE[jenis]:
        for n, line in enumerate(baris):
            if n in ANALYZE_AT:
                _analyze()
            try:
                done = write(ctx, line.isi, issued)
            except Invalid as error:
                salah.setdefault(f"Baris {line.nomor}", []).extend(_said(error))
            except IntegrityError:
                raise Invalid({f"Baris {line.nomor}": BERTENTANGAN}) from None
            else:
                outcome[line.nomor] = _stronger(outcome.get(line.nomor, "sama"), done)
    if salah:
        raise Invalid(dict(sorted(salah.items(), key=lambda item: int(item[0].split()[1]))))
    count = Counter(outcome.values())
    data = {"jenis": jenis, "baru": count["baru"], "berubah": count["berubah"], "sama": count["sama"]}
    catat(ctx, aksi="kepegawaian.load", data=data)
    if periksa:
        transaction.set_rollback(True)
    return Hasil(count["baru"], count["berubah"], count["sama"], issued or {})


def _analyze() -> None:
    """Tell the planner how much this transaction has written: it would go on scanning what was empty."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE akun_akun, kepegawaian_pegawai, kepegawaian_riwayatjabatan, kepegawaian_unitkerja"
        )


def _stronger(one: str, other: str) -> str:
    return min(one, other, key=("baru", "berubah", "sama").index)


def _said(error: Invalid) -> list[str]:
    """What is wrong, each with the column it belongs to."""
    return [f"{name}: {text}" if name else text for name, texts in error.fields.items() for text in texts]
