"""The description: complete, in Indonesian, every shape by a name of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from sikinerja.api import halaman
from sikinerja.api.problems import Problem
from sikinerja.api.types import Keluaran, Masukan

ENGLISH = re.compile(r"\b(the|and|of|one|what|with|where|list|read|write|a|an)\b")


def endpoints() -> Iterator[tuple[str, dict[str, Any]]]:
    """``GET /api/v1/skp`` and what is said of it."""
    for path, methods in halaman.schema()["paths"].items():
        for method, said in methods.items():
            yield f"{method.upper()} {path}", said


def below(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Every shape of a kind, generic ones apart."""
    for one in kind.__subclasses__():
        if not one.__pydantic_generic_metadata__["origin"]:
            yield one
        yield from below(one)


def test_every_shape_has_a_name_of_its_own() -> None:
    shapes = {one for kind in (Masukan, Keluaran) for one in below(kind)}
    names = Counter(one.__name__ for one in shapes)
    assert not [name for name, count in names.items() if count > 1], "ninja keeps one schema for each name"


@pytest.mark.parametrize(("name", "said"), list(endpoints()), ids=lambda v: v if isinstance(v, str) else "")
def test_every_endpoint_is_explained(name: str, said: dict[str, Any]) -> None:
    assert said["summary"]
    assert len(said["description"]) > len(said["summary"])
    assert not ENGLISH.search(said["summary"] + " " + said["description"]), said["description"]
    assert {"400", "401", "403", "404", "422", "429"} <= {str(code) for code in said["responses"]}
    refusal = said["responses"][422]["content"]["application/problem+json"]["schema"]["$ref"]
    assert refusal.endswith(Problem.__name__)
    assert said["security"] == [{"Token": []}]
    keys = [p["name"] for p in said["parameters"] if p["in"] == "header"]
    assert keys == ([] if name.startswith("GET") else ["Idempotency-Key"])


def test_operation_ids_are_unique() -> None:
    ids = [said["operationId"] for _, said in endpoints()]
    assert len(ids) == len(set(ids))


def test_unknown_fields_are_refused_everywhere() -> None:
    schemas = halaman.schema()["components"]["schemas"]
    for name, said in endpoints():
        body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        if body is not None:
            shape = schemas[body["$ref"].rpartition("/")[2]]
            assert shape["additionalProperties"] is False, name
