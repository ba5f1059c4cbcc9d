"""Nothing new hangs on a record that was set aside: the database sees to it, whoever was first (§3)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction

from sikinerja.core.errors import Conflict
from sikinerja.core.transactions import operation
from sikinerja.kepegawaian.models import Gabungan, Pegawai, PerangkatDaerah, RiwayatJabatan
from sikinerja.kepegawaian.operations.gabung import kerjakan, minta
from sikinerja.kepegawaian.queries.gabung import pindahan
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from tests.builders import kehadiran
from tests.builders.gabung import gabungkan, pisahkan
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context, make_cast, person, tenure
from tests.race import race

Way = Callable[[Cast, Pegawai], object]
REFERENCES = r"""
SELECT c.conrelid::regclass::text, a.attname, (
    SELECT count(*) FROM pg_trigger t
    WHERE t.tgrelid = c.conrelid AND t.tgenabled = 'O' AND t.tgfoid = 'kepegawaian_tolak_ganda'::regproc
    AND encode(t.tgargs, 'escape') = a.attname || '\000'
)
FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.confrelid = 'kepegawaian_pegawai'::regclass
"""
FREE = {
    (
        "kepegawaian_perubahanpegawai",
        "pegawai_id",
    ): "written by triggers: other systems are told of the double",
    ("kepegawaian_gabungan", "ganda_id"): "says which record is set aside; gabungan_sekali guards it",
}
WAYS: dict[str, Way] = {
    "kehadiran": lambda _cast, ganda: kehadiran.kehadiran(ganda),
    "keadaan": lambda _cast, ganda: keadaan_khusus(ganda),
    "penilai": lambda cast, ganda: RiwayatJabatan.objects.filter(pegawai=cast.rekan).update(penilai=ganda),
    "pimpinan": lambda cast, ganda: PerangkatDaerah.objects.filter(pk=cast.dinas.pk).update(pimpinan=ganda),
    "riwayat": lambda cast, ganda: tenure(
        ganda, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai
    ),
}


@pytest.mark.django_db
def test_every_reference_to_a_person_is_guarded() -> None:
    with connection.cursor() as cursor:
        cursor.execute(REFERENCES)
        found = cursor.fetchall()
    assert len(found) > 25
    bare = {(table, column) for table, column, triggers in found if triggers != 2}
    assert bare == set(FREE), "call kepegawaian_jaga_ganda(table, column) in the migration of the table"


def set_aside(cast: Cast) -> tuple[Pegawai, Gabungan]:
    ganda = person("Yohanes Pegawai Contoh", nip="199004172015021009")
    isian = IsianGabung(ganda.pk, nomor_ganda=False, alasan="Terdaftar dua kali")
    return ganda, gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian)


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_what_comes_later_is_refused_in_words_until_it_is_taken_back(cast: Cast, way: str) -> None:
    ganda, row = set_aside(cast)

    def write(_ctx: object) -> None:
        with transaction.atomic():
            WAYS[way](cast, ganda)

    with pytest.raises(Conflict, match="baru saja digabungkan"):
        operation(write)(context(cast.bkd))
    pisahkan(context(cast.bkd), gabungan_id=row.pk)
    operation(write)(context(cast.bkd))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["write", "merge"])
@pytest.mark.parametrize("way", ["kehadiran", "keadaan", "penilai", "dua kali"])
def test_who_comes_second_waits_and_sees_what_the_first_did(first: str, way: str) -> None:
    """Two real connections: the second begins while the first has written and not yet committed.

    What was written goes along, or contradicts; who would write for the double is refused.
    """
    cast = make_cast()
    contradicts, way = way == "dua kali", way.replace("dua kali", "kehadiran")
    if contradicts:
        kehadiran.kehadiran(cast.pegawai)
    ganda = person("Yohanes Pegawai Contoh", nip="199004172015021009")
    isian = IsianGabung(ganda.pk, nomor_ganda=False, alasan="Terdaftar dua kali")
    written, ctx = threading.Event(), context(cast.bkd)

    def held(deed: Callable[[], object], *, leads: bool) -> Callable[[], object]:
        def run(_ctx: object) -> None:
            if not leads:
                assert written.wait(10)
            deed()
            if leads:
                written.set()
                time.sleep(0.5)

        return lambda: operation(run)(ctx)

    job = minta(ctx, pegawai_id=cast.pegawai.pk, isian=isian)
    turn = partial(kerjakan.__wrapped__, ctx, pekerjaan_id=job.pk, kabari=lambda done, total: None)
    merge = held(turn, leads=first == "merge")
    write = held(lambda: WAYS[way](cast, ganda), leads=first == "write")
    second = "Invalid" if contradicts else "ok"
    assert race(write, merge) == (["ok", second] if first == "write" else ["Conflict", "ok"])
    merged = first == "merge" or not contradicts
    assert Gabungan.objects.exists() == merged
    assert bool(pindahan(pegawai_id=cast.pegawai.pk, ganda_id=ganda.pk)) != merged
