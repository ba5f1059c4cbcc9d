"""Browsers for tests: what a client does once a process, it does not do for every person anew."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from sikinerja.akun.models import Akun, Sesi
from sikinerja.akun.sessions import SessionStore
from sikinerja.web import clock, masuk

_handler = ClientHandler(
    enforce_csrf_checks=False
)  # loads the middleware once; it keeps nothing of a request


def logged_in(akun: Akun | None, **defaults: Any) -> Client:
    """A client with a session of somebody's (None: a visitor), in one query: ``force_login`` takes eight."""
    client = Client(**defaults)
    client.handler = _handler
    if akun is not None:
        content = {
            SESSION_KEY: str(akun.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: akun.get_session_auth_hash(),
            masuk.KEY: clock.real().isoformat(),
        }
        key, until = uuid.uuid4().hex, timezone.now() + timedelta(days=1)
        text = SessionStore().encode(content)
        Sesi(session_key=key, session_data=text, expire_date=until, akun=akun).save(force_insert=True)
        client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client
