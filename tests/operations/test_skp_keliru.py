"""A riwayat made by mistake goes with its SKP: by pengelola or BKD, with a reason and a trace."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.skp.models import PenghapusanSkp, RiwayatSkp, Skp
from sikinerja.skp.operations.keliru import hapus_riwayat
from sikinerja.skp.operations.plan import tambah
from sikinerja.skp.rules import keliru as rules
from tests.builders import skp as build
from tests.builders.mutasi import pindah
from tests.cast import Cast, context, tenure

ALASAN = "Salah memilih jabatan."


def deed(cast: Cast, who: str = "pengelola", alasan: str = ALASAN) -> None:
    hapus_riwayat(context(getattr(cast, who)), riwayat_id=cast.riwayat.pk, alasan=alasan)


@pytest.mark.parametrize("who", ["pengelola", "bkd"])
@pytest.mark.parametrize("make", [build.konsep, build.diajukan])
def test_it_goes_with_its_skp_and_leaves_a_trace(cast: Cast, who: str, make: Callable[..., Skp]) -> None:
    skp = make(cast.riwayat, rhk=2, indikator=2)
    lines = RiwayatSkp.objects.filter(skp=skp).count()

    deed(cast, who)

    assert not RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).exists()
    assert not Skp.objects.filter(pk=skp.pk).exists()
    trace = PenghapusanSkp.objects.get(nomor_skp=skp.pk)
    assert (trace.alasan, trace.akun, trace.pegawai) == (ALASAN, getattr(cast, who).akun, cast.pegawai)
    assert (len(trace.isi["rhk"]), len(trace.isi["indikator"])) == (2, 4)
    assert len(trace.isi["riwayat"]) == lines
    deeds = set(Jejak.objects.values_list("aksi", flat=True))
    assert {"skp.hapus_riwayat_keliru", "skp.hapus", "kepegawaian.hapus_riwayat"} <= deeds


def test_the_owner_may_begin_anew(cast: Cast) -> None:
    before = build.diajukan(cast.riwayat)
    deed(cast)
    right = tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
    period = {"periode_awal": before.periode_awal, "periode_akhir": before.periode_akhir}
    tambah(context(cast.pegawai), riwayat_id=right.pk, tahun=2023, model="JAJF", **period)


def test_owner_and_penilai_are_told(cast: Cast) -> None:
    build.diajukan(cast.riwayat)
    deed(cast)
    told = dict(Pemberitahuan.objects.values_list("akun_id", "judul"))
    assert told == {
        cast.pegawai.akun_id: "Riwayat jabatan 2023 Anda dihapus",
        cast.penilai.akun_id: "SKP 2023 Yohanes Pegawai Contoh, S.Kom tidak lagi menunggu Anda",
    }


@pytest.mark.parametrize("make", [build.disetujui, build.revisi, build.direvisi, build.revisi_diajukan])
def test_what_was_ever_approved_stays(cast: Cast, make: Callable[..., Skp]) -> None:
    make(cast.riwayat)
    with pytest.raises(Conflict, match="pernah disetujui"):
        deed(cast)
    assert Skp.objects.count() == 1


def test_what_a_mutasi_made_is_taken_back_there(cast: Cast) -> None:
    row = pindah(cast)
    assert row.riwayat_baru_id is not None
    with pytest.raises(Conflict, match="batalkan pada halaman Mutasi"):
        hapus_riwayat(context(cast.pengelola), riwayat_id=row.riwayat_baru_id, alasan=ALASAN)


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("pegawai", Forbidden),
        ("penilai", Forbidden),
        ("kepala", Forbidden),
        ("pengelola_lain", NotFound),
        ("orang_lain", NotFound),
    ],
)
def test_nobody_else_does_it(cast: Cast, who: str, error: type[DomainError]) -> None:
    build.konsep(cast.riwayat)
    with pytest.raises(error):
        deed(cast, who)


def test_ones_own_is_for_another_pengelola(cast: Cast) -> None:
    own = RiwayatJabatan.objects.get(pegawai=cast.pengelola)
    build.konsep(own)
    with pytest.raises(Conflict) as caught:
        hapus_riwayat(context(cast.pengelola), riwayat_id=own.pk, alasan=ALASAN)
    assert str(caught.value) == rules.DIRI_SENDIRI
    hapus_riwayat(context(cast.bkd), riwayat_id=own.pk, alasan=ALASAN)


@pytest.mark.parametrize("alasan", ["", "  \n ", "x" * 501])
def test_a_reason_is_needed(cast: Cast, alasan: str) -> None:
    build.konsep(cast.riwayat)
    with pytest.raises(Invalid) as caught:
        deed(cast, alasan=alasan)
    assert "alasan" in caught.value.fields


def test_the_database_lets_nothing_go_without_a_trace(cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    for deed in ("DELETE FROM skp_riwayatskp WHERE skp_id = %s", "DELETE FROM skp_skp WHERE id = %s"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(deed, [skp.pk])


def test_the_database_takes_no_trace_of_an_approved_skp(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat)
    with pytest.raises(DatabaseError), transaction.atomic():
        PenghapusanSkp.objects.create(
            nomor_skp=skp.pk, pegawai=cast.pegawai, isi={}, alasan=ALASAN, akun=cast.bkd.akun, nama="x",
            pada=skp.dibuat_pada,
        )  # fmt: skip
