"""A form is carried out once, however often it is sent.

The operation that a form leads to remembers the form's key in its own transaction; whoever comes with it
again gets the first answer.
"""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Callable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sikinerja.core.transactions import at_end
from sikinerja.permintaan import buku, rules
from sikinerja.web import resend
from sikinerja.web.http import redirect_to
from sikinerja.web.stamp import FIELD, TOKEN, account_of, given_key, is_again, is_of_another

GetResponse = Callable[[HttpRequest], HttpResponseBase]
PATIENCE, PAUSE = 8, 0.2
"""So often, and so long (in seconds), the answer to the first sending is waited for."""

ADDING = ("/tambah/", "/buat/")
"""How the addresses end that add one more each time they are sent (held by ``test_sent_once.py``)."""


def _print(request: HttpRequest) -> str:
    """What makes two sendings the same: address and content, but for tokens."""

    def parts() -> Iterator[bytes]:
        yield request.get_full_path().encode()
        for name, values in sorted(request.POST.lists()):
            if name not in {FIELD, TOKEN}:
                yield from (name.encode(), *(value.encode() for value in values))
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                digest = hashlib.sha256()
                for chunk in file.chunks():
                    digest.update(chunk)
                file.seek(0)
                yield from (name.encode(), (file.name or "").encode(), digest.digest())

    return rules.sidik(*parts())


class _Turn:
    """One sending of one form."""

    def __init__(self, request: HttpRequest) -> None:
        self._request, self.giliran = request, uuid.uuid4()
        self.akun_id, self.key, self.print = 0, "", ""
        self.is_done = False

    def begin(self, akun_id: int, key: str) -> buku.KirimanRow | None:
        """Take the key, and say what was done under it before."""
        self.akun_id, self.key, self.print = akun_id, key, _print(self._request)
        return self.before()

    def before(self) -> buku.KirimanRow | None:
        """What another sending of this form has done."""
        row = buku.kiriman(akun_id=self.akun_id, kunci=self.key)
        return None if row is None or row.giliran == self.giliran else row

    def added_before(self) -> buku.KirimanRow | None:
        """What was added with the same content under another key: the page was opened again by Back, say."""
        if is_again(self.key) or not self._request.path.endswith(ADDING):
            return None
        now = self._request.ctx.now  # type: ignore[attr-defined]
        return buku.sama(akun_id=self.akun_id, kunci=self.key, sidik=self.print, now=now)

    def ask(self, row: buku.KirimanRow) -> HttpResponse:
        """Whether the same shall be added once more."""
        self.key = ""
        at = row.dikirim_pada.astimezone(self._request.ctx.zone)  # type: ignore[attr-defined]
        return resend.sent_before(self._request, rules.SAMA_PERSIS.format(pukul=f"{at:%H.%M}"), row.lokasi)

    def mark(self) -> None:
        """At the end of an operation, inside its transaction."""
        if not self.key:
            return
        values = {"akun_id": self.akun_id, "kunci": self.key, "giliran": self.giliran}
        sent = {"sidik": self.print, "alamat": self._request.path}
        buku.terima(**values, **sent, now=self._request.ctx.now)  # type: ignore[attr-defined, arg-type]
        self.is_done = True

    def end(self, response: HttpResponseBase) -> HttpResponseBase:
        """Keep where the answer leads; a refusal gives the key back, or was one only for who came second."""
        if not self.key:
            return response
        is_refusal = 400 <= response.status_code < 500
        if is_refusal and (row := self.before()):
            response.close()
            return self.again(row)
        if self.is_done and is_refusal:
            buku.lupakan(giliran=self.giliran, akun_id=self.akun_id, kunci=self.key)
        elif self.is_done and response.status_code < 400:
            lokasi = response.headers.get("HX-Redirect") or response.headers.get("Location") or ""
            buku.jawab(giliran=self.giliran, akun_id=self.akun_id, kunci=self.key, lokasi=lokasi)
        return response

    def again(self, row: buku.KirimanRow) -> HttpResponse:
        """The answer to a form that was carried out before."""
        self.key = ""  # what follows is no sending of ours
        if row.sidik != self.print:
            return resend.sent_before(self._request, rules.ISIAN_LAIN)
        for _ in range(PATIENCE):
            if row.dijawab or (self._request.ctx.now - row.dikirim_pada).total_seconds() > PATIENCE * PAUSE:  # type: ignore[attr-defined]
                break
            time.sleep(PAUSE)
            row.refresh_from_db()
        if not len(messages.get_messages(self._request)):
            words = rules.SUDAH_TERSIMPAN if row.lokasi else rules.SUDAH_DITAMPILKAN
            messages.add_message(self._request, messages.SUCCESS if row.lokasi else messages.WARNING, words)
        return redirect_to(self._request, row.lokasi or resend.came_from(self._request))


class SentOnceMiddleware:
    """Holds every form to its key, after login and token were looked at."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let operations remember the form that they carry out."""
        turn = request.turn = _Turn(request)  # type: ignore[attr-defined]
        with at_end(turn.mark):
            return turn.end(self.get_response(request))

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Give the first answer again; refuse a form that was shown to somebody else."""
        akun_id = account_of(request)
        key = given_key(request) if request.method == "POST" else ""
        if akun_id is None or not key:
            return None
        if is_of_another(request):
            return resend.of_another(request)
        turn: _Turn = request.turn  # type: ignore[attr-defined]
        row = turn.begin(akun_id, key)
        if row:
            return turn.again(row)
        return turn.ask(same) if (same := turn.added_before()) else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Another sending was faster."""
        turn: _Turn = request.turn  # type: ignore[attr-defined]
        if isinstance(exception, buku.SudahTerkirim) and (row := turn.before()):
            return turn.again(row)
        return None
