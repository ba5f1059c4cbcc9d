"""Handing mails over to the SMTP server, one step at a time, so that it is known what was surely not sent."""

from __future__ import annotations

import logging
import re
import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from sikinerja.pemberitahuan.operations import surat as operations
from sikinerja.pemberitahuan.rules import HasilKirim, Kiriman
from sikinerja.worker.clock import context

log = logging.getLogger(__name__)
AT_MOST = 500
"""Mails of one job: a job that never ends could not be stopped gracefully."""


def kirim_semua() -> int:
    """Send what is due, at most :data:`AT_MOST`; returns how many the server took.

    Without a server in the settings everything waits. The connection stands before the first mail is
    claimed: a server that is down costs no mail an attempt.
    """
    if not settings.EMAIL_HOST:
        return 0
    smtp = _connect()
    if smtp is None:
        return 0
    try:
        return _send_due(smtp)
    finally:
        _close(smtp)


def _connect() -> smtplib.SMTP | None:
    backend = EmailBackend()
    try:
        backend.open()
        if backend.connection is not None:
            backend.connection.ehlo_or_helo_if_needed()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("mail server does not answer: %s", error)
        return None
    return backend.connection


def _send_due(smtp: smtplib.SMTP) -> int:
    taken = 0
    for _ in range(AT_MOST):
        kiriman = operations.ambil(context())
        if kiriman is None:
            break
        hasil, answer = hand_over(smtp, kiriman)
        operations.selesai(context(), surat_id=kiriman.surat_id, hasil=hasil, keterangan=answer)
        taken += hasil == HasilKirim.TERKIRIM
        if smtp.sock is None:
            break
    return taken


def hand_over(smtp: smtplib.SMTP, kiriman: Kiriman) -> tuple[HasilKirim, str]:
    """Give one mail to the server: what became of it, and the server's words when it did not take it."""
    handing = False
    try:
        code, answer = smtp.mail(_sender())
        if code != 250:  # about us, not about the mail: mended settings may still deliver it
            smtp.close()
            return HasilKirim.DITUNDA, _words(code, answer)
        code, answer = smtp.rcpt(kiriman.kepada)
        if code not in (250, 251):
            smtp.rset()
            return _refused(code, answer)
        handing = True
        code, answer = smtp.data(_text(kiriman))
    except smtplib.SMTPDataError as error:
        return _refused(error.smtp_code, error.smtp_error)
    except UnicodeError:
        return HasilKirim.DITOLAK, "alamat tidak dapat ditulis untuk server surel"
    except (OSError, smtplib.SMTPException) as error:
        smtp.close()
        return (HasilKirim.TIDAK_DIKETAHUI if handing else HasilKirim.DITUNDA), type(error).__name__
    return (HasilKirim.TERKIRIM, "") if code == 250 else _refused(code, answer)


def _refused(code: int, answer: bytes | str) -> tuple[HasilKirim, str]:
    """The server said no: for now (4xx) or for good (5xx)."""
    return (HasilKirim.DITUNDA if 400 <= code < 500 else HasilKirim.DITOLAK), _words(code, answer)


def _words(code: int, answer: bytes | str) -> str:
    return f"{code} {answer.decode(errors='replace') if isinstance(answer, bytes) else answer}"


def _text(kiriman: Kiriman) -> bytes:
    message = EmailMessage(
        subject=kiriman.subjek,
        body=kiriman.isi,
        to=[kiriman.kepada],
        headers={"Message-ID": kiriman.message_id, "Auto-Submitted": "auto-generated"},
    )
    return re.sub(rb"\r?\n", b"\r\n", message.message().as_bytes())


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _close(smtp: smtplib.SMTP) -> None:
    try:
        smtp.quit()
    except (OSError, smtplib.SMTPException):
        smtp.close()
