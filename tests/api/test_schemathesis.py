"""Requests made up from the description: no 5xx, no answer that the description does not hold.

The real WSGI application over the real database; half of the requests fit the description (with ids that
exist), half do not. `make fuzz` makes many more.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks

from sikinerja.api import halaman
from sikinerja.config.wsgi import application
from sikinerja.permintaan import rules
from tests.api.world import World, filled, make
from tests.architecture.test_matrix import undone
from tests.cast import Cast

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
EXAMPLES = 300 if LONG else 3
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
NEGATIVE = [*CHECKS, checks.negative_data_rejection]
MALFORMED = 400
"""Said only of what does not fit the description; rules refuse with 422."""


def load() -> Any:
    """The description, as schemathesis reads it."""
    loaded = schemathesis.openapi.from_dict(json.loads(json.dumps(halaman.schema())))
    loaded.app = application
    return loaded


OPERATIONS = {found.ok().label: found.ok() for found in load().get_all_operations()}
WHO = ("owner", "penilai", "bkd")


def tried(examples: int) -> Any:
    """How hypothesis goes about it: always the same way in the suite."""
    return settings(
        max_examples=examples, deadline=None, database=None, derandomize=not LONG,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip


def carriers(operation: Any) -> tuple[str, ...]:
    """Who may ask at all."""
    scope = str(operation.definition.raw["x-cakupan"])
    return WHO if scope.startswith("pribadi") else ("mesin",)


def sent(case: Any, world: World, who: str) -> Any:
    """One request of somebody; what it does is taken back."""
    headers = {"Authorization": f"Bearer {world.tokens[who]}", "Accept-Encoding": "identity"}
    with undone():
        return case.call(headers=headers)


@pytest.fixture
def world(cast: Cast, at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Every address has something to be about; nobody asks too often."""
    monkeypatch.setattr(rules, "PER_JENDELA", 10**9)
    for signal in (request_started, request_finished):  # a test's transaction has but one connection
        signal.disconnect(close_old_connections)
    yield make(cast)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.hypothesis
@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_what_fits_the_description(label: str, world: World) -> None:
    operation = OPERATIONS[label]
    names = [p.name for p in operation.path_parameters]
    ids = {name: world.ids[name] for name in names}
    turns = cycle(carriers(operation))
    strategy = operation.as_strategy(GenerationMode.POSITIVE, path_parameters=ids)

    @seed(0)
    @tried(EXAMPLES)
    @given(case=strategy)
    def run(case: Any) -> None:
        case.body = filled(case.body, world.ids)
        answer = sent(case, world, next(turns))
        case.validate_response(answer, checks=CHECKS)
        assert answer.status_code != MALFORMED, answer.text

    run()


@pytest.mark.hypothesis
@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_what_does_not_fit(label: str, world: World) -> None:
    operation = OPERATIONS[label]
    who = carriers(operation)[0]

    @seed(0)
    @tried(EXAMPLES)
    @given(case=operation.as_strategy(GenerationMode.NEGATIVE))
    def run(case: Any) -> None:
        case.validate_response(sent(case, world, who), checks=NEGATIVE)

    run()
