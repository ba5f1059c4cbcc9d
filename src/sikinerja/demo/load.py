"""Fills an empty database with the demo province; the same seed makes the same province."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from sikinerja.akun.models import Akun
from sikinerja.demo import around, moved, releases, tokens, tunjangan
from sikinerja.demo.accounts import PASSWORD, PD
from sikinerja.demo.months import Months
from sikinerja.demo.organisation import Organisation, Person, make_pengelola
from sikinerja.demo.plans import Plans
from sikinerja.demo.windows import Windows
from sikinerja.demo.writer import Writer
from sikinerja.demo.years import Years
from sikinerja.jadwal.models import PergeseranJam
from sikinerja.kepegawaian.models import PerangkatDaerah, RiwayatJabatan, RiwayatPenilai, UnitKerja
from sikinerja.penilaian.models import Penilaian
from sikinerja.realisasi.models import Pengajuan, PengajuanIndikator, Realisasi, RealisasiAkhir
from sikinerja.skp.models.plan import Ekspektasi, Indikator, Lampiran, Rhk, Skp

TODAY = date(2023, 3, 7)
SEED = 20230307
SMALL = 2000
WRITTEN = (
    Skp,
    Rhk,
    Indikator,
    Ekspektasi,
    Lampiran,
    Realisasi,
    RealisasiAkhir,
    Pengajuan,
    PengajuanIndikator,
    Penilaian,
)
"""Tables whose triggers watch the order of steps."""


TIM = (
    ("DISETUJUI", "draf"),
    ("DISETUJUI", "diajukan"),
    ("DISETUJUI", "diajukan"),
    ("DISETUJUI", "perilaku"),
    ("DISETUJUI", "selesai"),
    ("PERUBAHAN", "diajukan"),
    ("REVISI", ""),
    ("PENILAIAN", ""),
)
"""The people that the demo's penilai rates, the demo's plain employee first: SKP, open month."""

MENUNGGU_AKHIR = (3, 4)
"""Whose last year waits for the demo's penilai: places in the team, which the penilai leads."""


def is_empty() -> bool:
    """Whether nobody has an account yet."""
    return not Akun.objects.exists()


def load(*, now: datetime, pegawai: int = 300) -> dict[str, int]:
    """Write the province for about ``pegawai`` people in one transaction; returns rows by table.

    ``now`` is the real time, from which the demo's clock is moved: it then stands at 09.00 WITA on Tuesday
    7 March 2023, inside February's filling window.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    rng = random.Random(SEED)  # noqa: S311 - made-up people, no secret
    writer = Writer()
    at = datetime.combine(TODAY, time(9), tzinfo=zone)
    with transaction.atomic(), _history_open():
        organisation = Organisation(writer, size=pegawai, password=make_password(PASSWORD), at=at, rng=rng)
        people = organisation.build()
        team = _team(people)
        plans = _plans(writer, organisation, people, at=at, rng=rng)
        bkd = _bkd(people)
        years = Years(writer, organisation, zone=zone, rng=rng)
        years.build(plans.ended, bkd_id=bkd.akun_id, bkd=bkd.nama)
        counts = writer.write()
        months = Months(writer, today=TODAY, zone=zone, per_day=2 if pegawai <= SMALL else 1, rng=rng)
        months.build(plans.current, {number: fate for number, (_, fate) in team.items()})
        releases.attendance(writer, people, at=at)
        counts |= writer.write()
        _finish(people, organisation.moved)
        _around(people, team, bkd, at)
        PergeseranJam.objects.update_or_create(id=1, defaults={"geser": at - now})
    moved.move(pd=PD, kecuali_penilai_id=_rater(people).pegawai_id, at=at, zone=zone)
    _analyze()
    releases.release(bkd, pd_id=bkd.pd_id, zone=zone)
    return counts


def _plans(
    writer: Writer, organisation: Organisation, people: list[Person], *, at: datetime, rng: random.Random
) -> Plans:
    """Everybody's SKP; those of the demo accounts stand where their part wants them."""
    officers, team = make_pengelola(writer, people), _team(people)
    plans = Plans(writer, organisation, at=at, rng=rng)
    standing = {person.pegawai_id: "DISETUJUI" for person in officers.values()}
    plans.build(
        standing | {number: skp for number, (skp, _) in team.items()},
        waiting=frozenset(list(team)[n] for n in MENUNGGU_AKHIR if n < len(team)),
    )
    return plans


def _around(people: list[Person], team: Collection[int], bkd: Person, at: datetime) -> None:
    """What surrounds the month: announcements, who is away, moved windows, machines' tokens."""
    around.announce(at, today=TODAY, pd_id=_rater(people).pd_id)
    around.away(people, kecuali=set(team), at=at)
    Windows(bkd, zone=ZoneInfo(settings.TIME_ZONE)).build(PD)
    releases.policy(at=at)
    tokens.make(at, pd=PD)
    tunjangan.build(people, bkd=bkd, at=at, rng=random.Random(SEED))  # noqa: S311 - made-up numbers


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def _history_open() -> Iterator[None]:
    """Let finished history be written at once: the guards of *steps* rest until the end.

    Foreign keys and exclusions are taken down and put up again over the finished tables: PostgreSQL then
    checks all rows of a table together. Only ever on a database that was empty a moment ago.
    """
    quote = connection.ops.quote_name
    guarded = [quote(model._meta.db_table) for model in WRITTEN]
    with connection.cursor() as cursor:
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE contype IN ('f', 'x') AND connamespace = current_schema()::regnamespace ORDER BY oid"
        )
        checks = cursor.fetchall()
        for table, name, _ in checks:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {quote(name)}")
        yield
        for table, name, definition in checks:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {quote(name)} {definition}")
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _rater(people: list[Person]) -> Person:
    """The demo's penilai: who heads the first bidang of the demo's PD."""
    pd = next(p.pd_id for p in people if p.pd == "Badan Kepegawaian Daerah")
    return next(p for p in people if p.pd_id == pd and p.level == "kabid" and p.jabatan.startswith("Kepala"))


def _team(people: list[Person]) -> dict[int, tuple[str, str]]:
    """The demo's penilai and staff, the first bidang of the demo's PD: where SKP and open month stand."""
    rater = _rater(people)
    staff = [p for p in people if p.penilai is rater]
    return {rater.pegawai_id: ("DISETUJUI", "draf")} | {
        person.pegawai_id: where for person, where in zip(staff, TIM, strict=False)
    }


def _bkd(people: list[Person]) -> Person:
    """The demo's pengelola aplikasi."""
    return next(
        p for p in people if p.pd == "Badan Kepegawaian Daerah" and p.unit == "Bidang Data dan Informasi"
    )


def _finish(people: list[Person], moved: list[tuple[int, int]]) -> None:
    """What points back at rows written later: pimpinan, BKD, moved people."""
    for person in people:
        if person.level == "pimpinan":
            PerangkatDaerah.objects.filter(pk=person.pd_id).update(pimpinan_id=person.pegawai_id)
        elif person.level == "kepala_unit":
            UnitKerja.objects.filter(pk=person.unit_id).update(pimpinan_id=person.pegawai_id)
    Akun.objects.filter(pk=_bkd(people).akun_id).update(is_pengelola_aplikasi=True)
    for old, new in moved:
        RiwayatJabatan.objects.filter(pk=old).update(aktif=False)
        RiwayatPenilai.objects.filter(riwayat_id=old).update(tanggal_selesai=date(2023, 1, 31))
        RiwayatJabatan.objects.filter(pk=new).update(aktif=True)
        RiwayatPenilai.objects.filter(riwayat_id=new).update(tanggal_selesai=None)
