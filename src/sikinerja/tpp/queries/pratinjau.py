"""A month under a policy that is being written, beside the one in force (F8.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.tpp import queries
from sikinerja.tpp.models import Kebijakan
from sikinerja.tpp.queries import KebijakanBulan, fakta
from sikinerja.tpp.rules import pratinjau as rules
from sikinerja.tpp.rules.ganjil import ganjil_akibat, ganjil_kebijakan
from sikinerja.tpp.rules.pratinjau import Beda, Pratinjau


@dataclass(frozen=True, slots=True)
class Halaman:
    """The page *Pratinjau*: the policy, the one it is held against, and the people it names."""

    kebijakan: Kebijakan
    month: Month
    pembanding: KebijakanBulan | None
    hasil: Pratinjau
    orang: dict[int, Pegawai]


def halaman(ctx: Context, *, kebijakan_id: int, month: Month) -> Halaman:
    """Reckon a month under a policy and under the one in force, for BKD; constant queries."""
    row = queries.get(ctx, kebijakan_id=kebijakan_id)
    now = queries.cari_bulan(month=month)
    with transaction.atomic():
        everybody = fakta.baca(month, zone=ctx.zone).semua()
        found = rules.bandingkan(
            ((one.pegawai_id, one.fakta) for one in everybody),
            kini=now.isi if now else None,
            baru=queries.isi(row),
        )
    return Halaman(row, month, now, found, _orang([*found.paling_naik, *found.paling_turun]))


def ganjil(ctx: Context, *, kebijakan_id: int) -> list[str]:
    """What to ask before a policy is put in force: what it does to everybody, then its own numbers."""
    month = Month.of(ctx.today).previous
    page = halaman(ctx, kebijakan_id=kebijakan_id, month=month)
    pembanding = page.pembanding.nama if page.pembanding else ""
    effect = ganjil_akibat(page.hasil, month, pembanding=pembanding)
    return [*effect, *ganjil_kebijakan(queries.isi(page.kebijakan))]


def _orang(named: Iterable[Beda]) -> dict[int, Pegawai]:
    people = Pegawai.objects.select_related("akun").filter(pk__in=[beda.pegawai_id for beda in named])
    return {person.pk: person for person in people}
