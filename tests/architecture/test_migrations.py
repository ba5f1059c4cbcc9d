"""The schema and the models say the same, and no list comes in an accidental order."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import models

from tests.architecture.source import say

# Their order is total for another reason than a key of the database.
KNOWN = {
    "jadwal.PergeseranJam": "one row",
    "kepegawaian.Pangkat": "a short master list, numbered within each jenis",
    "realisasi.PengajuanIndikator": "written once, all rows of a submission numbered in one go",
}


def unordered(model: type[models.Model]) -> list[str]:
    """Models whose rows may come in more than one order: pages of a list would repeat and lose rows."""
    meta = model._meta
    if meta.label in KNOWN:
        return []
    by = {str(name).lstrip("-") for name in meta.ordering}
    keys = [{f.name} for f in meta.fields if f.unique] + [{"pk"}]
    keys += [
        set(c.fields) for c in meta.constraints if isinstance(c, models.UniqueConstraint) and not c.condition
    ]
    if any(key and key <= by for key in keys):
        return []
    return [f'{meta.label}: end Meta.ordering with a key ("id"), so that every list has one order']


def ours() -> list[type[models.Model]]:
    """Models of the rooms."""
    return [m for m in apps.get_models() if m.__module__.startswith("sikinerja.")]


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)


def test_every_list_has_an_order() -> None:
    problems = [p for m in ours() for p in unordered(m)]
    assert len(ours()) > 20
    assert not problems, say(problems)


def test_no_model_overrides_save_and_nobody_listens_to_signals() -> None:
    verbs = [m._meta.label for m in ours() if {"save", "delete"} & set(vars(m))]
    assert not verbs, f"writing is an operation, not a method of {verbs}"
    for signal in (models.signals.pre_save, models.signals.post_save, models.signals.post_delete):
        heard = [r for r in signal.receivers if "sikinerja" in repr(r)]
        assert not heard, heard


def test_the_guard_bites() -> None:
    assert unordered(Session)
