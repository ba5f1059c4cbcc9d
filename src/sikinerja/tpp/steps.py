"""What a release does to the policy it was reckoned by, inside its own transaction."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.tpp import queries
from sikinerja.tpp.models import Kebijakan
from sikinerja.tpp.queries import KebijakanBulan


@step
def pakai(ctx: Context, *, month: Month) -> KebijakanBulan:
    """The policy of a month that is being released; it never changes any more (F8.4).

    Whoever changes policies waits for the end of the release. Raises Conflict where there is none.
    """
    kunci_kebijakan()
    found = queries.kebijakan_bulan(month=month)
    rows = Kebijakan.objects.filter(pk=found.pk)
    rows.filter(dipakai_sampai=None).update(dipakai_sampai=month.last)
    rows.filter(dipakai_sampai__lt=month.last).update(dipakai_sampai=month.last)
    return found


def kunci_kebijakan() -> None:
    """Who changes which policy holds when, and who uses one, take turns."""
    advisory_lock("tpp.kebijakan")
