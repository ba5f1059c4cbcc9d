"""A mutasi carried out and taken back: guards, history, audit, bells (F7.1, F7.2, domain.md §7)."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict

from sikinerja.aktivitas.models import Aktivitas, RencanaAktivitas
from sikinerja.akun.models import Akun
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.kepegawaian.operations import riwayat as profil
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.operations import perpindahan as operations
from sikinerja.mutasi.queries import pages
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.skp.models import Indikator, RiwayatSkp, Skp
from sikinerja.skp.operations import plan
from sikinerja.skp.queries import untuk_bulan
from tests.builders import aktivitas as build_aktivitas
from tests.builders import realisasi as build_realisasi
from tests.builders import skp as build
from tests.builders.kepegawaian import isian
from tests.builders.mutasi import KASUS_1, KASUS_2, kosong, pindah
from tests.cast import Cast, context

AKHIR_TAHUN = date(2023, 12, 31)


def batal(cast: Cast, row: Mutasi, *, at: str = "2023-02-23 09:00", who: Any = None) -> Mutasi:
    return operations.batalkan(context(who or cast.pegawai, at), mutasi_id=row.pk)


def titles(person: Any) -> list[str]:
    return list(Pemberitahuan.objects.filter(akun=person.akun).values_list("judul", flat=True))


def everything(cast: Cast) -> list[Any]:
    """All that a mutasi touches, row by row."""
    models = (RiwayatJabatan, RiwayatPenilai, Skp, Aktivitas, RencanaAktivitas)
    skip = ("langkah", "diubah_pada")
    rows = [[model_to_dict(row) for row in model.objects.order_by("pk")] for model in models]
    return [[{k: v for k, v in row.items() if k not in skip} for row in listed] for listed in rows]


def cut_off(row: Mutasi) -> None:
    """Leave an activity of the new SKP outside of it."""
    Skp.objects.filter(riwayat=row.riwayat_baru).update(periode_awal=date(2023, 2, 7))
    connection.check_constraints()


@pytest.mark.parametrize(
    ("tanggal", "akhir", "awal"),
    [(KASUS_1, date(2023, 2, 4), KASUS_1), (KASUS_2, date(2023, 2, 28), date(2023, 3, 1))],
)
def test_the_old_skp_ends_the_day_before_the_new_one(
    cast: Cast, tanggal: date, akhir: date, awal: date
) -> None:
    lama = build.disetujui(cast.riwayat)
    row = pindah(cast, tanggal)
    lama.refresh_from_db()
    assert (lama.periode_akhir, lama.periode_akhir_semula, lama.status) == (akhir, AKHIR_TAHUN, "DISETUJUI")
    baru = row.riwayat_baru
    assert baru is not None
    assert (baru.tmt, baru.tahun, baru.aktif, baru.penilai) == (tanggal, 2023, True, cast.kepala)
    cast.riwayat.refresh_from_db()
    assert not cast.riwayat.aktif
    skp = Skp.objects.get(riwayat=baru)
    assert (skp.periode_awal, skp.periode_akhir, skp.status) == (awal, AKHIR_TAHUN, "KONSEP")
    assert RiwayatSkp.objects.filter(skp=lama).latest("langkah").aksi == "mutasi"
    assert Jejak.objects.filter(aksi="mutasi.mutasi", objek_id=row.pk).count() == 1


def test_activities_outside_move_to_tugas_kedinasan_lain(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat, rhk=1, indikator=2)
    one, two = Indikator.objects.order_by("pk")
    stay = build_aktivitas.aktivitas(lama, tanggal=date(2023, 2, 4), indikator=one)
    first = build_aktivitas.aktivitas(lama, tanggal=KASUS_1, indikator=one)
    second = build_aktivitas.aktivitas(lama, tanggal=date(2023, 2, 6), indikator=two)
    plan_ = build_aktivitas.rencana(lama, tanggal=date(2023, 2, 25), indikator=two)
    row = pindah(cast)
    baru = Skp.objects.get(riwayat=row.riwayat_baru)
    for moved in (first, second, plan_):
        moved.refresh_from_db()
        assert (moved.skp, moved.indikator) == (baru, None)
    stay.refresh_from_db()
    assert (stay.skp, stay.indikator) == (lama, one)


def test_taking_it_back_restores_all(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat, rhk=1, indikator=2)
    one, two = Indikator.objects.order_by("pk")
    for day, indikator in ((4, one), (5, one), (6, two), (7, None), (8, one)):
        build_aktivitas.aktivitas(lama, tanggal=date(2023, 2, day), indikator=indikator)
    build_aktivitas.rencana(lama, tanggal=date(2023, 2, 25), indikator=two)
    before = everything(cast)
    row = pindah(cast)
    assert everything(cast) != before
    Aktivitas.objects.filter(tanggal=date(2023, 2, 8)).delete()  # the owner may still do that
    batal(cast, row)
    after = everything(cast)
    assert [a for a in before[3] if a["tanggal"].day != 8] == after.pop(3)
    before.pop(3)
    assert after == before
    row.refresh_from_db()
    assert (row.riwayat_baru, row.dibatalkan_pada is not None) == (None, True)
    assert not Skp.objects.exclude(pk=lama.pk).exists()
    assert batal(cast, row).pk == row.pk  # again: nothing
    assert Jejak.objects.filter(aksi="mutasi.batalkan").count() == 1
    pindah(cast, KASUS_2)  # and anew


def test_the_month_belongs_to_the_old_skp_until_the_new_one_is_approved(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat)
    baru = Skp.objects.get(riwayat=pindah(cast).riwayat_baru)
    februari = Month(2023, 2)
    assert untuk_bulan(pegawai_id=cast.pegawai.pk, month=februari) == lama
    Skp.objects.filter(pk=baru.pk).update(versi_terakhir=1)
    assert untuk_bulan(pegawai_id=cast.pegawai.pk, month=februari) == baru
    assert untuk_bulan(pegawai_id=cast.pegawai.pk, month=februari.previous) == lama


def test_the_very_same_move_again_changes_nothing(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    assert pindah(cast).pk == pindah(cast).pk
    with pytest.raises(Invalid, match="masih berjalan"):
        pindah(cast, KASUS_2)


def test_a_second_move_follows_once_the_new_skp_was_handed_in(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    row = pindah(cast)
    assert row.riwayat_baru is not None
    Skp.objects.filter(riwayat=row.riwayat_baru).update(langkah=1, status="PENILAIAN")
    with pytest.raises(Conflict, match="sudah pernah diajukan"):
        batal(cast, row)
    later = pindah(cast, KASUS_2, jenis_jabatan="FUNGSIONAL", jabatan_id=cast.jabatan_staf.pk)
    row.refresh_from_db()
    assert row.selesai_pada is not None
    assert later.skp_lama == Skp.objects.get(riwayat=row.riwayat_baru)
    with pytest.raises(Conflict, match="mutasi berikutnya"):
        batal(cast, row)
    batal(cast, later)
    assert Skp.objects.get(riwayat=row.riwayat_baru).periode_akhir == AKHIR_TAHUN


def test_without_an_skp_it_is_a_plain_new_riwayat(cast: Cast) -> None:
    row = pindah(cast)
    assert row.skp_lama is None
    assert Skp.objects.get().periode_awal == KASUS_1
    batal(cast, row)
    assert not Skp.objects.exists()
    cast.riwayat.refresh_from_db()
    assert cast.riwayat.aktif


def test_a_riwayat_added_before_is_taken_over_and_survives(cast: Cast) -> None:
    """Who followed the manual's step 3 by hand first, through Profil."""
    lama = build.disetujui(cast.riwayat)
    post = isian(
        cast, jenis_jabatan="STRUKTURAL", jabatan_id=cast.jabatan_kabid.pk, penilai_id=cast.kepala.pk
    )
    ada = profil.tambah(context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=post)
    row = pindah(cast)
    assert (row.riwayat_baru, row.riwayat_lama) == (ada, lama.riwayat)
    batal(cast, row)
    ada.refresh_from_db()
    assert ada.aktif


def test_december_makes_next_years_skp_and_leaves_this_years_whole(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat)
    row = pindah(cast, date(2023, 12, 20), at="2023-12-21 09:00")
    lama.refresh_from_db()
    assert (lama.periode_akhir, lama.periode_akhir_semula) == (AKHIR_TAHUN, None)
    assert row.riwayat_baru is not None
    assert row.riwayat_baru.tahun == 2024
    assert Skp.objects.get(riwayat=row.riwayat_baru).periode_awal == date(2024, 1, 1)
    batal(cast, row, at="2023-12-22 09:00")


def test_a_month_filed_under_the_old_skp_stays_there(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat)
    build_realisasi.diajukan(lama)
    with pytest.raises(Invalid) as refused:
        pindah(cast, at="2023-03-06 09:00")
    assert "Realisasi Februari 2023 sudah diajukan" in refused.value.fields["tanggal"][0]
    assert Mutasi.objects.count() == 0
    assert pindah(cast, KASUS_2, at="2023-03-06 09:00").pk


@pytest.mark.parametrize("status", ["PENILAIAN_AKHIR", "REALISASI"])
def test_it_stays_once_the_old_skp_is_being_finished(cast: Cast, status: str) -> None:
    lama = build.disetujui(cast.riwayat)
    row = pindah(cast)
    Skp.objects.filter(pk=lama.pk).update(status=status)
    with pytest.raises(Conflict, match="atalkan dahulu realisasi akhir"):
        batal(cast, row)
    Skp.objects.filter(pk=lama.pk).update(status="DISETUJUI")
    batal(cast, row)


def test_who_is_told(cast: Cast) -> None:
    build.disetujui(cast.riwayat_penilai, rhk=1)
    lain = cast.orang_lain
    RiwayatJabatan.objects.filter(pegawai=lain).update(penilai=cast.pegawai)
    kosong(cast)
    row = pindah(cast, unit_kerja_id=cast.bidang.pk, who=cast.pengelola)
    assert titles(cast.pegawai) == ["Mutasi Anda mulai 5 Februari 2023 sudah dicatat"]
    assert titles(cast.penilai) == ["Yohanes Pegawai Contoh, S.Kom dimutasi mulai 5 Februari 2023"]
    assert titles(cast.kepala) == ["Anda menjadi pejabat penilai Yohanes Pegawai Contoh, S.Kom"]
    assert titles(lain) == ["Pejabat penilai Anda dimutasi mulai 5 Februari 2023"]
    assert titles(cast.rekan) == ["Yohanes Pegawai Contoh, S.Kom menjabat Kepala Bidang Pengembangan"]
    batal(cast, row)
    assert titles(lain)[0] == "Mutasi Yohanes Pegawai Contoh, S.Kom dibatalkan"


def test_who_still_holds_the_post_keeps_their_people(cast: Cast) -> None:
    """A wrong pick by anybody tells nobody elsewhere to change the penilai."""
    row = pindah(cast)
    assert not [title for title in titles(cast.rekan) if "menjabat" in title]
    page = pages.halaman(context(cast.pegawai, "2023-02-22 09:00"), pegawai_id=cast.pegawai.pk)
    assert page.calon_bawahan == []
    assert not pages.tugas(context(cast.rekan, "2023-02-22 09:00"))
    kosong(cast)
    assert [r.pegawai for r in pages.halaman(context(cast.pegawai), pegawai_id=row.pegawai_id).calon_bawahan]


def test_the_dead_are_among_nobodys_new_people(cast: Cast) -> None:
    """Steps and numbers speak of who can choose another penilai; the account of the dead is closed."""
    row = pindah(cast)
    kosong(cast)

    def listed() -> list[Pegawai]:
        page = pages.halaman(context(cast.pegawai), pegawai_id=row.pegawai_id)
        return [each.pegawai for each in (*page.bawahan_lama, *page.calon_bawahan)]

    before = listed()
    assert before
    Akun.objects.filter(pk=before[0].akun_id).update(aktif=False)
    assert listed() == before[1:]


def test_both_pds_pengelola_are_told_and_the_old_one_may_still_take_it_back(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    unit = RiwayatJabatan.objects.get(pegawai=cast.orang_lain).unit_kerja_id
    values = {"perangkat_daerah_id": cast.dinas.pk, "unit_kerja_id": unit, "penilai_id": cast.kepala_lain.pk}
    row = pindah(cast, **values)
    told = "Yohanes Pegawai Contoh, S.Kom pindah ke Dinas Contoh"
    assert titles(cast.pengelola) == titles(cast.pengelola_lain) == [told]
    batal(cast, row, who=cast.pengelola)


@pytest.mark.parametrize(
    ("who", "error"),
    [("penilai", Forbidden), ("orang_lain", NotFound), ("pengelola_lain", NotFound), ("kepala", Forbidden)],
)
def test_who_may_not(cast: Cast, who: str, error: type[Exception]) -> None:
    build.disetujui(cast.riwayat)
    with pytest.raises(error):
        pindah(cast, who=getattr(cast, who))
    row = pindah(cast, who=cast.bkd)
    with pytest.raises(error):
        batal(cast, row, who=getattr(cast, who))


def test_the_new_skp_keeps_the_activities_it_was_given(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat)
    build_aktivitas.aktivitas(lama, tanggal=KASUS_1)
    skp = Skp.objects.get(riwayat=pindah(cast).riwayat_baru)
    owner = context(cast.pegawai, "2023-02-23 09:00")
    with pytest.raises(Conflict, match="memuat aktivitas"):
        plan.hapus(owner, skp_id=skp.pk)
    with pytest.raises(Invalid) as refused:
        plan.ubah(
            owner, skp_id=skp.pk, tahun=2023, periode_awal=date(2023, 2, 6), periode_akhir=AKHIR_TAHUN,
            model=skp.model,
        )  # fmt: skip
    assert set(refused.value.fields) == {"periode_awal"}


def test_an_old_konsep_keeps_its_end(cast: Cast) -> None:
    lama = build.konsep(cast.riwayat)
    pindah(cast)
    lama.refresh_from_db()
    assert lama.periode_akhir == date(2023, 2, 4)
    with pytest.raises(Invalid, match="ditetapkan oleh mutasi"):
        plan.ubah(
            context(cast.pegawai), skp_id=lama.pk, tahun=2023, periode_awal=date(2023, 1, 1),
            periode_akhir=date(2023, 2, 3), model=lama.model,
        )  # fmt: skip
    with pytest.raises(Conflict, match="terkait dengan mutasi"):
        plan.hapus(context(cast.pegawai), skp_id=lama.pk)


def test_the_database_holds_one_running_mutasi_and_no_stranded_activity(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat)
    build_aktivitas.aktivitas(lama, tanggal=date(2023, 2, 6), mulai=time(8))
    row = pindah(cast)
    with pytest.raises(IntegrityError, match="mutasi_satu_berjalan"), transaction.atomic():
        Mutasi.objects.create(
            pegawai=row.pegawai, tanggal=row.tanggal, kasus="SATU", riwayat_baru=row.riwayat_baru, semula={},
            dicatat_oleh=row.dicatat_oleh, dicatat_pada=row.dicatat_pada,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="outside the period"), transaction.atomic():
        cut_off(row)
