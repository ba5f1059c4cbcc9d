"""Choosing: one number of hypothesis for each turn, so that a game can be shortened turn by turn."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """``choose([a, b])``: one of them."""

    def __init__(self, seed: int) -> None:
        """``seed``: the turn's number."""
        self._random = random.Random(seed)  # noqa: S311 - a game

    def __call__(self, among: Sequence[T]) -> T:
        """Pick."""
        return self._random.choice(among)

    def rare(self, among: Sequence[str], done: Counter[str]) -> str:
        """Pick, what was done less often in this game rather than the rest."""
        return self._random.choices(among, [1 / (1 + 3 * done[name]) for name in among])[0]

    def chance(self, of: int) -> bool:
        """True once in ``of`` times."""
        return self._random.randrange(of) == 0
