"""How fast one may guess: simulated attackers against the owner (F1.2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.akun import rules
from sikinerja.akun.rules import Kegagalan, wait_seconds
from tests.cast import moment

NOW = moment("2023-03-07 09:00")
OWNER, HOME = "owner", "home"


def failures(*when: tuple[str, str, float]) -> list[Kegagalan]:
    """``(identitas, alamat, seconds ago)``."""
    return [Kegagalan(i, a, NOW - timedelta(seconds=s)) for i, a, s in when]


def wait(rows: list[Kegagalan], identitas: str = OWNER, alamat: str = HOME) -> int:
    return wait_seconds(rows, identitas=identitas, alamat=alamat, now=NOW)


def test_four_failures_are_forgiven_the_fifth_waits_a_minute() -> None:
    assert wait(failures(*[(OWNER, HOME, 1)] * 4)) == 0
    assert wait(failures(*[(OWNER, HOME, 0)] * 5)) == 60
    assert wait(failures(*[(OWNER, HOME, 12.5)] * 5)) == 48
    assert wait(failures(*[(OWNER, HOME, 60)] * 5)) == 0


def test_an_address_that_guesses_at_many_people_waits() -> None:
    assert wait(failures(*[(f"p{n}", "x", 5) for n in range(30)]), "somebody", "x") == 55
    assert wait(failures(*[(f"p{n}", "x", 5) for n in range(29)]), "somebody", "x") == 0
    assert wait(failures(*[(f"p{n}", "x", 5) for n in range(30)]), "somebody", "y") == 0


def test_under_siege_an_address_that_failed_gets_one_try_a_minute() -> None:
    siege = failures(*[(OWNER, f"a{n}", 100) for n in range(20)])
    assert wait(siege) == 0
    assert wait(siege + failures((OWNER, HOME, 20))) == 40
    assert wait(siege[1:] + failures((OWNER, HOME, 301))) == 0
    assert wait(siege + failures((OWNER, HOME, 20)), "another") == 0


def test_a_clock_moved_back_in_the_demo_locks_nobody_out() -> None:
    assert wait(failures(*[(OWNER, HOME, -3600)] * 50)) == 0


class Gate:
    """The table of failures and who is let through, second by second."""

    def __init__(self) -> None:
        self.rows: list[Kegagalan] = []
        self.guesses = 0

    def attempt(self, second: float, alamat: str, *, right: bool) -> int:
        now = NOW + timedelta(seconds=second)
        self.rows = [r for r in self.rows if r.pada > now - timedelta(minutes=5)]
        seconds = wait_seconds(self.rows, identitas=OWNER, alamat=alamat, now=now)
        if seconds == 0 and not right:
            self.guesses += alamat != HOME
            self.rows.append(Kegagalan(OWNER, alamat, now))
        return seconds


@pytest.mark.parametrize("addresses", [1, 5, 60])
def test_an_hour_of_attack_never_keeps_the_owner_out(addresses: int) -> None:
    gate = Gate()
    for second in range(0, 3600, 10):
        for n in range(min(addresses, 6)):
            gate.attempt(second, f"attacker-{(second + n) % addresses}", right=False)
        if second % 300 == 0:
            assert gate.attempt(second, HOME, right=True) == 0
    per_minute = gate.guesses / 60 / addresses
    assert per_minute <= rules.PAIR_LIMIT


@given(
    attack=st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 8), st.booleans()), min_size=0, max_size=250
    ),
    slips=st.lists(st.integers(0, 900), max_size=6),
)
def test_the_owner_never_waits_more_than_a_minute_after_a_slip(
    attack: list[tuple[int, int, bool]], slips: list[int]
) -> None:
    """Whatever strangers elsewhere do, and whatever the owner mistypes, 60 seconds later the owner is in."""
    gate = Gate()
    events = [(s, f"attacker-{n}") for s, n, _ in attack] + [(s, HOME) for s in slips]
    for second, alamat in sorted(events):
        told = gate.attempt(second, alamat, right=False)
        assert 0 <= told <= 60
    last_slip = max(slips, default=-60)
    if last_slip >= 0:
        told = gate.attempt(last_slip + 0.5, HOME, right=True)
        assert gate.attempt(last_slip + 0.5 + told, HOME, right=True) == 0
    assert gate.attempt(max(last_slip + 60, 0), HOME, right=True) == 0


@pytest.mark.parametrize("typed", ["1990 0417 201502 1 003", "\t199004172015021003\n", "19900417 2015021003"])
def test_spaces_in_a_nip_do_not_matter(typed: str) -> None:
    assert rules.lipat_username(typed) == "199004172015021003"


def test_capitals_in_a_username_do_not_matter() -> None:
    assert rules.lipat_username(" GuBernur ") == "gubernur"
