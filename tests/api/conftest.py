"""Programs of the cast's people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sikinerja.kepegawaian.models import Pegawai
from tests.api.client import Program
from tests.builders import token


@pytest.fixture
def program(at: Callable[[str], None]) -> Callable[..., Program]:
    """``program(cast.pegawai)``: with a token of that person, at :data:`tests.cast.NOW` unless moved."""

    def make(who: Pegawai, *cakupan: str) -> Program:
        return Program(token.pribadi(who, *cakupan))

    return make
