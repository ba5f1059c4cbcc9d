"""Rows of another table as one column of a larger question: no query of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, QuerySet
from django.db.models.functions import JSONObject


def json_array(rows: QuerySet[Any], columns: Mapping[str, str]) -> ArraySubquery:
    """``rows`` (with an OuterRef) by age; ``columns``: name to path. :func:`read` gives them back."""
    data = JSONObject(**{name: F(path) for name, path in columns.items()})
    return ArraySubquery(rows.order_by("pk").values(data=data))


def read(items: Iterable[str | dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of such a column; dates and moments as ISO text. (A prepared question gives them as JSON.)"""
    return [json.loads(item) if isinstance(item, str) else item for item in items]
