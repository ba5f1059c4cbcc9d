"""Who may ask what: generated from the description, so that a new endpoint is asked by everybody at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sikinerja.api import contoh, halaman
from tests.api.client import problem
from tests.api.world import World, filled, make
from tests.architecture.test_matrix import undone
from tests.cast import Cast

OWN = {
    "skp_id", "rhk_id", "indikator_id", "riwayat_id", "pegawai_id", "aktivitas_id", "rencana_id",
    "realisasi_id", "pengajuan_id", "pemberitahuan_id", "organisasi_id",
}  # fmt: skip
"""Parameters that name something of the owner's (or of the owner's PD)."""
HIDDEN = {403, 404}


def asked() -> list[tuple[str, str, dict[str, Any]]]:
    """Method, path, and what is said of every endpoint."""
    paths = halaman.schema()["paths"]
    return [(m.upper(), path, said) for path, methods in paths.items() for m, said in methods.items()]


def body(said: dict[str, Any], world: World) -> Any:
    """An example of what is sent, with ids that exist."""
    schema = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return None
    return filled(contoh.nilai(schema, halaman.schema()["components"]["schemas"]), world.ids)


@pytest.fixture
def world(cast: Cast, at: Callable[[str], None]) -> World:
    """Every address has something to be about."""
    return make(cast)


def test_everybody_gets_what_is_theirs(world: World) -> None:
    problems = []
    for method, path, said in asked():
        for who, expected in expectations(method, path, said).items():
            with undone():
                answer = world.program(who).send(method, world.place(path), body(said, world))
            if answer.status_code not in expected:
                problems.append(f"{method} {path} as {who}: {answer.status_code}, not {sorted(expected)}")
    assert not problems, "\n" + "\n".join(problems)


def expectations(method: str, path: str, said: dict[str, Any]) -> dict[str, set[int]]:
    """Who must be refused, and how; who must get an answer when reading."""
    is_person = said["x-cakupan"].startswith("pribadi")
    found: dict[str, set[int]] = {"visitor": {401}, "mesin" if is_person else "bkd": {403}}
    if is_person and method != "GET":
        found["reader"] = {403}
    if is_person and any(f"{{{name}}}" in path for name in OWN):
        found["stranger"] = HIDDEN
    return found


def test_a_scope_that_is_missing_is_named(world: World) -> None:
    for method, path, said in asked():
        who = "mesin" if said["x-cakupan"].startswith("pribadi") else "owner"
        answer = world.program(who).send(method, world.place(path), body(said, world))
        assert said["x-cakupan"] in problem(answer, 403, "cakupan_kurang")["detail"]
