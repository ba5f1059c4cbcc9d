"""Changing a riwayat and its pejabat penilai, with the months that hang on it (F2.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian import rules as kepegawaian_rules
from sikinerja.kepegawaian.models import RiwayatJabatan, RiwayatPenilai
from sikinerja.mutasi import rules
from sikinerja.mutasi.operations import riwayat as operations
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.penilaian.queries import akhir as penilaian_akhir
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp.models import Skp, Versi
from tests.builders import akhir
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, tenure

SESUDAH_BATAS = "2023-03-20 09:00"


def ganti(cast: Cast, *, at: str = "2023-03-07 09:00", **more: object) -> RiwayatJabatan:
    """The owner changes the penilai from ``penilai`` to ``rekan``."""
    isian = replace(kepegawaian.isian(cast.riwayat), penilai_id=cast.rekan.pk)
    return operations.edit_riwayat(context(cast.pegawai, at), riwayat_id=cast.riwayat.pk, isian=isian, **more)


def older(cast: Cast) -> RiwayatJabatan:
    """The owner's riwayat of 2022."""
    return tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )


def titles(person: object) -> list[str]:
    return list(Pemberitahuan.objects.filter(akun=person.akun).values_list("judul", flat=True))


def test_the_history_of_penilai_keeps_its_dates(cast: Cast) -> None:
    ganti(cast)

    lines = RiwayatPenilai.objects.filter(riwayat=cast.riwayat).values_list(
        "penilai", "tanggal_mulai", "tanggal_selesai"
    )
    assert list(lines) == [
        (cast.penilai.pk, date(2023, 1, 1), date(2023, 3, 6)),
        (cast.rekan.pk, date(2023, 3, 7), None),
    ]


def test_a_correction_on_the_same_day_leaves_no_line_of_zero_days(cast: Cast) -> None:
    ganti(cast)
    isian = replace(kepegawaian.isian(cast.riwayat), penilai_id=cast.kepala.pk)
    operations.edit_riwayat(context(cast.pegawai), riwayat_id=cast.riwayat.pk, isian=isian)

    lines = RiwayatPenilai.objects.filter(riwayat=cast.riwayat).values_list("penilai", "tanggal_mulai")
    assert list(lines) == [
        (cast.penilai.pk, date(2023, 1, 1)),
        (cast.kepala.pk, date(2023, 3, 7)),
    ]


def test_both_officials_are_told(cast: Cast) -> None:
    ganti(cast)

    assert titles(cast.penilai) == ["Anda tidak lagi menjadi pejabat penilai Yohanes Pegawai Contoh, S.Kom"]
    assert titles(cast.rekan) == ["Anda menjadi pejabat penilai Yohanes Pegawai Contoh, S.Kom"]
    assert titles(cast.pegawai) == []
    assert Jejak.objects.get(aksi="mutasi.ganti_penilai").data["ke"] == cast.rekan.pk


def test_the_owner_is_told_when_pengelola_does_it(cast: Cast) -> None:
    isian = replace(kepegawaian.isian(cast.riwayat), penilai_id=cast.rekan.pk)

    operations.edit_riwayat(
        context(cast.pengelola), riwayat_id=cast.riwayat.pk, isian=isian, alasan="Salah ketik"
    )

    assert titles(cast.pegawai) == ["Pejabat penilai Anda sudah diubah"]


def test_an_skp_that_waits_moves_to_the_new_penilai(cast: Cast) -> None:
    skp = build_skp.diajukan(cast.riwayat)

    ganti(cast)

    told = Pemberitahuan.objects.get(akun=cast.rekan.akun)
    assert "menunggu persetujuan" in told.isi
    assert Skp.objects.get(pk=skp.pk).riwayat.penilai == cast.rekan


def test_a_filed_month_stays_with_the_old_penilai_by_default(cast: Cast) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))

    ganti(cast)

    month.refresh_from_db()
    assert month.penilai == cast.penilai
    assert "Februari 2023" in Pemberitahuan.objects.get(akun=cast.penilai.akun).isi


def test_it_moves_when_asked_to(cast: Cast) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))

    ganti(cast, tetap={month.pk: False})

    month.refresh_from_db()
    assert month.penilai == cast.rekan
    assert "Februari 2023" in Pemberitahuan.objects.get(akun=cast.rekan.akun).isi


def test_a_half_rated_month_that_moves_is_rated_anew(cast: Cast) -> None:
    month = build.dinilai(build_skp.disetujui(cast.riwayat))

    ganti(cast, tetap={month.pk: False})

    month.refresh_from_db()
    assert month.status == StatusRealisasi.PENILAIAN_HASIL_KERJA


def test_it_moves_by_default_once_the_window_is_closed_or_the_account_is(cast: Cast) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))

    ganti(cast, at=SESUDAH_BATAS)

    assert Realisasi.objects.get(pk=month.pk).penilai == cast.rekan


def test_nobody_stays_with_an_account_that_is_closed(cast: Cast) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))
    cast.penilai.akun.aktif = False
    cast.penilai.akun.save()

    with pytest.raises(Invalid, match="dipindahkan"):
        ganti(cast, tetap={month.pk: True})
    ganti(cast)

    assert Realisasi.objects.get(pk=month.pk).penilai == cast.rekan


def test_what_is_selesai_keeps_its_name(cast: Cast) -> None:
    month = build.selesai(build_skp.disetujui(cast.riwayat))

    ganti(cast, tetap={month.pk: False})

    assert Realisasi.objects.get(pk=month.pk).penilai == cast.penilai


def test_an_older_riwayat_may_change_while_something_is_unfinished(cast: Cast) -> None:
    lama = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    skp = build_skp.disetujui(lama)
    isian = replace(kepegawaian.isian(lama), penilai_id=cast.rekan.pk)
    operations.edit_riwayat(context(cast.pegawai), riwayat_id=lama.pk, isian=isian)

    akhir.selesai(Skp.objects.get(pk=skp.pk))
    with pytest.raises(Invalid) as caught:
        operations.edit_riwayat(
            context(cast.pegawai), riwayat_id=lama.pk, isian=replace(isian, penilai_id=cast.kepala.pk)
        )

    assert caught.value.fields == {"penilai": [rules.SUDAH_SELESAI]}


def test_a_realisasi_akhir_that_waits_goes_along(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    akhir.diajukan(skp)
    ganti(cast)
    bell = Pemberitahuan.objects.get(akun=cast.rekan.akun)
    assert "Realisasi akhirnya sedang menunggu penilaian Anda." in bell.isi
    assert bell.tautan == "/penilaian/realisasi-akhir/"
    assert penilaian_akhir.halaman(context(cast.rekan), skp_id=skp.pk).nama == cast.pegawai.akun.nama
    with pytest.raises(NotFound):
        penilaian_akhir.halaman(context(cast.penilai), skp_id=skp.pk)


def test_a_page_that_is_older_than_the_last_change_is_refused(cast: Cast) -> None:
    ganti(cast)
    isian = replace(kepegawaian.isian(cast.riwayat), penilai_id=cast.kepala.pk)

    with pytest.raises(Conflict):
        operations.edit_riwayat(
            context(cast.pegawai),
            riwayat_id=cast.riwayat.pk,
            isian=isian,
            penilai_semula_id=cast.penilai.pk,
        )


def test_a_double_click_changes_nothing_more(cast: Cast) -> None:
    ganti(cast, penilai_semula_id=cast.penilai.pk)
    ganti(cast, penilai_semula_id=cast.penilai.pk)

    assert Jejak.objects.filter(aksi="mutasi.ganti_penilai").count() == 1
    assert len(titles(cast.rekan)) == 1


def test_the_year_of_a_riwayat_with_skp_stays(cast: Cast) -> None:
    build_skp.konsep(cast.riwayat)

    with pytest.raises(Invalid) as caught:
        operations.edit_riwayat(
            context(cast.pegawai),
            riwayat_id=cast.riwayat.pk,
            isian=replace(kepegawaian.isian(cast.riwayat), tahun=2022),
        )

    assert caught.value.fields == {"tahun": [rules.TAHUN_BER_SKP]}


def test_no_circle_and_nobody_their_own_penilai(cast: Cast) -> None:
    for penilai, text in (
        (cast.pegawai, kepegawaian_rules.PENILAI_MELINGKAR),
        (cast.kepala, kepegawaian_rules.PENILAI_SENDIRI),
    ):
        with pytest.raises(Invalid) as caught:
            operations.edit_riwayat(
                context(cast.kepala),
                riwayat_id=cast.riwayat_kepala.pk,
                isian=replace(kepegawaian.isian(cast.riwayat_kepala), penilai_id=penilai.pk),
            )
        assert caught.value.fields["penilai"] == [text]


def test_who_may_change(cast: Cast) -> None:
    isian = replace(kepegawaian.isian(cast.riwayat), penilai_id=cast.rekan.pk)
    for stranger in (cast.orang_lain, cast.pengelola_lain, cast.kepala_lain, cast.rekan):
        with pytest.raises(NotFound):
            operations.edit_riwayat(context(stranger), riwayat_id=cast.riwayat.pk, isian=isian)
    for superior in (cast.penilai, cast.kepala):
        with pytest.raises(Forbidden):
            operations.edit_riwayat(context(superior), riwayat_id=cast.riwayat.pk, isian=isian)


def test_choosing_another_active_one_makes_the_former_nonaktif(cast: Cast) -> None:
    lain = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )

    operations.edit_riwayat(
        context(cast.pegawai), riwayat_id=lain.pk, isian=replace(kepegawaian.isian(lain), aktif=True)
    )

    aktif = RiwayatJabatan.objects.filter(pegawai=cast.pegawai, aktif=True)
    assert list(aktif) == [lain]


def test_a_correction_by_somebody_else_needs_a_reason_and_its_owner_reads_it(cast: Cast) -> None:
    isian = replace(kepegawaian.isian(cast.riwayat), tmt=date(2021, 2, 1))
    with pytest.raises(Invalid, match="alasan"):
        operations.edit_riwayat(context(cast.bkd), riwayat_id=cast.riwayat.pk, isian=isian)

    skp = build_skp.disetujui(cast.riwayat)
    kept = Versi.objects.get(skp=skp).identitas_pegawai
    ctx, alasan = context(cast.bkd), "TMT menurut SK 821/7/2021."
    operations.edit_riwayat(ctx, riwayat_id=cast.riwayat.pk, isian=isian, alasan=alasan)

    bell = Pemberitahuan.objects.get(akun=cast.pegawai.akun_id, judul="Riwayat jabatan Anda dikoreksi")
    assert "TMT: 3 Januari 2021 → 1 Februari 2021" in bell.isi
    assert alasan in bell.isi
    line = Jejak.objects.get(aksi="mutasi.koreksi_riwayat")
    assert line.data == {
        "alasan": alasan,
        "lama": {"TMT": "3 Januari 2021"},
        "baru": {"TMT": "1 Februari 2021"},
    }
    assert Versi.objects.get(skp=skp).identitas_pegawai == kept, "what was approved keeps its words"


def test_the_same_again_is_no_correction(cast: Cast) -> None:
    isian = kepegawaian.isian(cast.riwayat)
    operations.edit_riwayat(context(cast.bkd), riwayat_id=cast.riwayat.pk, isian=isian)
    assert not Jejak.objects.filter(aksi="mutasi.koreksi_riwayat").exists()
