"""Questions in SQL files: composed, asked at once, streamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sikinerja.core.sql import CHUNK, Question

pytestmark = pytest.mark.django_db
NUMBERS = Question("SELECT n FROM generate_series(1, %(last)s) n")


@pytest.mark.parametrize(
    "body",
    [
        "SELECT sum(n) AS total FROM numbers",
        "WITH own AS (SELECT * FROM numbers) SELECT sum(n) AS total FROM own",
    ],
)
def test_a_question_reads_another_one_like_a_table(tmp_path: Path, body: str) -> None:
    (tmp_path / "total.sql").write_text(body)

    question = Question.beside(str(tmp_path / "module.py"), "total.sql", numbers=NUMBERS)

    assert question.rows({"last": 4}) == [{"total": 10}]


def test_a_stream_gives_every_row_once() -> None:
    last = CHUNK * 2 + 1

    assert [row[0] for row in NUMBERS.stream({"last": last})] == list(range(1, last + 1))
    assert list(NUMBERS.each({"last": 2})) == [{"n": 1}, {"n": 2}]
