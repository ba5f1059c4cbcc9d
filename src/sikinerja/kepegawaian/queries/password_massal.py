"""Who never came in and may be given a first password; the jobs that make them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sikinerja.akun.rules import massal
from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries import di_pd
from sikinerja.kepegawaian.queries.akun import Saring, daftar, larangan
from sikinerja.kepegawaian.queries.pelaku import atas_permintaan
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Whose passwords: of one PD (None: every one that the actor manages), by name or number."""

    perangkat_daerah_id: int | None = None
    q: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What one person is handed."""

    nama: str
    username: str
    unit: str
    password: str


def boleh(actor: Actor, pilihan: Pilihan, *, pegawai_ids: Iterable[int] | None = None) -> list[Pegawai]:
    """Active accounts that never came in and that the actor may give a password to; by unit and name.

    Of a choice, and perhaps only these people; never more than twice what fits on a list.
    """
    rows = daftar(actor, q=pilihan.q, saring=Saring.BELUM_MASUK.value)
    if pilihan.perangkat_daerah_id is not None:
        rows = rows.filter(di_pd([pilihan.perangkat_daerah_id]))
    if pegawai_ids is not None:
        rows = rows.filter(pk__in=list(pegawai_ids))
    people = [row for row in rows[: 2 * massal.PALING_BANYAK] if not larangan(actor, row)]
    return sorted(people, key=lambda row: (_unit(row), row.akun.nama.casefold()))


def _unit(row: Pegawai) -> str:
    """Name of the unit that :func:`daftar` has put beside somebody."""
    return vars(row)["unit_kini"] or ""


def get(ctx: Context, *, pekerjaan_id: int) -> PekerjaanRow:
    """A job of one's own; NotFound otherwise: nobody else reads the passwords."""
    row = pekerjaan.get(jenis=massal.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None or row.akun_id != ctx.actor.akun_id:
        raise NotFound("Daftar tidak ditemukan.")
    return row


def terakhir(ctx: Context) -> PekerjaanRow | None:
    """One's latest list."""
    if ctx.actor.akun_id is None:
        return None
    return pekerjaan.dengan_kunci(jenis=massal.JENIS, kunci=massal.kunci(ctx.actor.akun_id)).first()


def diminta(ctx: Context, *, pekerjaan_id: int) -> tuple[PekerjaanRow, Context]:
    """A job and the context of who asked for it, as they are today; NotFound, Forbidden otherwise."""
    row = pekerjaan.get(jenis=massal.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None:
        raise NotFound("Daftar tidak ditemukan.")
    return row, atas_permintaan(ctx, akun_id=row.akun_id)


def slip(passwords: Mapping[int, str]) -> list[Slip]:
    """Names and units to passwords by account, in the order of units and names."""
    people = {p.akun_id: p for p in daftar(Actor.system()).filter(akun__in=list(passwords))}
    slips = [
        Slip(
            nama=people[akun_id].akun.nama,
            username=people[akun_id].akun.username,
            unit=_unit(people[akun_id]),
            password=password,
        )
        for akun_id, password in passwords.items()
        if akun_id in people
    ]
    return sorted(slips, key=lambda s: (s.unit, s.nama.casefold()))
