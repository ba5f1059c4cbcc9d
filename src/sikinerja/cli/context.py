"""What commands that call operations share: the context, and how a refusal is said."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import click

from sikinerja.core.context import Actor, Channel, Context
from sikinerja.core.environment import environment
from sikinerja.core.errors import DomainError
from sikinerja.core.time import system_now


def context() -> Context:
    """The system, now: moved with the demo's clock where this is a demo."""
    from sikinerja.jadwal.queries import shifted

    now = shifted(system_now()) if environment().demo else system_now()
    return Context(Actor.system(), now, Channel.CLI, secrets.token_hex(16), ZoneInfo(environment().zone))


@contextmanager
def said() -> Iterator[None]:
    """What an operation refuses becomes one clear line and exit code 1."""
    try:
        yield
    except DomainError as error:
        raise click.ClickException(error.message) from error


def diminta(hal: Sequence[str], *, yakin: bool) -> dict[str, list[str]]:
    """What is asked before something out of the ordinary is done, for ``told_together``; --yakin says yes."""
    if yakin or not hal:
        return {}
    return {"yakin": [*hal, "Bila memang demikian, ulangi dengan --yakin."]}
