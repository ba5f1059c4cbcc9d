"""What BKD announces in the demo ends with the day it speaks of (issue 9, F38)."""

from __future__ import annotations

from datetime import date

import pytest

from sikinerja.demo.around import announce
from sikinerja.pemberitahuan.queries import informasi_berlaku
from tests.cast import Cast, moment

pytestmark = pytest.mark.django_db


def test_no_announcement_of_the_demo_outlives_its_day(cast: Cast) -> None:
    announce(moment("2023-03-07 08:00"), today=date(2023, 3, 7), pd_id=cast.badan.pk)

    def shown(day: int, month: int = 3) -> set[str]:
        rows = informasi_berlaku(pd_ids=[cast.badan.pk], tanggal=date(2023, month, day))
        return set(rows.values_list("judul", flat=True))

    assert len(shown(7)) == len(shown(9)) == 3
    assert shown(10) == {"Isi realisasi Februari tepat waktu", "Rilis nilai Februari"}
    assert shown(14) == {"Rilis nilai Februari"}
    assert shown(3, month=4) == set()
