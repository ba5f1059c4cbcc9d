"""What each row of a table would change, as the check tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sikinerja.core.context import Context
from sikinerja.impor.rules import Baris, Temuan
from sikinerja.kepegawaian.queries.impor import induk, pegawai
from sikinerja.kepegawaian.queries.impor.atasan import Menunggu, tidak_ditanya


def periksa(
    ctx: Context,
    *,
    jenis: str,
    baris: Sequence[Baris],
    parameter: Mapping[str, Any],
    menunggu: Menunggu = tidak_ditanya,
) -> Iterator[Temuan]:
    """One finding for every row of the table ``jenis``, in the order of the rows.

    ``menunggu``: what waits with people as penilai, which rooms above know.
    """
    if jenis == "pegawai":
        return (plan.temuan for plan in pegawai.rencana(ctx, baris, menunggu))
    return (plan.temuan for plan in induk.rencana(jenis, baris))
