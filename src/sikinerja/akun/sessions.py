"""The session engine: Django's, in the database, with the account, device and time of login in columns."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from sikinerja.akun.models import Sesi

PERANGKAT, MASUK_PADA = "perangkat", "masuk_pada"


class SessionStore(db.SessionStore):
    """Documented by Django as the way to know an account's sessions."""

    @classmethod
    def get_model_class(cls) -> type[Sesi]:
        """Our table instead of Django's."""
        return Sesi

    def create_model_instance(self, data: dict[str, Any]) -> Sesi:
        """Copy into columns what the login put into the session."""
        row = cast("Sesi", super().create_model_instance(data))
        since = data.get(MASUK_PADA)
        row.akun_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.perangkat = data.get(PERANGKAT, "")
        row.masuk_pada = datetime.fromisoformat(since) if since else None
        return row
