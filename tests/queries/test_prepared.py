"""A question translated once answers as the queryset itself would, with other values each time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from sikinerja.akun.models import Akun
from sikinerja.core.prepared import Prepared
from tests.cast import Cast, moment


def accounts(*, akun_id: int, since: datetime) -> QuerySet[Any, Any]:
    return Akun.objects.filter(pk__gte=akun_id, dibuat_pada__gte=since).order_by("pk").values("pk", "nama")


def test_it_answers_as_the_queryset_would(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = Prepared(accounts, akun_id=int, since=datetime)
    for akun_id in (0, cast.pegawai.akun_id, 10**9):
        for since in (moment("2000-01-01 00:00"), moment("2030-01-01 00:00")):
            expected = list(accounts(akun_id=akun_id, since=since))
            with django_assert_num_queries(1):
                assert question.rows(akun_id=akun_id, since=since) == expected


def test_an_argument_that_decides_in_python_is_refused(db: None) -> None:
    def by_zone(*, akun_id: int, since: datetime) -> QuerySet[Any, Any]:
        return Akun.objects.filter(pk=akun_id, dibuat_pada__year=since.year).values("pk")

    with pytest.raises(ValueError, match="since"):
        Prepared(by_zone, akun_id=int, since=datetime).rows(akun_id=1, since=moment("2023-01-01 00:00"))
