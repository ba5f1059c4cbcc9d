"""Back, a bookmark or an old link after a step is done: a page that helps on, never an error or a lie.

Each form is sent; then its page is opened again, and what stands there is sent as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Cast
from tests.web.forms import Form, Forms
from tests.web.test_sent_once import BY_NAME, HARMLESS, PAGES, REPEATED, Sending, picture, sendings

NO_STEP = {"csrfmiddlewaretoken", "kiriman", "langkah", "alasan", "yakin"}
"""What the form of a mere step has: a reason at most. One with more may be sent again with other content."""
STEPS_OF_OLD = set(REPEATED) | {"kelola:akhiri_sesi"}


def followed(client: Client, address: str) -> tuple[str, HttpResponse]:
    """Where one ends."""
    response = client.get(address)
    for _ in range(3):
        if response.status_code not in {302, 303}:
            break
        address = response.headers["Location"]
        response = client.get(address)
    return urlsplit(address).path, response


def again(sending: Sending, page: HttpResponse, address: str) -> Form | None:
    """The same form on the page that one comes to."""
    there = urlsplit(sending.form.action).path
    forms = Forms(page.getvalue().decode(), address).found
    return next((f for f in forms if urlsplit(f.action).path == there), None)


@pytest.mark.parametrize("name", [n for n in PAGES if n not in HARMLESS and not BY_NAME[n].is_post_only])
def test_back_after_a_step_helps_on(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    sending = sendings(name, cast).get(name)
    if sending is None or sending.send().status_code != 303:
        return
    address, page = followed(sending.client, sending.form.action)
    assert page.status_code == 200, f"{address}: {page.status_code}"
    form = again(sending, page, address)
    if form is None or not set(form.filled()) <= NO_STEP or name in STEPS_OF_OLD:
        return
    before = picture()
    sending.client.post(form.action, form.filled())
    assert picture() != before, "the page offers a step that is over: only_while()"
