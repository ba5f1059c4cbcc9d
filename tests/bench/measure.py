"""Figures that mean something on any machine: medians, and ratios of things measured in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

TIMES = 15


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def medians(calls: dict[str, Callable[[], object]], *, times: int = TIMES) -> dict[str, float]:
    """Median seconds of each call; they take turns, so that a busy moment meets all of them."""
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(times):
        for name, call in calls.items():
            spent[name].append(seconds(call))
    return {name: statistics.median(values) for name, values in spent.items()}


def tell(title: str, found: dict[str, float], *, base: str) -> None:
    """Print milliseconds, and how often ``base`` goes into each."""
    print(f"\n  {title}")
    for name, value in found.items():
        print(f"    {name:44} {value * 1000:8.1f} ms {value / found[base]:7.1f} x {base}")
