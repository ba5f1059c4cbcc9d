"""How long a process may keep PostgreSQL busy: no page waits for ever, whatever the planner believes.

Given to each connection as it opens. Behind a PgBouncer in transaction mode, which refuses such options, set
the same by ALTER ROLE (docs/decisions.md, *Bounds*).
"""

from __future__ import annotations

from dataclasses import dataclass

PLANNING = "-c random_page_cost=1.1 -c jit=off"
"""Look-ups by key cost what they cost on a disk without a head, so that small tables are not read whole for
each row when their statistics are missing; and compiling a question takes longer than answering it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds that a statement, the wait for a lock, a pause inside a transaction may last; 0: no bound."""

    statement: int
    lock: int
    idle: int

    def options(self, own: str = "") -> str:
        """For libpq's ``options``; what was set by hand (``own``) comes last, so it wins."""
        return (
            f"{PLANNING} -c statement_timeout={self.statement}s -c lock_timeout={self.lock}s "
            f"-c idle_in_transaction_session_timeout={self.idle}s {own}"
        ).strip()


REQUEST = Bounds(statement=15, lock=8, idle=30)
"""A page or an answer of the API. Saving a rating may have to wait for a release that is being written."""
WORK = Bounds(statement=3600, lock=120, idle=900)
"""A job of the worker: a release or an import of a whole country."""
UNBOUNDED = Bounds(statement=0, lock=0, idle=0)
"""A command that somebody watches: a migration, a load."""

_chosen = [REQUEST]


def choose(bounds: Bounds) -> None:
    """Before the settings are read: what holds in this process. Its children choose for themselves."""
    _chosen[0] = bounds


def chosen() -> Bounds:
    """What holds in this process: a request's bounds, unless a command chose others."""
    return _chosen[0]
