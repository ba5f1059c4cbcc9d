"""What is logged never holds a NIP."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from sikinerja.config.logs import logging_settings, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("197809172019031005 masuk", "1978**********1005 masuk"),
        ("nomor 123456", "nomor 123456"),
        ("1978091720190310051", "1978091720190310051"),
    ],
)
def test_eighteen_digits_are_masked(text: str, masked: str) -> None:
    assert mask({"a": [text]}) == {"a": [masked]}


def fail() -> None:
    raise ValueError("197809172019031005")


def test_a_log_line_is_json_and_a_traceback_is_masked_too() -> None:
    options = logging_settings("INFO")["formatters"]["json"]
    formatter = options["()"](**{key: value for key, value in options.items() if key != "()"})
    try:
        fail()
    except ValueError:
        logger = logging.getLogger("x")
        record = logger.makeRecord(
            "x", logging.ERROR, "f", 1, "gagal %s", ("197809172019031005",), sys.exc_info()
        )
    line = json.loads(formatter.format(record))
    assert line["event"] == "gagal 1978**********1005"
    assert "197809172019031005" not in json.dumps(line)
