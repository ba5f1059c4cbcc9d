"""Nobody is left without a rater: the owner as Plt. of the post, circles, chains at random (issue 9 §1)."""

from __future__ import annotations

import random

import pytest
from django.db import transaction

from sikinerja.akun.models import Akun
from sikinerja.kepegawaian.models import Pegawai, PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries import hak
from sikinerja.kepegawaian.queries.wewenang import menilai_kini, para_pengganti
from sikinerja.mutasi.operations import ganti_penilai
from sikinerja.mutasi.queries import berhenti as queries
from sikinerja.pengingat import operations as pengingat
from sikinerja.pengingat.rules import JenisPengingat
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.berhenti import akun_nonaktif, asked, berkeadaan, is_rater, titles
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast, context, person, tenure

pytestmark = pytest.mark.django_db
ORANG, CONTOH = 6, 60


def names(cast: Cast) -> list[str]:
    return [one.nama for one in para_pengganti(context(cast.bkd), riwayat=cast.riwayat)]


def test_penilai_and_kepala_gone_and_the_owner_is_the_plt(cast: Cast) -> None:
    """The Kepala's own penilai goes on with the owner's rows, the owner as Plt. with everybody else's."""
    month = build.diajukan(build_skp.disetujui(cast.riwayat))
    akun_nonaktif(cast, cast.penilai)
    berkeadaan(cast, cast.kepala, "MENINGGAL")
    pelaksana_tugas(cast.pegawai, cast.riwayat_kepala, jenis="PLT")

    assert names(cast) == [cast.gubernur.akun.nama]
    assert is_rater(cast.gubernur, month)
    assert not is_rater(cast.pegawai, month)
    assert [cast.gubernur.akun.nama in text for text in asked(cast.pegawai)] == [True]
    named = menilai_kini(context(cast.bkd), penilai_ids=[cast.penilai.pk])
    assert cast.gubernur.akun.nama in named(cast.penilai.pk, "Ratna", cast.pegawai.pk)
    assert cast.pegawai.akun.nama in named(cast.penilai.pk, "Ratna", cast.rekan.pk)
    pengingat.ingatkan(context(None, "2023-03-12 09:00"), jenis=JenisPengingat.PENGGANTI, langkah=1)
    assert any("realisasi" in title for title in titles(cast.gubernur))


def test_where_nobody_is_above_the_pengelola_sees_it_and_names_one(cast: Cast) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))
    akun_nonaktif(cast, cast.penilai)
    akun_nonaktif(cast, cast.kepala)
    akun_nonaktif(cast, cast.gubernur)
    pelaksana_tugas(cast.pegawai, cast.riwayat_kepala, jenis="PLT")
    assert names(cast) == []

    ctx = context(cast.pengelola)
    (row,) = [r for r in queries.baris(ctx, list(queries.daftar(ctx))) if r.riwayat.pk == cast.riwayat.pk]
    assert row.pengganti == []
    ganti_penilai.ganti_penilai(
        ctx, riwayat_ids=[cast.riwayat.pk], penilai=cast.orang_lain.pk, alasan="SP 3/2023"
    )
    assert is_rater(cast.orang_lain, month)


def test_two_who_rate_each_other(cast: Cast) -> None:
    """The one who is left has nobody; the pengelola is told, and it ends."""
    RiwayatJabatan.objects.filter(pk=cast.riwayat_penilai.pk).update(penilai=cast.pegawai)
    akun_nonaktif(cast, cast.penilai)
    assert names(cast) == []
    assert queries.daftar(context(cast.pengelola)).filter(pk=cast.riwayat.pk).exists()


class Chains:
    """People of whom each has a penilai, some gone, some acting for others; as chance has it."""

    def __init__(self, cast: Cast, orang: list[Pegawai], chance: random.Random) -> None:
        self.posts = {}
        for who in orang:
            others = [one for one in orang if one != who]
            above = chance.choice([*others, None]) if who != orang[0] else chance.choice(others)
            self.posts[who.pk] = tenure(who, jabatan=cast.jabatan_kabid, unit=cast.bidang, penilai=above)
        self.orang = {one.pk: one for one in orang}
        self.owner = self.posts[orang[0].pk]
        gone = chance.sample(orang[1:], chance.randint(1, ORANG - 2))
        Akun.objects.filter(pk__in=[one.akun_id for one in gone]).update(aktif=False)
        self.gone = {one.pk for one in gone}
        for post in chance.sample(orang, chance.randint(0, 3)):
            who = chance.choice([one for one in orang if one != post])
            pelaksana_tugas(who, self.posts[post.pk], jenis="PLT")

    def is_somebody_above(self) -> bool:
        """Whether anybody who is there stands above the penilai, the owner passed over."""
        step, seen = self.owner.penilai_id, set()
        while step is not None and step not in seen:
            if step not in self.gone and step != self.owner.pegawai_id:
                return True
            if step == self.owner.pegawai_id:
                return False
            seen.add(step)
            step = self.posts[step].penilai_id
        return False


@pytest.mark.parametrize("seed", range(CONTOH))
def test_whatever_the_chain_who_is_named_is_there_and_may_rate(
    cast: Cast, orang: list[Pegawai], seed: int
) -> None:
    chains = Chains(cast, orang, random.Random(seed))  # noqa: S311 - a game, no secret
    owner = chains.owner
    bkd = context(cast.bkd)
    found = para_pengganti(bkd, riwayat=owner)
    story = [(p.pegawai_id, p.menggantikan_id) for p in PelaksanaTugas.objects.order_by("pk")]
    told = (owner.pegawai_id, {pk: r.penilai_id for pk, r in chains.posts.items()}, chains.gone, story)
    for one in found:
        assert one.pegawai_id not in chains.gone | {owner.pegawai_id}, told
        actor = context(chains.orang[one.pegawai_id]).actor
        right = hak(
            actor, penilai_id=owner.penilai_id, pegawai_id=owner.pegawai_id,
            perangkat_daerah_id=owner.perangkat_daerah_id,
        )  # fmt: skip
        assert right is not None, (one.pegawai_id, told)
    if owner.penilai_id in chains.gone:
        assert found or not chains.is_somebody_above(), told
        assert found or queries.daftar(bkd).filter(pk=owner.pk).exists(), told


@pytest.fixture
def orang(cast: Cast) -> list[Pegawai]:
    with transaction.atomic():
        return [person(f"Orang Contoh {n}") for n in range(ORANG)]
