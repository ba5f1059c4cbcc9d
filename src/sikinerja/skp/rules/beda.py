"""What was added and changed between two states of a plan, item by item (F3.11). Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from sikinerja.skp.rules import BagianLampiran, JenisRhk, Perilaku
from sikinerja.skp.rules.isi import Isi, IsiIndikator, IsiRhk

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Pasangan(Generic[T]):
    """One item as it was and as it is; ``lama`` None: it is new."""

    lama: T | None
    baru: T


@dataclass(frozen=True, slots=True)
class Beda:
    """The difference: :func:`terapkan` of it to the old gives the new.

    ``rhk`` and ``indikator`` hold, by id, what is new or changed (an RHK without its indikator); ``urutan``
    and ``urutan_indikator`` say which there are, in order; ``pindah`` names the RHK that stand elsewhere in
    their section among those that were there before. Ekspektasi, lampiran: what changed ("", (): none).
    """

    urutan: tuple[int, ...]
    urutan_indikator: Mapping[int, tuple[int, ...]]
    rhk: Mapping[int, Pasangan[IsiRhk]]
    indikator: Mapping[int, Pasangan[IsiIndikator]]
    pindah: frozenset[int]
    ekspektasi: Mapping[Perilaku, Pasangan[str]]
    lampiran: Mapping[BagianLampiran, Pasangan[tuple[str, ...]]]

    @property
    def ringkasan(self) -> list[str]:
        """What changed, counted, in words; empty: nothing a reader would see."""
        counts = (
            (_count(self.rhk, new=True), "RHK baru"),
            (_count(self.rhk, new=False), "RHK diubah"),
            (_count(self.indikator, new=True), "indikator baru"),
            (_count(self.indikator, new=False), "indikator diubah"),
            (len(self.pindah), "RHK dipindahkan"),
            (len(self.ekspektasi), "ekspektasi diubah"),
            (len(self.lampiran), "bagian lampiran diubah"),
        )
        return [f"{n} {what}" for n, what in counts if n]


def beda(lama: Isi, baru: Isi) -> Beda:
    """The difference from ``lama`` to ``baru``; items are known by their id, which versions keep."""
    return Beda(
        urutan=tuple(r.id for r in baru.rhk),
        urutan_indikator={r.id: tuple(i.id for i in r.indikator) for r in baru.rhk},
        rhk=_pairs(_heads(lama), _heads(baru)),
        indikator=_pairs(_indikator(lama), _indikator(baru)),
        pindah=frozenset().union(*(_moved(jenis, lama, baru) for jenis in JenisRhk)),
        ekspektasi=_entries(lama.ekspektasi, baru.ekspektasi, list(Perilaku), ""),
        lampiran=_entries(lama.lampiran, baru.lampiran, list(BagianLampiran), ()),
    )


def sama_dengan(versi: int, perubahan: Beda | None) -> int:
    """The versi again where nothing a reader would see was changed since; else 0."""
    return versi if perubahan is not None and not perubahan.ringkasan else 0


def terapkan(lama: Isi, perubahan: Beda) -> Isi:
    """The new state: the old with the difference applied."""
    heads = _heads(lama) | {k: p.baru for k, p in perubahan.rhk.items()}
    rows = _indikator(lama) | {k: p.baru for k, p in perubahan.indikator.items()}
    return Isi(
        rhk=tuple(
            replace(heads[k], indikator=tuple(rows[i] for i in perubahan.urutan_indikator[k]))
            for k in perubahan.urutan
        ),
        ekspektasi=_applied(lama.ekspektasi, perubahan.ekspektasi),
        lampiran=_applied(lama.lampiran, perubahan.lampiran),
    )


def _heads(isi: Isi) -> dict[int, IsiRhk]:
    return {r.id: replace(r, indikator=()) for r in isi.rhk}


def _indikator(isi: Isi) -> dict[int, IsiIndikator]:
    return {i.id: i for r in isi.rhk for i in r.indikator}


def _pairs(lama: Mapping[int, T], baru: Mapping[int, T]) -> dict[int, Pasangan[T]]:
    return {k: Pasangan(lama.get(k), row) for k, row in baru.items() if lama.get(k) != row}


def _entries(lama: Mapping[K, T], baru: Mapping[K, T], keys: list[K], none: T) -> dict[K, Pasangan[T]]:
    pairs = {k: Pasangan(lama.get(k, none), baru.get(k, none)) for k in keys}
    return {k: pair for k, pair in pairs.items() if pair.lama != pair.baru}


def _applied(lama: Mapping[K, T], changed: Mapping[K, Pasangan[T]]) -> dict[K, T]:
    whole = {**lama, **{k: pair.baru for k, pair in changed.items()}}
    return {k: value for k, value in whole.items() if value}


def _moved(jenis: JenisRhk, lama: Isi, baru: Isi) -> frozenset[int]:
    """RHK that were and are of this kind and changed places: as few as explain the order."""
    before = [r.id for r in lama.rhk if r.jenis is jenis]
    after = [r.id for r in baru.rhk if r.jenis is jenis]
    was, now = [k for k in before if k in after], [k for k in after if k in before]
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    stayed = {was[block.a + n] for block in blocks for n in range(block.size)}
    return frozenset(now) - stayed


def _count(pairs: Mapping[int, Pasangan[T]], *, new: bool) -> int:
    return sum((pair.lama is None) is new for pair in pairs.values())
