"""Nobody is ever left without a rater: substitutes, chains, returns (the doors: test_pintu_berhenti)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sikinerja.akun.models import Akun
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import KeadaanKhusus, RiwayatJabatan
from sikinerja.kepegawaian.operations import akun, keadaan
from sikinerja.kepegawaian.operations import riwayat as riwayat_operations
from sikinerja.kepegawaian.queries.wewenang import para_pengganti
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan
from sikinerja.mutasi.models import PenilaiBerhenti
from sikinerja.mutasi.operations import berhenti, ganti_penilai, perpindahan
from sikinerja.mutasi.operations import riwayat as mutasi
from sikinerja.mutasi.queries import berhenti as queries
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.pengingat import operations as pengingat
from sikinerja.pengingat import rules as pengingat_rules
from tests.builders import akhir
from tests.builders import mutasi as build_mutasi
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.berhenti import akun_nonaktif, asked, berkeadaan, is_rater, titles
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast, context, person, tenure

pytestmark = pytest.mark.django_db
HARI_INI = date(2023, 3, 7)


def test_a_deleted_jabatan_is_a_door_too(cast: Cast) -> None:
    plan = build_skp.diajukan(cast.riwayat)
    riwayat_operations.hapus(context(cast.bkd), riwayat_id=cast.riwayat_penilai.pk)

    assert asked(cast.pegawai)
    assert para_pengganti(context(cast.bkd), riwayat=cast.riwayat) == []
    berhenti.kabari(context(None))
    assert "Belum ada penggantinya" in Pemberitahuan.objects.get(akun=cast.pengelola.akun).isi
    assert is_rater(cast.penilai, plan)  # whose account is open still may: nobody else is there


def test_a_retirement_to_come_is_told_on_its_day(cast: Cast) -> None:
    keadaan_khusus(cast.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 8), tanggal_selesai=None)

    berhenti.kabari(context(None))
    assert titles(cast.pegawai) == []
    berhenti.kabari(context(None, "2023-03-08 00:00"))
    assert titles(cast.pegawai) == ["Ubah pejabat penilai Anda"]


def test_whom_only_an_unfinished_skp_of_last_year_hangs_on_is_told_too(cast: Cast) -> None:
    place = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.orang_lain}
    old = tenure(cast.pegawai, tahun=2022, aktif=False, **place)  # type: ignore[arg-type]
    build_skp.disetujui(old, awal=date(2022, 1, 1), akhir=date(2022, 12, 31))
    keadaan_khusus(cast.orang_lain, jenis="MENINGGAL", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)

    berhenti.kabari(context(None))
    told = Pemberitahuan.objects.get(akun=cast.pegawai.akun)
    assert (told.judul, told.tautan) == ("Ubah pejabat penilai Anda", f"/riwayat-jabatan/{old.pk}/edit/")


def test_a_chain_of_people_who_are_gone_goes_up_to_who_is_there(cast: Cast) -> None:
    plan = build_skp.diajukan(cast.riwayat)
    akun_nonaktif(cast, cast.penilai)
    berkeadaan(cast, cast.kepala, "MENINGGAL")

    assert is_rater(cast.gubernur, plan)
    assert [one.nama for one in para_pengganti(context(cast.bkd), riwayat=cast.riwayat)] == [
        "Gubernur Contoh"
    ]
    berhenti.kabari(context(None))
    assert [judul for judul in titles(cast.gubernur) if judul.startswith("Anda menggantikan")] == [
        f"Anda menggantikan {who.akun.nama} sebagai pejabat penilai" for who in (cast.kepala, cast.penilai)
    ]
    assert titles(cast.kepala) == []


def test_a_plt_comes_before_the_superior_and_acts_further_down(cast: Cast) -> None:
    plan = build_skp.diajukan(cast.riwayat)
    akun_nonaktif(cast, cast.penilai)
    berhenti.kabari(context(None))
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai, jenis="PLT")
    assert is_rater(cast.orang_lain, plan)
    assert not is_rater(cast.kepala, plan)
    berhenti.kabari(context(None))
    assert titles(cast.orang_lain) == ["Anda menggantikan Ratna Penilai Contoh, SH sebagai pejabat penilai"]

    akun_nonaktif(cast, cast.orang_lain)
    assert is_rater(cast.kepala, plan)
    akun_nonaktif(cast, cast.kepala)
    pelaksana_tugas(cast.rekan, cast.riwayat_kepala, jenis="PLT")
    assert is_rater(cast.rekan, plan)
    (one,) = para_pengganti(context(cast.bkd), riwayat=cast.riwayat)
    assert (one.nama, one.sebagai) == (cast.rekan.akun.nama, "Plt. Kepala Badan Contoh")


def test_circles_among_old_jabatan_end(cast: Cast) -> None:
    a, b = person("A Contoh"), person("B Contoh")
    tenure(a, jabatan=cast.jabatan_kabid, unit=cast.bidang, penilai=b, aktif=False)
    tenure(b, jabatan=cast.jabatan_kabid, unit=cast.bidang, penilai=a, aktif=False)
    riwayat = RiwayatJabatan.objects.get(pegawai=cast.rekan)
    RiwayatJabatan.objects.filter(pk=riwayat.pk).update(penilai=a)
    riwayat.refresh_from_db()

    assert para_pengganti(context(cast.bkd), riwayat=riwayat) == []
    assert {w.penilai_id for w in context(b).actor.wewenang} == {a.pk, b.pk}
    berhenti.kabari(context(None))
    assert PenilaiBerhenti.objects.get(penilai=a).pengganti is None


def test_who_comes_back_rates_again_and_may_go_again(cast: Cast) -> None:
    plan = build_skp.diajukan(cast.riwayat)
    akun_nonaktif(cast, cast.penilai)
    berhenti.kabari(context(None))
    akun.ubah_status(context(cast.bkd), pegawai_id=cast.penilai.pk, aktif=True, alasan="Keliru")
    berhenti.kabari(context(None))

    assert not is_rater(cast.kepala, plan)
    assert PenilaiBerhenti.objects.get().kembali_pada is not None
    assert asked(cast.pegawai) == []
    akun_nonaktif(cast, cast.penilai)
    berhenti.kabari(context(None, "2023-03-09 08:00"))
    assert titles(cast.pegawai) == ["Ubah pejabat penilai Anda"] * 2


def test_the_dead_are_told_nothing_and_cannot_log_in(cast: Cast) -> None:
    berkeadaan(cast, cast.pegawai, "MENINGGAL")
    cast.pegawai.akun.refresh_from_db()
    assert not cast.pegawai.akun.aktif

    akun_nonaktif(cast, cast.penilai)
    berhenti.kabari(context(None))
    assert titles(cast.pegawai) == []
    keadaan.hapus(context(cast.bkd), keadaan_id=KeadaanKhusus.objects.get().pk, alasan="Salah orang")
    cast.pegawai.akun.refresh_from_db()
    assert cast.pegawai.akun.aktif


def test_who_goes_on_is_reminded_instead(cast: Cast) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    berkeadaan(cast, cast.penilai, "PENSIUN")
    Pemberitahuan.objects.all().delete()

    for jenis, langkah in pengingat_rules.giliran():
        pengingat.ingatkan(context(None, "2023-03-11 07:00"), jenis=jenis, langkah=langkah)

    assert titles(cast.penilai) == []
    (told,) = [judul for judul in titles(cast.kepala) if "belum Anda nilai" in judul]
    assert "sebagai pengganti Ratna Penilai Contoh, SH" in told


def test_a_retired_person_may_die_and_a_mistake_leaves_things_as_they_were(cast: Cast) -> None:
    ctx = context(cast.bkd)
    pensiun = keadaan_khusus(
        cast.pegawai, jenis="PENSIUN", tanggal_mulai=date(2023, 2, 1), tanggal_selesai=None
    )
    row = keadaan.catat(
        ctx, pegawai_id=cast.pegawai.pk, isian=IsianKeadaan("MENINGGAL", HARI_INI, None, "Akta 1")
    )
    pensiun.refresh_from_db()
    assert pensiun.tanggal_selesai == date(2023, 3, 6)
    for hari in (date(2023, 3, 2), date(2023, 3, 5)):
        keadaan.ubah(ctx, keadaan_id=row.pk, isian=IsianKeadaan("MENINGGAL", hari, None, "Akta 1"))
        pensiun.refresh_from_db()
        assert pensiun.tanggal_selesai == hari - timedelta(days=1)

    keadaan.hapus(ctx, keadaan_id=row.pk, alasan="Salah orang")
    pensiun.refresh_from_db()
    assert pensiun.tanggal_selesai is None
    cast.pegawai.akun.refresh_from_db()
    assert (cast.pegawai.akun.aktif, cast.pegawai.akun.aktif_semula) == (True, None)


def test_the_database_keeps_the_account_of_the_dead_closed(cast: Cast) -> None:
    berkeadaan(cast, cast.pegawai, "MENINGGAL")
    with pytest.raises(IntegrityError), transaction.atomic():
        Akun.objects.filter(pk=cast.pegawai.akun_id).update(aktif=True)


def test_a_contract_that_is_renewed_brings_the_rights_back(cast: Cast) -> None:
    plan = build_skp.diajukan(cast.riwayat)
    keadaan_khusus(
        cast.penilai,
        jenis="KONTRAK_BERAKHIR",
        tanggal_mulai=date(2023, 2, 1),
        tanggal_selesai=date(2023, 3, 8),
    )

    assert context(cast.penilai).actor.purna
    assert is_rater(cast.kepala, plan)
    assert not context(cast.penilai, "2023-03-09 08:00").actor.purna
    assert not context(cast.kepala, "2023-03-09 08:00").actor.wewenang


def test_an_unfinished_month_moves_also_where_the_riwayat_has_another_penilai_already(cast: Cast) -> None:
    row = build.diajukan(build_skp.disetujui(cast.riwayat))
    isian = replace(kepegawaian.isian(cast.riwayat), penilai_id=cast.kepala.pk)
    mutasi.edit_riwayat(context(cast.pegawai), riwayat_id=cast.riwayat.pk, isian=isian)
    row.refresh_from_db()
    assert row.penilai == cast.penilai  # the manual: the old superior rates first
    akun_nonaktif(cast, cast.penilai)

    ctx = context(cast.pengelola)
    (line,) = [
        line
        for line in queries.baris(ctx, list(queries.daftar(ctx)))
        if line.riwayat.pegawai_id == cast.pegawai.pk
    ]
    assert (line.penilai, line.bulan) == (cast.penilai, 1)
    ids = [cast.riwayat.pk]
    ganti_penilai.ganti_penilai(ctx, riwayat_ids=ids, penilai=cast.kepala.pk, alasan="SP 1")
    row.refresh_from_db()
    assert row.penilai == cast.kepala


def test_only_their_pengelola_gives_people_another_penilai(cast: Cast) -> None:
    for who, error in ((cast.pengelola_lain, NotFound), (cast.kepala, Forbidden)):
        with pytest.raises(error):
            ganti_penilai.ganti_penilai(
                context(who), riwayat_ids=[cast.riwayat.pk], penilai=cast.rekan.pk, alasan="SP 1"
            )


def moved(cast: Cast, day: str) -> set[int]:
    """Whose penilai moved, as BKD sees them on a day."""
    ctx = context(cast.bkd, f"{day} 08:00")
    rows = queries.baris(ctx, list(queries.daftar(ctx)))
    return {row.riwayat.pegawai_id for row in rows if row.sebab.value == "PINDAH"}


def test_people_whose_penilai_moved_are_listed_until_somebody_answers(cast: Cast) -> None:
    isian = replace(
        kepegawaian.isian(cast.riwayat_penilai),
        jabatan_id=cast.jabatan_kepala.pk,
        jenis_jabatan="STRUKTURAL",
    )
    perpindahan.mutasi(context(cast.bkd), pegawai_id=cast.penilai.pk, tanggal=date(2023, 3, 5), isian=isian)

    (told,) = Pemberitahuan.objects.filter(akun=cast.pengelola.akun).values_list("isi", flat=True)
    assert "2 pegawai masih menunjuknya" in told
    rows = queries.baris(context(cast.bkd), list(queries.daftar(context(cast.bkd))))
    assert {(row.riwayat.pegawai_id, row.sebab.value) for row in rows} == {
        (cast.pegawai.pk, "PINDAH"),
        (cast.rekan.pk, "PINDAH"),
    }
    assert moved(cast, "2023-12-30") == {cast.pegawai.pk, cast.rekan.pk}
    same = kepegawaian.isian(cast.riwayat)
    mutasi.edit_riwayat(context(cast.pegawai, "2023-06-01 08:00"), riwayat_id=cast.riwayat.pk, isian=same)
    assert moved(cast, "2023-06-02") == {cast.rekan.pk}
    rekan = RiwayatJabatan.objects.get(pegawai=cast.rekan).pk
    bkd = context(cast.bkd, "2023-07-03 08:00")
    done = ganti_penilai.ganti_penilai(
        bkd, riwayat_ids=[rekan, cast.riwayat.pk], penilai=cast.penilai.pk, alasan="SP 1"
    )
    assert (done.diganti, done.tetap) == (0, 1)
    assert done.kata == "1 pegawai tetap pada penilai itu dan tidak ditanyakan lagi."
    assert not moved(cast, "2023-07-04")


def test_a_move_without_a_mutasi_is_told_until_answered_or_the_year_is_rated(cast: Cast) -> None:
    plan = build_skp.disetujui(cast.riwayat)
    build_mutasi.kosong(cast)
    assert moved(cast, "2023-11-30") == {cast.pegawai.pk, cast.rekan.pk}
    mine = context(cast.pegawai, "2023-11-30 08:00")
    assert [one.pindah for one in queries.tugas(mine)] == [True]
    assert list(queries.pindah(mine)) == [cast.penilai]
    assert moved(cast, "2024-02-01") == {cast.pegawai.pk}, "whose year is over, and nothing to be rated"
    akhir.selesai(plan)
    assert not moved(cast, "2024-02-01")
    assert moved(cast, "2023-12-30") == {cast.pegawai.pk, cast.rekan.pk}
    mutasi.edit_riwayat(mine, riwayat_id=cast.riwayat.pk, isian=kepegawaian.isian(cast.riwayat))
    assert not queries.tugas(context(cast.pegawai, "2023-12-01 08:00"))
    assert moved(cast, "2023-12-01") == {cast.rekan.pk}


def test_a_recorded_mutasi_speaks_for_itself_until_the_next_move(cast: Cast) -> None:
    build_mutasi.pindah(cast, date(2023, 2, 20), orang=cast.penilai, jabatan_id=cast.jabatan_kepala.pk)
    later = context(cast.pegawai, "2023-11-30 08:00")
    assert not queries.tugas(later)
    assert not queries.pindah(later)
    row = RiwayatJabatan.objects.get(pegawai=cast.penilai, aktif=True)
    RiwayatJabatan.objects.filter(pk=row.pk).update(aktif=False)
    row.pk, row.jabatan, row.tmt = None, cast.jabatan_kabid, date(2023, 6, 1)
    row.save(force_insert=True)
    assert list(queries.pindah(later)) == [cast.penilai]
