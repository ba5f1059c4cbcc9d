"""Rows that would bring somebody in under a number that lost digits, or who is there already: they stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sikinerja.core.context import Context
from sikinerja.kepegawaian.queries import nomor as queries
from sikinerja.kepegawaian.rules import nomor as rules

if TYPE_CHECKING:
    from sikinerja.kepegawaian.queries.impor.pegawai import Rencana


def periksa(ctx: Context, plans: Sequence[Rencana]) -> None:
    """Say of each new person's number why it is not believed; rows about who is there are left alone."""
    new = [r for r in plans if r.pegawai is None and r.baris.isi.get("nip")]
    rounded = rules.dibulatkan(r.username for r in new)
    units = {r.isian.unit_kerja_id for r in new if r.isian is not None}
    people = {(r.username, r.baris.isi["nama"]) for r in new}
    found = queries.Dugaan({}, {})
    if people:
        found = queries.dugaan(ctx, people, saran=rules.PADA_BERKAS, unit_ids=units)
    for r in new:
        hilang = rules.kehilangan_angka(r.username) or (rules.DIBULATKAN if rounded else "")
        salah = hilang or found.diganti.get(r.username) or found.sama.get(r.username)
        if salah:
            r.salah.append(("nip", salah))
    _sebaris([r for r in new if "nip" not in dict(r.salah)])


def _sebaris(new: Sequence[Rencana]) -> None:
    """Two rows of one name under similar numbers: one person, and one number that is wrong."""
    by_name: dict[str, list[Rencana]] = {}
    for r in new:
        others = by_name.setdefault(rules.nama_pokok(r.baris.isi["nama"]), [])
        for other in others:
            if other.username != r.username and rules.serupa(other.username, r.username):
                r.salah.append(("nip", rules.BARIS_SAMA.format(baris=other.baris.nomor)))
                other.salah.append(("nip", rules.BARIS_SAMA.format(baris=r.baris.nomor)))
                break
        else:
            others.append(r)
