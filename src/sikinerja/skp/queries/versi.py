"""Versions that are read later, exactly as they were approved (F3.11)."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.skp import queries
from sikinerja.skp.models import Skp, Versi
from sikinerja.skp.queries.isi import isi_versi
from sikinerja.skp.rules import JenisRhk, Perilaku
from sikinerja.skp.rules.beda import Beda, beda
from sikinerja.skp.rules.intervensi import TANPA_PILIHAN, Pilihan
from sikinerja.skp.rules.isi import BarisRhk, Isi
from sikinerja.skp.rules.panduan import PANDUAN


@dataclass(frozen=True, slots=True)
class Halaman:
    """One versi with all that its page shows.

    ``beda`` is the difference from ``banding``, an older versi (None: not compared); ``daftar`` holds all
    versions of the SKP, newest first.
    """

    skp: Skp
    versi: Versi
    isi: Isi
    banding: Versi | None
    beda: Beda | None
    daftar: list[Versi]
    boleh: frozenset[str] = frozenset()
    pilihan: Pilihan = TANPA_PILIHAN

    @property
    def bagian(self) -> list[tuple[JenisRhk, list[BarisRhk]]]:
        """The two sections of the table."""
        return self.isi.bagian

    @property
    def ekspektasi(self) -> dict[Perilaku, str]:
        """Ekspektasi by value."""
        return dict(self.isi.ekspektasi)

    @property
    def panduan(self) -> dict[Perilaku, tuple[str, str, str]]:
        """The seven values with their lines of guidance (domain.md §3)."""
        return PANDUAN


def daftar(*, skp: Skp) -> list[Versi]:
    """All versions of an SKP, newest first."""
    return list(Versi.objects.filter(skp=skp).order_by("-nomor")) if skp.versi_terakhir else []


def halaman(ctx: Context, *, skp_id: int, nomor: int, banding: int | None = None) -> Halaman:
    """One versi for whoever may see the SKP, compared with ``banding`` (by default the one before it).

    ``banding`` 0: not compared. NotFound: out of sight, or no such versi.
    """
    skp = queries.get(ctx, skp_id=skp_id)
    rows = daftar(skp=skp)
    by_nomor = {row.nomor: row for row in rows}
    versi = by_nomor.get(nomor)
    if versi is None:
        raise NotFound(f"SKP ini tidak memiliki versi {nomor}.")
    wanted = nomor - 1 if banding is None or banding >= nomor else banding
    older = by_nomor.get(wanted)
    content = isi_versi(versi_ids=[versi.pk, *([older.pk] if older else [])])
    isi = content[versi.pk]
    return Halaman(
        skp=skp,
        versi=versi,
        isi=isi,
        banding=older,
        beda=beda(content[older.pk], isi) if older else None,
        daftar=rows,
    )
