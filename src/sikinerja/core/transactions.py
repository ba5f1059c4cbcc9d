"""The two kinds of function that may write: operations (their own transaction) and steps (inside one)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

from sikinerja.core.context import Context
from sikinerja.core.errors import Busy, Invalid
from sikinerja.core.sql import not_free, refused

P = ParamSpec("P")
R = TypeVar("R")
PATIENCE, PAUSE = 50, 0.1
_at_end: ContextVar[Callable[[], None] | None] = ContextVar("at_end", default=None)
_tried: ContextVar[bool] = ContextVar("tried", default=False)


class _Tried(Exception):
    """An operation was tried to its end, and is undone."""


def operation(function: Callable[Concatenate[Context, P], R]) -> Callable[Concatenate[Context, P], R]:
    """Run a verb in one durable transaction of its own; called from doors only.

    Raises Conflict where a trigger refuses, RuntimeError (from Django) when called inside another one.
    """

    @wraps(function)
    def run(ctx: Context, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic(durable=True):
                result = function(ctx, *args, **kwargs)
                if _tried.get():
                    check_now()
                    raise _Tried
                if deed := _at_end.get():
                    deed()
                return result
        except DatabaseError as error:
            if conflict := refused(error):
                raise conflict from error
            raise

    run.is_operation = True  # type: ignore[attr-defined]
    return run


def step(function: Callable[Concatenate[Context, P], R]) -> Callable[Concatenate[Context, P], R]:
    """Mark a piece of work that lives inside a higher room's transaction, and refuse to run outside one."""

    @wraps(function)
    def run(ctx: Context, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not connection.in_atomic_block:
            raise RuntimeError(f"step {function.__module__}.{function.__name__} needs an operation around it")
        return function(ctx, *args, **kwargs)

    run.is_step = True  # type: ignore[attr-defined]
    return run


@contextmanager
def at_end(deed: Callable[[], None]) -> Iterator[None]:
    """Do something more at the end of each operation called inside, in its transaction: both or neither."""
    before = _at_end.set(deed)
    try:
        yield
    finally:
        _at_end.reset(before)


@contextmanager
def only_tried(when: bool) -> Iterator[None]:  # noqa: FBT001 - reads as a sentence
    """Where ``when``: let the operation inside find its faults, then undo it and leave the rest out.

    For what is asked before something is saved: faults are told with the question, not after its answer.
    """
    if not when:
        yield
        return
    before = _tried.set(True)
    try:
        yield
    except _Tried:
        pass
    finally:
        _tried.reset(before)


@contextmanager
def told_together(asked: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Carry out what is inside; where something is ``asked``, only try it, and raise Invalid with both.

    ``asked``: by field, like the faults; where a field has a fault, only that is told.
    """
    found = dict(asked)
    try:
        with only_tried(bool(asked)):
            yield
    except Invalid as error:
        found |= error.fields
    if found:
        raise Invalid(found)


def check_at_end(constraint: str) -> None:
    """Let a deferrable constraint wait, while rows change places that it must see together."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {connection.ops.quote_name(constraint)} DEFERRED")


def check_now() -> None:
    """Let constraints that wait for the end speak now, where their words are translated."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def advisory_lock(name: str, key: int = 0) -> None:
    """Hold a named lock until the transaction ends: for rules over many rows that no row lock covers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [name, key])


def all_or_none(take: Callable[[], R]) -> R:
    """Take many locks (``nowait=True``) without ever waiting for one while another one is held.

    For the rare step that touches rows of every room, which no order of locks could keep apart from
    all the others: what is taken is given back where something is busy, and taken again after a pause.
    Raises Busy where it never is free.
    """
    for _ in range(PATIENCE):
        try:
            with transaction.atomic():
                return take()
        except OperationalError as error:
            if not not_free(error):
                raise
        time.sleep(PAUSE)
    raise Busy


@contextmanager
def translated(refused: Mapping[str, Mapping[str, str]]) -> Iterator[None]:
    """Say what a constraint refuses in the words of the rule: constraint name -> field messages."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", ""))
        if name in refused:
            raise Invalid(refused[name]) from error
        raise
