"""Slowing guesses down: asked before a secret is compared, under a lock for each identity."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.akun import queries, rules
from sikinerja.akun.models import Akun, PercobaanMasuk
from sikinerja.core.context import Context
from sikinerja.core.transactions import advisory_lock


@dataclass(frozen=True, slots=True)
class Hasil:
    """The outcome of a try: the account, or why not, and how many seconds to wait (0: none).

    A refusal is an answer and no exception here, because the failure it follows from must be kept.
    """

    akun: Akun | None = None
    pesan: str = ""
    tunggu: int = 0
    langkah_kedua: bool = False
    """The password was right, and the account asks for a second factor now."""


def antre(ctx: Context, *, identitas: str, alamat: str) -> Hasil | None:
    """Let one guess at a time through for an identity (None), or say how long to wait (F1.2).

    The lock is held until the outcome is written, so that guesses sent at once cannot slip through.
    """
    advisory_lock("akun.percobaan", int(identitas[:8], 16) - 2**31)
    failures = queries.kegagalan(identitas=identitas, alamat=alamat, now=ctx.now)
    wait = rules.wait_seconds(failures, identitas=identitas, alamat=alamat, now=ctx.now)
    return Hasil(pesan=rules.tunggu(wait), tunggu=wait) if wait else None


def gagal(ctx: Context, *, identitas: str, alamat: str) -> None:
    """Remember a failure."""
    PercobaanMasuk.objects.create(identitas=identitas, alamat=alamat, pada=ctx.now)


def berhasil(*, identitas: str, alamat: str) -> None:
    """Forget the failures of the pair that has shown it knows the secret."""
    PercobaanMasuk.objects.filter(identitas=identitas, alamat=alamat).delete()
