"""Plt./Plh. appointments: who makes and ends them, what they refuse, and what follows (F2.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, PelaksanaTugas
from sikinerja.kepegawaian.operations import pelaksana_tugas as operations
from sikinerja.kepegawaian.operations import riwayat
from sikinerja.kepegawaian.rules import pelaksana_tugas as rules
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.penilaian.models import Penilaian
from sikinerja.penilaian.operations import akhir, rate
from sikinerja.realisasi.operations import flow as realisasi
from sikinerja.skp.models import RiwayatSkp, Versi
from sikinerja.skp.operations import ekspektasi, flow
from sikinerja.skp.rules import Perilaku
from tests.builders import akhir as build_akhir
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast, context
from tests.race import race

pytestmark = pytest.mark.django_db


def isian(cast: Cast, **change: object) -> IsianTugas:
    """Somebody of another PD acts for the kepala bidang, with changes."""
    base = IsianTugas(
        jenis="PLH",
        pegawai_id=cast.orang_lain.pk,
        tanggal_mulai=date(2023, 3, 1),
        tanggal_selesai=date(2023, 3, 31),
        dasar="SP 800/12/2023",
        riwayat_id=cast.riwayat_penilai.pk,
    )
    return replace(base, **change)


def tunjuk(cast: Cast, who: Pegawai | None = None, **change: object) -> PelaksanaTugas:
    return operations.tunjuk(context(who or cast.pengelola), isian=isian(cast, **change))


def test_pengelola_appoints_and_both_are_told(cast: Cast) -> None:
    tugas = tunjuk(cast)

    assert str(tugas) == "Plh. Kepala Bidang Pengembangan"
    assert (tugas.menggantikan, tugas.perangkat_daerah) == (cast.penilai, cast.badan)
    told = set(Pemberitahuan.objects.values_list("akun", "judul"))
    assert told == {
        (cast.orang_lain.akun_id, "Anda ditunjuk sebagai Plh. Kepala Bidang Pengembangan"),
        (cast.penilai.akun_id, "Orang Lain Contoh ditunjuk sebagai Plh. Kepala Bidang Pengembangan"),
    }
    line = Jejak.objects.get(aksi="kepegawaian.tunjuk_pelaksana_tugas")
    assert (line.akun, line.data["menggantikan"]) == (cast.pengelola.akun, cast.penilai.pk)
    assert context(cast.orang_lain).actor.menggantikan == {cast.penilai.pk}


@pytest.mark.parametrize(
    ("who", "error"),
    [("pegawai", NotFound), ("penilai", NotFound), ("kepala", NotFound), ("pengelola_lain", Invalid)],
)
def test_who_may_not_appoint(cast: Cast, who: str, error: type[DomainError]) -> None:
    with pytest.raises(error):
        tunjuk(cast, getattr(cast, who))
    assert not PelaksanaTugas.objects.exists()


def test_bkd_appoints_to_any_post_also_the_gubernurs(cast: Cast) -> None:
    assert tunjuk(cast, cast.bkd).pk
    tugas = tunjuk(cast, cast.bkd, riwayat_id=None, pejabat_id=cast.gubernur.pk, jabatan=" Gubernur ")
    assert (str(tugas), tugas.perangkat_daerah) == ("Plh. Gubernur", None)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("jenis", {"jenis": "PJ"}),
        ("pegawai", {"pegawai_id": None}),
        ("pegawai", {"pegawai_id": 10**9}),
        ("posisi", {"riwayat_id": None}),
        ("posisi", {"riwayat_id": 10**9}),
        ("pejabat", {"pejabat_id": 1}),
        ("pejabat", {"riwayat_id": None, "pejabat_id": 10**9, "jabatan": "Gubernur"}),
        ("jabatan_pejabat", {"riwayat_id": None, "pejabat_id": 1}),
        ("dasar", {"dasar": "  "}),
        ("tanggal_selesai", {"tanggal_selesai": date(2023, 2, 28)}),
        ("tanggal_selesai", {"tanggal_mulai": date(2023, 1, 1), "tanggal_selesai": date(2023, 3, 6)}),
        ("tanggal_selesai", {"tanggal_selesai": date(2024, 3, 1)}),
        ("tanggal_mulai", {"tanggal_mulai": date(2024, 3, 9), "tanggal_selesai": date(2024, 3, 9)}),
    ],
)
def test_what_is_refused(cast: Cast, field: str, change: dict[str, object]) -> None:
    with pytest.raises(Invalid) as caught:
        tunjuk(cast, cast.bkd, **change)
    assert set(caught.value.fields) == {field}


def test_people_who_cannot_stand_in(cast: Cast) -> None:
    with pytest.raises(Invalid) as caught:
        tunjuk(cast, pegawai_id=cast.penilai.pk)
    assert caught.value.fields == {"pegawai": [rules.DIRI_SENDIRI]}
    cast.orang_lain.akun.aktif = False
    cast.orang_lain.akun.save()
    with pytest.raises(Invalid) as caught:
        tunjuk(cast)
    assert caught.value.fields == {
        "pegawai": [rules.tidak_ada(cast.orang_lain.akun.nama, SebabBerhenti.AKUN_NONAKTIF)]
    }
    with pytest.raises(Invalid) as caught:
        tunjuk(cast, cast.bkd, riwayat_id=None, pejabat_id=cast.kepala.pk, jabatan="Kepala")
    assert caught.value.fields == {"pejabat": [rules.HANYA_BUKAN_ASN]}


def test_the_same_two_overlap_only_once(cast: Cast) -> None:
    first = tunjuk(cast)
    with pytest.raises(Invalid) as caught:
        tunjuk(cast, tanggal_mulai=date(2023, 3, 31), tanggal_selesai=date(2023, 4, 30))
    assert caught.value.fields == {"tanggal_mulai": [rules.BERTUMPUK]}
    operations.akhiri(context(cast.pengelola), tugas_id=first.pk, alasan="Keliru")
    assert tunjuk(cast).pk


def test_the_database_refuses_what_the_rules_do(cast: Cast) -> None:
    tugas = pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    wrong: tuple[dict[str, object], ...] = (
        {"pegawai": cast.penilai},
        {"tanggal_selesai": date(2023, 2, 1)},
        {"jenis": "PJ"},
        {"alasan_diakhiri": "Tanpa saat"},
    )
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            PelaksanaTugas.objects.filter(pk=tugas.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai, jenis="PLT")


def test_ended_early_both_are_told_and_a_double_click_is_harmless(cast: Cast) -> None:
    tugas = tunjuk(cast)
    for _ in range(2):
        operations.akhiri(context(cast.pengelola), tugas_id=tugas.pk, alasan=" Sudah kembali ")

    assert context(cast.orang_lain).actor.wewenang == ()
    assert Pemberitahuan.objects.filter(judul__contains="sudah diakhiri").count() == 2
    line = Jejak.objects.get(aksi="kepegawaian.akhiri_pelaksana_tugas")
    assert line.data == {"alasan": "Sudah kembali"}
    with pytest.raises(Conflict):
        operations.akhiri(context(cast.bkd), tugas_id=tugas.pk, alasan="Lagi")


def test_what_ending_refuses(cast: Cast) -> None:
    tugas = tunjuk(cast)
    for who in (cast.pengelola_lain, cast.orang_lain, cast.penilai):
        with pytest.raises(NotFound):
            operations.akhiri(context(who), tugas_id=tugas.pk, alasan="Selesai")
    with pytest.raises(Invalid):
        operations.akhiri(context(cast.pengelola), tugas_id=tugas.pk, alasan=" ")
    with pytest.raises(Conflict):
        operations.akhiri(context(cast.pengelola, "2023-04-01 00:00"), tugas_id=tugas.pk, alasan="Lewat")


def test_the_plh_approves_and_the_versi_says_so(cast: Cast) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    skp, ctx = build_skp.diajukan(cast.riwayat), context(cast.orang_lain)
    ekspektasi.simpan_ekspektasi(ctx, skp_id=skp.pk, teks={p.value: "Melayani" for p in Perilaku})
    flow.terima(ctx, skp_id=skp.pk, catatan="<p>Lanjutkan</p>")

    versi = Versi.objects.get(skp=skp)
    assert (versi.penilai, versi.identitas_penilai["nama"]) == (cast.orang_lain, "Orang Lain Contoh")
    assert versi.identitas_penilai["jabatan"] == "Plh. Kepala Bidang Pengembangan"
    assert RiwayatSkp.objects.filter(skp=skp).order_by("langkah").values_list("nama", flat=True).last() == (
        "Orang Lain Contoh, Plh. Kepala Bidang Pengembangan"
    )
    assert Jejak.objects.get(aksi="skp.terima").nama == "Orang Lain Contoh"


@pytest.mark.parametrize(("at", "error"), [("2023-04-01 00:00", NotFound), ("2023-02-28 12:00", NotFound)])
def test_outside_the_days_there_is_nothing_to_approve(cast: Cast, at: str, error: type[DomainError]) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    skp = build_skp.diajukan(cast.riwayat)
    with pytest.raises(error):
        flow.kembalikan(context(cast.orang_lain, at), skp_id=skp.pk, catatan="<p>Perbaiki</p>")


def test_nobody_approves_their_own_but_the_posts_penilai_does(cast: Cast) -> None:
    pelaksana_tugas(cast.pegawai, cast.riwayat_penilai, jenis="PLT")
    skp = build_skp.diajukan(cast.riwayat)
    with pytest.raises(Forbidden):
        flow.kembalikan(context(cast.pegawai), skp_id=skp.pk, catatan="<p>Perbaiki</p>")
    flow.kembalikan(context(cast.kepala), skp_id=skp.pk, catatan="<p>Perbaiki</p>")


@pytest.mark.parametrize(("appointee", "also"), [("pegawai", "kepala"), ("orang_lain", "orang_lain")])
def test_who_rates_today_is_told_of_an_skp(cast: Cast, appointee: str, also: str) -> None:
    pelaksana_tugas(getattr(cast, appointee), cast.riwayat_penilai)
    flow.tarik(context(cast.pegawai), skp_id=build_skp.diajukan(cast.riwayat).pk)

    told = set(Pemberitahuan.objects.values_list("akun", flat=True))
    assert told == {cast.penilai.akun_id, getattr(cast, also).akun_id}


def test_a_month_is_rated_in_the_holders_place(cast: Cast) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai, jenis="PLT")
    row = build.diajukan(build_skp.disetujui(cast.riwayat))
    assert row.pengajuan is not None
    texts = {i.indikator_id: "Bagus" for i in row.pengajuan.indikator.all()}
    rated = {"realisasi_id": row.pk, "konfirmasi": True, "langkah": None, "rating": "SESUAI"}
    rate.nilai_hasil_kerja(context(cast.orang_lain), umpan_balik=texts, **rated)
    rate.nilai_perilaku(
        context(cast.orang_lain), umpan_balik={}, untuk_semua="Baik", catatan_akhir="<p>Ya</p>", **rated
    )

    penilaian = Penilaian.objects.get(realisasi=row)
    assert penilaian.penilai == cast.orang_lain
    assert penilaian.identitas_penilai["jabatan"] == "Plt. Kepala Bidang Pengembangan"
    row.refresh_from_db()
    assert row.penilai == cast.penilai


def test_the_year_is_rated_in_the_holders_place(cast: Cast) -> None:
    masa = {"tanggal_mulai": date(2024, 1, 1), "tanggal_selesai": date(2024, 1, 31)}
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai, jenis="PLT", **masa)
    row = build_akhir.diajukan(build_skp.disetujui(cast.riwayat))
    assert row.pengajuan is not None
    isian_akhir = akhir.IsianAkhir(
        umpan_balik_indikator={i.indikator_id: "Bagus" for i in row.pengajuan.indikator.all()},
        umpan_balik_perilaku={p.value: "Baik" for p in Perilaku},
        rating_hasil_kerja="SESUAI", rating_perilaku="SESUAI", catatan_akhir="<p>Ya</p>", konfirmasi=True,
    )  # fmt: skip
    ctx = context(cast.orang_lain, "2024-01-05 09:00")
    akhir.nilai(ctx, skp_id=row.skp_id, isian=isian_akhir, langkah=None)

    rated = Penilaian.objects.get()
    assert (rated.penilai, rated.identitas_penilai["nama"]) == (cast.orang_lain, "Orang Lain Contoh")
    assert rated.identitas_penilai["jabatan"] == "Plt. Kepala Bidang Pengembangan"
    assert rated.identitas_atasan["nama"] == cast.kepala.akun.nama


def test_a_withdrawn_month_is_told_to_the_plh_too(cast: Cast) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    build.diajukan(build_skp.disetujui(cast.riwayat))
    realisasi.tarik(context(cast.pegawai), month=build.FEBRUARI, langkah=None)

    told = set(Pemberitahuan.objects.values_list("akun", flat=True))
    assert told == {cast.penilai.akun_id, cast.orang_lain.akun_id}


def test_a_riwayat_stood_in_for_can_still_be_deleted(cast: Cast) -> None:
    tugas = pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    riwayat.hapus(context(cast.pengelola), riwayat_id=cast.riwayat_penilai.pk)
    tugas.refresh_from_db()
    assert (tugas.riwayat, tugas.jabatan) == (None, "Kepala Bidang Pengembangan")


@pytest.mark.django_db(transaction=True)
def test_two_appointments_at_once_and_two_who_rate_at_once(cast: Cast) -> None:
    again = partial(operations.tunjuk, context(cast.pengelola), isian=isian(cast))
    assert sorted(race(again, again)) == ["Invalid", "ok"]

    skp = build_skp.diajukan(cast.riwayat)
    note = {"skp_id": skp.pk, "langkah": skp.langkah, "catatan": "<p>Perbaiki</p>"}
    both = (partial(flow.kembalikan, context(who), **note) for who in (cast.penilai, cast.orang_lain))
    assert sorted(race(*both)) == ["Conflict", "ok"]
