"""Who rates each month of everybody, or rated it; larger questions read it as a table."""

from __future__ import annotations

from sikinerja.core.sql import Question
from sikinerja.kepegawaian.queries.bulan import PEGAWAI_BULAN

PENILAI_BULAN = Question.beside(__file__, "penilai_bulan.sql", pegawai_bulan=PEGAWAI_BULAN)
"""One row for every employee of a month; parameters of :func:`kepegawaian.queries.bulan.parameter`."""
