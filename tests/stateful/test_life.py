"""Owner, penilai, pengelola, BKD and the clock, played at random through the whole life of an SKP.

Through the real operations on the real database; after every step ``invariants.check``. ``make test`` plays
the same games each time, ``make fuzz`` others, for as long as one likes. It fails as well when something of
what it can do never once succeeded: then it would prove nothing about that (who goes: ``test_raters.py``).
"""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sikinerja.aktivitas import operations as aktivitas
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.operations import perpindahan
from sikinerja.penilaian.operations import change, rate
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.operations import flow as bulanan
from sikinerja.skp.models import Indikator, Rhk, Skp
from sikinerja.skp.operations import indikator as indikator_operations
from sikinerja.skp.operations import plan
from sikinerja.skp.operations import rhk as rhk_operations
from sikinerja.skp.operations.impor import impor
from sikinerja.skp.queries import untuk_bulan
from sikinerja.skp.queries.intervensi import pilihan
from sikinerja.skp.rules import Aspek, Perspektif
from sikinerja.skp.rules.impor import SumberImpor
from tests.builders import skp as build
from tests.builders import tool_kinerja as masuk
from tests.builders.kepegawaian import isian as isian_riwayat
from tests.cast import Cast, make_cast
from tests.stateful import deeds, invariants
from tests.stateful.choices import Choices
from tests.stateful.deeds import NOTE
from tests.stateful.raters import Raters
from tests.stateful.world import STARTS, Tally, World, starting

OTHER_DEEDS = {
    "tambah_skp", "ubah_skp", "hapus_skp", "tambah_rhk", "ubah_rhk", "hapus_rhk", "tambah_indikator",
    "ubah_indikator", "hapus_indikator", "impor", "aktivitas", "ajukan_bulan", "tarik_bulan",
    "nilai_hasil_kerja", "nilai_perilaku", "ubah_penilaian", "mutasi", "batal_mutasi", "sasaran",
}  # fmt: skip
PERIODE = [(1, 1, 12, 31), (1, 1, 6, 30), (7, 1, 12, 31), (1, 5, 12, 31), (2, 5, 12, 31), (12, 31, 1, 1)]


class Life(Raters, RuleBasedStateMachine):
    """One game: the owner's SKP and months, and everybody who has a say in them."""

    cast: Cast
    tally: Tally
    round = 0
    spread = True
    """The same number means something else in each turn: more comes of few games, which shorten less well."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block._from_testcase = True  # type: ignore[attr-defined]  # operations are durable, except here
        self.block.__enter__()
        self.world = World(self.cast, self.tally)
        self.seen = invariants.Seen()

    def teardown(self) -> None:
        """As if nothing had been."""
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @initialize(number=st.integers(0, len(STARTS) - 1))
    def begin(self, number: int) -> None:
        starting(self.world, list(STARTS)[(number + 3 * self.round) % len(STARTS)])

    @invariant()
    def all_is_well(self) -> None:
        """What did not change is as well as it was."""
        if self.world.before != self.seen.fingerprint:
            invariants.check(self.seen, self.world.last_deed, self.world.day)
            self.seen.fingerprint = self.world.before

    # ------------------------------------------------------------------ who and what

    def people(self, skp: Skp | None, by: str, choose: Choices) -> Pegawai:
        """Mostly the one whose part it is, now and then somebody else."""
        cast = self.cast
        if choose.chance(10):
            return choose([cast.pegawai, cast.penilai, cast.kepala, cast.rekan, cast.orang_lain, cast.bkd])
        if by == "penilai":
            return self.rater(skp)
        return {"pemilik": cast.pegawai, "bkd": cast.bkd, "pengelola": cast.pengelola}[by]

    def an_skp(self, choose: Choices) -> Skp | None:
        found = self.world.skps()
        return choose(found[::-1]) if found else None

    # ------------------------------------------------------------------ one turn

    @rule(seed=st.integers(0, 2**32))
    def turn(self, seed: int) -> None:
        """The clock, or somebody: mostly what makes sense as things stand.

        One rule for all: hypothesis leaves whole rules out of a game, and most deeds need others before them.
        """
        self.world.turn += 1
        choose = Choices(seed + (self.round << 33) + (self.world.turn << 40 if self.spread else 0))
        status = {skp.status for skp in self.world.skps()}
        reports = 3 if self.world.day.day <= 10 else 1
        themes = [self.step] * 6 + [self.time_passes] * 2 + [self.report_a_month] * reports
        themes += [self.write_the_diary, self.raters, self.move]
        if "KONSEP" in status or not status or choose.chance(8):
            themes += [self.head, self.write_the_plan, self.write_indikator] * 2 + [self.import_a_plan]
        if Realisasi.objects.exclude(status="BELUM").exists():
            themes += [self.rate_a_month] * 4 + [self.move] * 2
        choose(themes)(choose)

    def time_passes(self, choose: Choices) -> None:
        """Mostly to the 5th of the next month, when months are reported and rated."""
        self.world.last_deed = ""
        fifth = Month.of(self.world.day).next.first + timedelta(days=4)
        self.world.pass_days(choose([(fifth - self.world.day).days, 1, 4, 9, 33]))

    # ------------------------------------------------------------------ the way of an SKP

    def step(self, choose: Choices) -> None:
        """The next step of an SKP, or one that does not fit."""
        skp = self.an_skp(choose)
        if skp is None:
            return
        fitting = deeds.fitting(skp, self.world.day)
        among = list(deeds.SKP) if not fitting or choose.chance(8) else fitting
        name = choose.rare(among, self.world.done)
        deed = deeds.SKP[name]
        ctx = self.world.ctx(self.people(skp, deed.by, choose))
        langkah = choose([None, skp.langkah - 1, skp.langkah + 1]) if choose.chance(6) else skp.langkah
        kwargs = deed.more(choose, skp)
        call = partial(deeds.run, deed, ctx, skp, langkah, kwargs)
        self.world.attempt(name, call, twice=deed.has_langkah and langkah == skp.langkah and choose.chance(4))

    # ------------------------------------------------------------------ the plan

    def head(self, choose: Choices) -> None:
        """Make, mend or throw away the head of an SKP."""
        cast = self.cast
        a, b, c, d = choose(PERIODE)
        values = {
            "tahun": 2023,
            "periode_awal": date(2023, a, b),
            "periode_akhir": date(2023, c, d),
            "model": choose(["JAJF", "JPT"]) if choose.chance(3) else "JAJF",
        }
        free = RiwayatJabatan.objects.filter(pegawai=cast.pegawai, skp=None)
        riwayat = (free.first() if choose.chance(2) else None) or cast.riwayat
        skp, name = self.an_skp(choose), choose(["ubah_skp", "ubah_skp", "hapus_skp"])
        ctx = self.world.ctx(self.people(skp, "pemilik", choose))
        if skp is None or riwayat != cast.riwayat or choose.chance(6):
            self.world.attempt("tambah_skp", partial(plan.tambah, ctx, riwayat_id=riwayat.pk, **values))
        elif name == "ubah_skp":
            self.world.attempt(name, partial(plan.ubah, ctx, skp_id=skp.pk, **values))
        else:
            self.world.attempt(name, partial(plan.hapus, ctx, skp_id=skp.pk))

    def write_the_plan(self, choose: Choices) -> None:
        """Add, edit or delete an RHK."""
        skp = self.an_skp(choose)
        if skp is None:
            return
        ctx = self.world.ctx(self.people(skp, "pemilik", choose))
        rows = list(Rhk.objects.filter(skp=skp).order_by("pk"))
        name = choose(["tambah_rhk", "ubah_rhk", "hapus_rhk"])
        if name == "hapus_rhk" and rows:
            row = choose(rows[::-1])
            self.world.attempt(name, partial(rhk_operations.hapus_rhk, ctx, skp_id=skp.pk, rhk_id=row.pk))
            return
        may = pilihan(ctx, skp=skp)
        words = may.terbuka and choose([True, False])
        values = {
            "jenis": choose(["UTAMA", "TAMBAHAN"]),
            "teks": f"Terlaksananya {choose(['pelayanan', 'laporan', 'rapat'])}",
            "intervensi_id": choose(may.calon).id if may.calon and not words else None,
            "sasaran": "Meningkatnya pelayanan" if words else "",
        }
        if name == "ubah_rhk" and rows:
            values |= {"skp_id": skp.pk, "rhk_id": choose(rows).pk}
            self.world.attempt(name, partial(rhk_operations.ubah_rhk, ctx, **values))
        else:
            name = "sasaran" if words else "tambah_rhk"
            self.world.attempt(name, partial(rhk_operations.tambah_rhk, ctx, skp_id=skp.pk, **values))

    def write_indikator(self, choose: Choices) -> None:
        """Add, edit or delete an indikator."""
        skp = self.an_skp(choose)
        if skp is None:
            return
        ctx = self.world.ctx(self.people(skp, "pemilik", choose))
        rows = list(Indikator.objects.filter(rhk__skp=skp).order_by("pk"))
        odds = {"tambah_indikator": 2, "ubah_indikator": 3, "hapus_indikator": 1}
        name = choose([deed for deed, times in odds.items() for _ in range(times)])
        if name == "hapus_indikator" and rows:
            row = {"skp_id": skp.pk, "indikator_id": choose(rows[::-1]).pk}
            self.world.attempt(name, partial(indikator_operations.hapus_indikator, ctx, **row))
            return
        values: dict[str, Any] = {
            "skp_id": skp.pk,
            "teks": f"Jumlah {choose(['layanan', 'laporan', 'rapat'])}",
            "target": Decimal(choose(["12", "0", "95.5"])),
            "satuan": "kali",
            "ukuran": choose(["KUANTITAS", "BIAYA"] if skp.model == "JAJF" else ["ANGGARAN", "KUANTITAS"]),
        }
        if name == "ubah_indikator" and rows:
            values["indikator_id"] = choose(rows).pk
            self.world.attempt(name, partial(indikator_operations.ubah_indikator, ctx, **values))
            return
        bare = list(Rhk.objects.filter(skp=skp, indikator=None)) or list(Rhk.objects.filter(skp=skp))
        if bare:
            values["rhk_id"] = choose(bare).pk
            call = partial(indikator_operations.tambah_indikator, ctx, **values)
            self.world.attempt("tambah_indikator", call)

    def import_a_plan(self, choose: Choices) -> None:
        """Import RHK that fit, or do not."""
        skp = self.an_skp(choose)
        if skp is None:
            return
        ukuran = choose([Aspek.KUALITAS, Perspektif.ANGGARAN])
        rows = [
            masuk.rhk(f"Terlaksananya {teks}", masuk.indikator(f"Jumlah {teks}", ukuran=ukuran))
            for teks in choose([["pelayanan"], ["rapat", "laporan"]])
        ]
        content = masuk.isi(skp, *rows, akhir=choose([None, None, None, date(2023, 3, 3)]))
        ctx = self.world.ctx(self.people(skp, "pemilik", choose))
        call = partial(impor, ctx, skp_id=skp.pk, isi=content, sumber=SumberImpor.BERKAS)
        self.world.attempt("impor", call)

    # ------------------------------------------------------------------ days and months

    def write_the_diary(self, choose: Choices) -> None:
        """Enter an activity of today, of some days ago, or of tomorrow."""
        day = self.world.day - timedelta(days=choose([0, 1, 3, 8, 30, -1]))
        skp = self.an_skp(choose)
        items = [None, *Indikator.objects.filter(rhk__skp=skp).order_by("pk")]
        chosen = choose(items)
        ctx = self.world.ctx(self.people(skp, "pemilik", choose))
        values = {
            "tanggal": day,
            "mulai": time(choose([8, 9, 13])),
            "selesai": time(choose([10, 14])),
            "uraian": "Melayani",
            "indikator_id": chosen.pk if chosen else None,
        }
        self.world.attempt("aktivitas", partial(aktivitas.tambah, ctx, **values))

    def report_a_month(self, choose: Choices) -> None:
        """Submit a month, or withdraw it."""
        month = Month.of(self.world.day)
        if choose.chance(8) or self.world.day.day > 10:
            month = choose([month, month.next, month.previous.previous])
        month = month.previous
        ctx = self.world.ctx(self.people(None, "pemilik", choose))
        known = Realisasi.objects.filter(pegawai=self.cast.pegawai, tahun=month.tahun, bulan=month.bulan)
        row = known.first()
        langkah = row.langkah if row else 0
        langkah = choose([None, langkah + 1]) if choose.chance(8) else langkah
        if row is not None and row.status != "BELUM" and not choose.chance(4):
            self.world.attempt("tarik_bulan", partial(bulanan.tarik, ctx, month=month, langkah=langkah))
            return
        skp = untuk_bulan(pegawai_id=self.cast.pegawai.pk, month=month)
        if skp is None and not choose.chance(4):
            return
        values = {
            "isian": deeds.isian(choose, skp) if skp else {},
            "catatan": choose(["", NOTE]),
            "konfirmasi": True,
            "langkah": langkah,
        }
        self.world.attempt("ajukan_bulan", partial(bulanan.ajukan, ctx, month=month, **values))

    def rate_a_month(self, choose: Choices) -> None:
        """The next half of the rating of a month, or its one change."""
        months = list(Realisasi.objects.exclude(pengajuan=None).select_related("penilai").order_by("-pk"))
        if not months:
            return
        after = {"PENILAIAN_PERILAKU": "nilai_perilaku", "SELESAI": "ubah_penilaian"}
        fitting = [after.get(row.status, "nilai_hasil_kerja") for row in months]
        name = choose.rare(sorted(set(fitting)), self.world.done)
        row = choose([row for row, deed in zip(months, fitting, strict=True) if deed == name])
        who = self.cast.kepala if choose.chance(8) else row.penilai or self.cast.penilai
        if choose.chance(8):
            name = choose(["nilai_hasil_kerja", "nilai_perilaku", "ubah_penilaian"])
        langkah = choose([None, row.langkah - 1]) if choose.chance(8) else row.langkah
        common: dict[str, Any] = {"realisasi_id": row.pk, "langkah": langkah}
        rated = common | {
            "umpan_balik": {},
            "untuk_semua": "" if choose.chance(8) else "Baik",
            "rating": deeds.rating(choose),
            "konfirmasi": True,
        }
        ctx = self.world.ctx(who)
        call = {
            "nilai_hasil_kerja": partial(rate.nilai_hasil_kerja, ctx, **rated),
            "nilai_perilaku": partial(rate.nilai_perilaku, ctx, catatan_akhir=NOTE, **rated),
            "ubah_penilaian": partial(
                change.ubah, ctx, **common, hasil_kerja="DI_ATAS", perilaku=deeds.rating(choose),
                alasan=choose(["a" * 200, "a" * 200, "pendek"]),
            ),
        }[name]  # fmt: skip
        self.world.attempt(name, call, twice=langkah == row.langkah and choose.chance(4))

    # ------------------------------------------------------------------ where one works

    def move(self, choose: Choices) -> None:
        """A mutasi, or taking one back."""
        cast = self.cast
        done = list(Mutasi.objects.order_by("-pk"))
        ctx = self.world.ctx(self.people(None, choose(["pemilik", "pengelola"]), choose))
        if done and choose.chance(2):
            call = partial(perpindahan.batalkan, ctx, mutasi_id=choose(done).pk)
            self.world.attempt("batal_mutasi", call)
            return
        day = self.world.day - timedelta(days=choose([0, 2, 5, 15, 40, -3]))
        penilai = choose([cast.kepala, cast.penilai])
        content = isian_riwayat(cast, penilai_id=penilai.pk, tmt=day, tahun=day.year)
        call = partial(perpindahan.mutasi, ctx, pegawai_id=cast.pegawai.pk, tanggal=day, isian=content)
        self.world.attempt("mutasi", call)


def play(*, max_examples: int, steps: int, rounds: int) -> set[str]:
    """Play; hypothesis shows the shortest game in which something broke. Returns what never succeeded.

    The later rounds are played only while there is something of that kind.
    """
    cast = make_cast()
    for riwayat in (cast.riwayat_kepala, cast.riwayat_penilai):
        build.disetujui(riwayat, rhk=2, indikator=1)
    Life.cast, Life.tally = cast, Tally()
    quiet = settings(
        max_examples=max_examples, stateful_step_count=steps, suppress_health_check=list(HealthCheck)
    )
    never = OTHER_DEEDS | set(deeds.SKP)
    for Life.round in range(rounds):
        run_state_machine_as_test(Life, settings=quiet)
        never = Life.tally.never(never)
        if not never:
            break
    return never


@pytest.mark.hypothesis
def test_a_life_keeps_its_invariants(db: None) -> None:
    fuzz = settings.get_current_profile_name() == "fuzz"
    size = (settings.default.max_examples, 60, 1) if fuzz else (8, 20, 12)
    Life.spread = not fuzz
    never = play(max_examples=size[0], steps=size[1], rounds=size[2])
    tally = Life.tally
    assert not never, f"never succeeded: {sorted(never)}; done: {tally.done}; refused: {tally.refused}"


def test_what_never_succeeds_is_told(db: None) -> None:
    never = play(max_examples=1, steps=1, rounds=1)
    assert {"nilai_akhir", "mutasi", "ubah_penilaian"} <= never
