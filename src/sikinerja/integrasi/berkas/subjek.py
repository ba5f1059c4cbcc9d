"""The tables that can be imported. A room plugs in with one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.tables import Cell, Table
from sikinerja.impor.rules import Baris, Temuan
from sikinerja.impor.rules.tabel import Tabel
from sikinerja.kehadiran.operations import impor as kehadiran
from sikinerja.kehadiran.queries.impor import periksa as periksa_kehadiran
from sikinerja.kehadiran.rules.impor import TABEL as KEHADIRAN
from sikinerja.kepegawaian.operations import impor as kepegawaian
from sikinerja.kepegawaian.queries.impor import ekspor
from sikinerja.kepegawaian.queries.impor.periksa import periksa
from sikinerja.kepegawaian.rules.impor import TABEL
from sikinerja.mutasi.queries.menunggu import menunggu_banyak


class Periksa(Protocol):
    """Says for every row what it would change, in the order of the rows."""

    def __call__(
        self, ctx: Context, *, baris: Sequence[Baris], parameter: Mapping[str, Any]
    ) -> Iterator[Temuan]:
        """Constant queries for every thousand rows; may raise Forbidden."""


class Terapkan(Protocol):
    """The operation that applies the next rows; False: none waits."""

    def __call__(self, ctx: Context, /, *, impor_id: int) -> bool:
        """One transaction."""


@dataclass(frozen=True, slots=True)
class Subjek:
    """One table: its columns, who may bring it in, how it is checked, applied and written out again."""

    tabel: Tabel
    boleh: Callable[[Actor], bool]
    periksa: Periksa
    terapkan: Terapkan
    ekspor: Callable[[Context], Iterable[Sequence[Cell]]] | None = None
    tersendiri: bool = False
    """Handed in on a page of its own, not on the page Import."""

    def table(self, ctx: Context) -> Table:
        """What there is, as a file that can be imported again."""
        rows = self.ekspor(ctx) if self.ekspor is not None else ()
        return Table(self.tabel.columns(), rows, sheet=self.tabel.nama)

    def contoh(self) -> Table:
        """A file to fill in: headings and an example row."""
        return Table(self.tabel.columns(), [self.tabel.contoh()], sheet=self.tabel.nama)


def _bkd(actor: Actor) -> bool:
    return actor.is_bkd


def _pengelola(actor: Actor) -> bool:
    return actor.is_pengelola


def _kepegawaian(jenis: str, boleh: Callable[[Actor], bool]) -> Subjek:
    return Subjek(
        TABEL[jenis],
        boleh,
        partial(periksa, jenis=jenis, menunggu=menunggu_banyak),
        partial(kepegawaian.terapkan, jenis=jenis),
        partial(ekspor.baris, jenis=jenis),
    )


SUBJEK: dict[str, Subjek] = {
    subjek.tabel.jenis: subjek
    for subjek in (
        _kepegawaian("pegawai", _pengelola),
        _kepegawaian("perangkat-daerah", _bkd),
        _kepegawaian("unit-kerja", _bkd),
        _kepegawaian("jabatan", _bkd),
        Subjek(KEHADIRAN, _bkd, periksa_kehadiran, kehadiran.terapkan, tersendiri=True),
    )
}


def untuk(actor: Actor) -> list[Subjek]:
    """What an actor may bring in on the page Import."""
    return [subjek for subjek in SUBJEK.values() if subjek.boleh(actor) and not subjek.tersendiri]


def get(actor: Actor, *, jenis: str) -> Subjek:
    """One table that an actor may bring in; NotFound otherwise."""
    subjek = SUBJEK.get(jenis)
    if subjek is None or not subjek.boleh(actor):
        raise NotFound("Halaman tidak ditemukan.")
    return subjek
