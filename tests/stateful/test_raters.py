"""Who rates, played alone: several are gone at once, also who acts for them, in any order (issue 9 §1).

The game of a whole life (``test_life.py``) seldom comes so far: there whoever went is soon back.
"""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp
from tests.builders import skp as build
from tests.cast import Cast, make_cast
from tests.stateful.choices import Choices
from tests.stateful.invariants import gone, somebody_rates
from tests.stateful.raters import DEEDS, Raters
from tests.stateful.world import Tally, World, starting

STARTS = ("bulan diajukan", "diajukan", "akhir diajukan")


class Going(Raters, RuleBasedStateMachine):
    """Something waits for its penilai; people go, act and come back."""

    cast: Cast
    tally: Tally
    most = 0
    """How many were gone at once."""
    patience = 4

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block._from_testcase = True  # type: ignore[attr-defined]  # operations are durable, except here
        self.block.__enter__()
        self.world = World(self.cast, self.tally)

    def teardown(self) -> None:
        """As if nothing had been."""
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def people(self, skp: Skp | None, by: str, choose: Choices) -> Pegawai:
        """The one whose part it is."""
        return {"pemilik": self.cast.pegawai, "pengelola": self.cast.pengelola}.get(by, self.cast.bkd)

    @initialize(where=st.sampled_from(STARTS))
    def begin(self, where: str) -> None:
        starting(self.world, where)

    @invariant()
    def somebody_is_there(self) -> None:
        somebody_rates(self.world.day)
        Going.most = max(Going.most, len(gone(self.world.day)))

    @rule(seed=st.integers(0, 2**32))
    def turn(self, seed: int) -> None:
        self.world.turn += 1
        choose = Choices(seed + (self.world.turn << 40))
        choose(
            [self.the_penilai_goes] * 6 + [self.somebody_acts] * 3
            + [self.change_the_penilai, self.many_are_given_another, self.all_are_told, self.a_day_passes]
        )(choose)  # fmt: skip

    def a_day_passes(self, choose: Choices) -> None:
        """A Plt. may be over by then."""
        self.world.pass_days(choose([1, 12, 21]))


@pytest.mark.hypothesis
def test_whoever_goes_somebody_is_there_and_may_rate(db: None) -> None:
    fuzz = settings.get_current_profile_name() == "fuzz"
    cast = make_cast()
    for riwayat in (cast.riwayat_kepala, cast.riwayat_penilai):
        build.disetujui(riwayat, rhk=2, indikator=1)
    Going.cast, Going.tally, Going.most = cast, Tally(), 0
    examples = settings.default.max_examples if fuzz else 6
    quiet = settings(max_examples=examples, stateful_step_count=16, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Going, settings=quiet)
    assert not Going.tally.never(DEEDS), f"done: {Going.tally.done}; refused: {Going.tally.refused}"
    assert Going.most >= 4, f"never more than {Going.most} were gone at once"
