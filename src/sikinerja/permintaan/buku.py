"""The doors' ledger: counts requests, and lets each key of a request or form do its work once (domain.md §8).

Kept beside operations, not among them: it is a door's own bookkeeping and no verb of a person, so it has no
line in the audit trail. Every function is one statement or two, safe whatever runs beside it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db import connection
from django.db.models import F, Q

from sikinerja.core.errors import Conflict, Invalid
from sikinerja.permintaan import rules
from sikinerja.permintaan.models import Kiriman, Pemakaian, Permintaan

KirimanRow: TypeAlias = Kiriman
COUNT = """
INSERT INTO permintaan_pemakaian AS p (token_id, jendela, jumlah) VALUES (%s, %s, 1)
ON CONFLICT (token_id) DO UPDATE SET
    jumlah = CASE WHEN p.jendela = excluded.jendela THEN p.jumlah + 1 ELSE 1 END,
    jendela = excluded.jendela
RETURNING jumlah
"""


@dataclass(frozen=True, slots=True)
class Giliran:
    """The right to carry a request out; ``jawaban`` is set where that was done before."""

    permintaan_id: int
    tanda: uuid.UUID
    status: int | None = None
    jawaban: str = ""


def catat(*, token_id: int, now: datetime) -> rules.Jatah:
    """Count one request of a token; says what is left of this minute (UTC) for it, in whatever process."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [token_id, rules.jendela(now)])
        (used,) = cursor.fetchone()
    return rules.Jatah(rules.PER_JENDELA, used, rules.detik_tersisa(now))


def mulai(*, token_id: int, kunci: str, sidik: str, now: datetime) -> Giliran:
    """Take the turn for a key, or give the answer of the one who had it.

    Raises Invalid where the key was used for another request, Conflict while the first one is at work or
    where its answer was lost.
    """
    tanda = uuid.uuid4()
    fresh = Permintaan(token_id=token_id, kunci=kunci, sidik=sidik, giliran=tanda, dimulai_pada=now)
    Permintaan.objects.bulk_create([fresh], ignore_conflicts=True)
    rows = Permintaan.objects.filter(token=token_id, kunci=kunci)
    row = rows.first()
    if row is None:  # removed this very moment: it was refused and left no trace
        raise Conflict(rules.SEDANG_DIPROSES)
    if row.giliran == tanda:
        return Giliran(row.pk, tanda)
    outdated = Q(dimulai_pada__lte=now - rules.SIMPAN) | Q(
        sidik=sidik, status=None, dilaksanakan=False, dimulai_pada__lte=now - rules.SEWA
    )
    taken = rows.filter(outdated, giliran=row.giliran)
    if taken.update(
        sidik=sidik, giliran=tanda, dimulai_pada=now, dilaksanakan=False, status=None, jawaban=""
    ):
        return Giliran(row.pk, tanda)
    if row.sidik != sidik:
        raise Invalid({"Idempotency-Key": rules.KUNCI_LAIN})
    if row.status is None:
        raise Conflict(rules.JAWABAN_HILANG if row.dilaksanakan else rules.SEDANG_DIPROSES)
    return Giliran(row.pk, tanda, row.status, row.jawaban)


def laksanakan(giliran: Giliran) -> None:
    """Say, inside the transaction that does the work, that it is done; Conflict where the turn was lost."""
    mine = Permintaan.objects.filter(pk=giliran.permintaan_id, giliran=giliran.tanda)
    if not mine.update(dilaksanakan=True):
        raise Conflict(rules.SEDANG_DIPROSES)


def selesai(giliran: Giliran, *, status: int, jawaban: str) -> None:
    """Keep a successful answer; one that was refused leaves no trace and can be mended and sent again.

    An answer longer than ``rules.PANJANG_JAWABAN`` is not kept.
    """
    mine = Permintaan.objects.filter(pk=giliran.permintaan_id, giliran=giliran.tanda)
    if 200 <= status < 300 and len(jawaban) <= rules.PANJANG_JAWABAN:
        mine.update(dilaksanakan=True, status=status, jawaban=jawaban)
    elif not 200 <= status < 300:
        mine.filter(dilaksanakan=False).delete()


class SudahTerkirim(Conflict):
    """Another request with the same key of a form did the work meanwhile: this one is rolled back."""


def kiriman(*, akun_id: int, kunci: str) -> KirimanRow | None:
    """What was carried out under the key of a form."""
    return Kiriman.objects.filter(akun=akun_id, kunci=kunci).first()


def sama(*, akun_id: int, kunci: str, sidik: str, now: datetime) -> KirimanRow | None:
    """The last form of this hour that was carried out with the very same content under another key.

    The same key is the same sending, which another request may end at this very moment.
    """
    rows = Kiriman.objects.filter(akun=akun_id, sidik=sidik, dikirim_pada__gt=now - rules.INGAT)
    return rows.exclude(kunci=kunci).order_by("-dikirim_pada").first()


def terakhir(*, akun_id: int, alamat: str) -> KirimanRow | None:
    """The last form that somebody sent to this address and that led on to another page."""
    rows = Kiriman.objects.filter(akun=akun_id, alamat=alamat).exclude(lokasi__in=("", alamat))
    return rows.order_by("-dikirim_pada").first()


def terima(*, akun_id: int, kunci: str, sidik: str, giliran: uuid.UUID, alamat: str, now: datetime) -> None:
    """Remember a form inside the transaction that does its work; SudahTerkirim where another one did it.

    Whoever comes second waits here until the first one's transaction has ended.
    """
    values = {"kunci": kunci, "sidik": sidik, "giliran": giliran, "alamat": alamat}
    fresh = Kiriman(akun_id=akun_id, dikirim_pada=now, **values)
    Kiriman.objects.bulk_create([fresh], ignore_conflicts=True)
    if not Kiriman.objects.filter(akun=akun_id, kunci=kunci, giliran=giliran).exists():
        raise SudahTerkirim(rules.SUDAH_TERSIMPAN)


def jawab(*, giliran: uuid.UUID, akun_id: int, kunci: str, lokasi: str) -> None:
    """Keep where the answer to a form led."""
    mine = Kiriman.objects.filter(akun=akun_id, kunci=kunci, giliran=giliran)
    mine.update(dijawab=True, lokasi=lokasi)


def lupakan(*, giliran: uuid.UUID, akun_id: int, kunci: str) -> None:
    """A form was refused after all (what was written is the refusal): mended, it may be sent again."""
    Kiriman.objects.filter(akun=akun_id, kunci=kunci, giliran=giliran).delete()


def hapus_lama(*, now: datetime) -> int:
    """Forget what is no longer given again; returns how many."""
    jumlah, _ = Permintaan.objects.filter(dimulai_pada__lte=now - rules.SIMPAN).delete()
    lama, _ = Kiriman.objects.filter(dikirim_pada__lte=now - rules.SIMPAN).delete()
    return jumlah + lama


def terpakai(*, token_id: int, now: datetime) -> int:
    """Requests of a token counted in this minute (UTC)."""
    row = Pemakaian.objects.filter(token=token_id, jendela=rules.jendela(now)).values(n=F("jumlah")).first()
    return int(row["n"]) if row else 0
