"""Printing: CPU of one warm document, and a thousand in one go without memory growing (F4.4)."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest

from tests.dokumen.sample import facts, print_facts, rhk

pytestmark = pytest.mark.bench
GOAL_MS = 100


def twelve(jenis: str, n: int = 0) -> dict[str, object]:
    """Four RHK of three indikator each; ``n`` makes every document another one."""
    rows = [rhk(i, indikator=3, teks=f"Rencana hasil kerja nomor {n}.{i} yang tertib") for i in range(1, 5)]
    return facts(jenis, hasil_kerja=rows)


def rss_mb() -> float:
    """Memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


@pytest.mark.parametrize("jenis", ["SKP", "EVALUASI", "AKHIR"])
def test_one_warm_document_of_twelve_indikator(jenis: str) -> None:
    print_facts(twelve(jenis))
    spent = []
    for n in range(1, 31):
        before = time.process_time()
        print_facts(twelve(jenis, n))
        spent.append((time.process_time() - before) * 1000)
    median = statistics.median(spent)
    print(f"\n{jenis}: {median:.0f} ms CPU (best {min(spent):.0f}, worst {max(spent):.0f})")
    assert min(spent) <= GOAL_MS  # other work on the machine only adds to it


def test_a_thousand_documents_in_one_go() -> None:
    for n in range(100):  # caches fill
        print_facts(twelve("SKP", n))
    before, begun = rss_mb(), time.process_time()
    for n in range(100, 1100):
        print_facts(twelve("SKP", n))
    after, spent = rss_mb(), time.process_time() - begun
    print(f"\n1,000 documents: {spent:.1f} s CPU, memory {before:.0f} -> {after:.0f} MB")
    assert after - before < 30
