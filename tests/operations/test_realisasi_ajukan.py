"""Submitting a month (manual BAB VI.1, domain.md §4.4): what is checked, what is kept, whom it tells."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi import rules
from sikinerja.realisasi.models import Draf, Pengajuan, Realisasi
from sikinerja.realisasi.operations import draft, flow
from sikinerja.realisasi.rules import Isian, nomor_sah
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from tests.builders import skp as build_skp
from tests.cast import Cast, context, moment

FEBRUARI = Month(2023, 2)
URL = "https://drive.example.test/02"
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def isian(skp: Skp, **other: Isian) -> dict[int, Isian]:
    """Every indikator filled; the first one as ``pertama`` says."""
    ids = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    return dict.fromkeys(ids, Isian("2,5", URL)) | ({ids[0]: other["pertama"]} if other else {})


def ajukan(cast: Cast, skp: Skp, at: str = "2023-03-07 09:00", **values: Any) -> Pengajuan:
    """Submit February, complete unless told otherwise."""
    given = {"month": FEBRUARI, "isian": isian(skp), "catatan": "", "konfirmasi": True, "langkah": None}
    return flow.ajukan(context(cast.pegawai, at), **(given | values))


def aktivitas(cast: Cast, skp: Skp, *, entered: str, day: int = 14) -> Aktivitas:
    return Aktivitas.objects.create(
        pegawai=cast.pegawai, skp=skp, indikator=skp_queries.indikator_berlaku(skp_id=skp.pk)[0].indikator,
        tanggal=f"2023-02-{day}", mulai=time(8), selesai=time(9), uraian="Rapat", waktu_input=moment(entered),
    )  # fmt: skip


def test_it_keeps_its_own_copy_and_tells_the_penilai(cast: Cast, skp: Skp) -> None:
    aktivitas(cast, skp, entered="2023-02-14 10:00")
    receipt = ajukan(cast, skp, catatan="<p>Terlaksana <script>x</script><b>baik</b></p>")
    row = Realisasi.objects.get()
    assert (row.status, row.langkah) == ("PENILAIAN_HASIL_KERJA", 1)
    assert (row.penilai, row.pengajuan, row.skp) == (cast.penilai, receipt, skp)
    assert nomor_sah(receipt.nomor)
    assert receipt.nomor.startswith("RB-2023-02-")
    assert (receipt.jumlah_aktivitas, receipt.catatan) == (1, "<p>Terlaksana <b>baik</b></p>")
    assert receipt.identitas_pegawai["nama"] == cast.pegawai.akun.nama
    assert receipt.identitas_penilai["nama"] == cast.penilai.akun.nama
    lines = list(receipt.indikator.all())
    assert [(str(i.realisasi), i.bukti, i.jumlah_aktivitas) for i in lines[:2]] == [
        ("2.5000", URL, 1), ("2.5000", URL, 0),
    ]  # fmt: skip
    history = row.riwayat_langkah.get()
    assert (history.aksi, history.dari, history.ke) == ("ajukan", "BELUM", "PENILAIAN_HASIL_KERJA")
    assert history.nama == cast.pegawai.akun.nama
    assert Jejak.objects.get(aksi="realisasi.ajukan").data["nomor"] == receipt.nomor
    bell = Pemberitahuan.objects.get(akun=cast.penilai.akun)
    assert bell.judul == f"Realisasi Februari 2023 dari {cast.pegawai.akun.nama} menunggu penilaian"


def test_activities_entered_later_do_not_count(cast: Cast, skp: Skp) -> None:
    aktivitas(cast, skp, entered="2023-02-14 10:00")
    ajukan(cast, skp)
    assert BulanAktivitas.objects.get().dihitung_sampai_pada == moment("2023-03-07 09:00")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Isian("", URL), "realisasi"),
        (Isian("dua", URL), "realisasi"),
        (Isian("-1", URL), "realisasi"),
        (Isian("1", ""), "bukti"),
        (Isian("1", "-"), "bukti"),
        (Isian("0", ""), "bukti"),
        (Isian("1", "javascript:alert(1)"), "bukti"),
        (Isian("1", f"https://a.test/{'x' * 2000}"), "bukti"),
    ],
)
def test_wrong_input_is_named_by_field_and_nothing_is_written(
    cast: Cast, skp: Skp, typed: Isian, field: str
) -> None:
    first = skp_queries.indikator_berlaku(skp_id=skp.pk)[0].indikator_id
    with pytest.raises(Invalid) as caught:
        ajukan(cast, skp, isian=isian(skp, pertama=typed))
    assert list(caught.value.fields) == [f"{field}_{first}"]
    assert not Realisasi.objects.exists()
    assert not BulanAktivitas.objects.exists()


def test_every_indikator_is_required_and_forged_ones_are_ignored(cast: Cast, skp: Skp) -> None:
    with pytest.raises(Invalid) as caught:
        ajukan(cast, skp, isian={999_999: Isian("1", URL)}, konfirmasi=False)
    assert len(caught.value.fields) == 2 * len(isian(skp)) + 1
    assert "konfirmasi" in caught.value.fields


def test_zero_with_a_dash_is_complete(cast: Cast, skp: Skp) -> None:
    receipt = ajukan(cast, skp, isian=isian(skp, pertama=Isian("0", "-")))
    assert receipt.indikator.all()[0].bukti == "-"


@pytest.mark.parametrize(
    ("at", "allowed"),
    [
        ("2023-02-28 23:59:59", False),
        ("2023-03-01 00:00:00", True),
        ("2023-03-10 23:59:59", True),
        ("2023-03-11 00:00:00", False),
    ],
)
def test_only_inside_the_window_to_its_last_second(cast: Cast, skp: Skp, at: str, allowed: bool) -> None:
    if allowed:
        assert ajukan(cast, skp, at=at).diajukan_pada == moment(at)
        return
    with pytest.raises(Invalid, match=r"belum dibuka|sudah ditutup"):
        ajukan(cast, skp, at=at)
    with pytest.raises(Forbidden, match=r"belum dibuka|sudah ditutup"):
        draft.simpan_draf(context(cast.pegawai, at), month=FEBRUARI, isian={}, catatan="")
    assert not Realisasi.objects.exists()


def test_without_a_penilai_it_says_how_to_mend_it(cast: Cast, skp: Skp) -> None:
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(penilai=None)
    with pytest.raises(Invalid, match="Pejabat penilai Anda belum ditetapkan"):
        ajukan(cast, skp)


def test_without_an_approved_skp(cast: Cast) -> None:
    build_skp.diajukan(cast.riwayat)
    with pytest.raises(Invalid, match=r"menunggu persetujuan .* sejak 3 Januari 2023"):
        flow.ajukan(
            context(cast.pegawai), month=FEBRUARI, isian={}, catatan="", konfirmasi=True, langkah=None
        )


def test_an_account_without_a_person(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        flow.ajukan(context(None), month=FEBRUARI, isian={}, catatan="", konfirmasi=True, langkah=None)


def test_a_double_click_changes_nothing(cast: Cast, skp: Skp) -> None:
    first = ajukan(cast, skp, langkah=0)
    assert ajukan(cast, skp, langkah=0) == first
    assert Realisasi.objects.get().riwayat_langkah.count() == 1
    with pytest.raises(Conflict):
        ajukan(cast, skp, langkah=5)


def test_withdrawn_and_submitted_again(cast: Cast, skp: Skp) -> None:
    first = ajukan(cast, skp, catatan="<p>Satu</p>")
    flow.tarik(context(cast.pegawai, "2023-03-08 08:00"), month=FEBRUARI, langkah=1)
    row = Realisasi.objects.get()
    assert (row.status, row.pengajuan) == ("BELUM", first)
    assert BulanAktivitas.objects.get().dihitung_sampai_pada is None
    draf = Draf.objects.get()
    assert draf.isian["catatan"] == "<p>Satu</p>"
    assert set(map(tuple, draf.isian["indikator"].values())) == {("2,5", URL)}
    same = ajukan(cast, skp, at="2023-03-08 08:05", catatan="<p>Satu</p>")
    assert same == first
    flow.tarik(context(cast.pegawai, "2023-03-08 08:10"), month=FEBRUARI, langkah=3)
    other = ajukan(cast, skp, at="2023-03-08 08:15", isian=isian(skp, pertama=Isian("3", URL)))
    assert other.nomor != first.nomor
    assert not Draf.objects.exists()
    assert list(Realisasi.objects.get().riwayat_langkah.values_list("aksi", flat=True)) == [
        "ajukan", "tarik", "ajukan", "tarik", "ajukan",
    ]  # fmt: skip
    assert Pemberitahuan.objects.filter(akun=cast.penilai.akun).count() == 5


def test_a_number_that_is_taken_moves_along_the_fingerprint(
    cast: Cast, skp: Skp, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = ajukan(cast, skp).nomor
    flow.tarik(context(cast.pegawai, "2023-03-08 08:00"), month=FEBRUARI, langkah=1)
    numbers = [taken, "RB-2023-02-LAIN"]
    monkeypatch.setattr(rules, "nomor_tanda_terima", lambda month, sidik, attempt: numbers[attempt])
    assert ajukan(cast, skp, at="2023-03-08 08:15", catatan="lain").nomor == "RB-2023-02-LAIN"
    flow.tarik(context(cast.pegawai, "2023-03-08 08:20"), month=FEBRUARI, langkah=3)
    monkeypatch.setattr(rules, "nomor_tanda_terima", lambda month, sidik, attempt: taken)
    with pytest.raises(Conflict, match="Kirim sekali lagi"):
        ajukan(cast, skp, at="2023-03-08 08:25", catatan="baru")


def test_more_activities_are_other_content(cast: Cast, skp: Skp) -> None:
    first = ajukan(cast, skp)
    flow.tarik(context(cast.pegawai, "2023-03-08 08:00"), month=FEBRUARI, langkah=1)
    aktivitas(cast, skp, entered="2023-03-08 08:01")
    assert ajukan(cast, skp, at="2023-03-08 08:15").nomor != first.nomor


def test_withdrawing_needs_the_window_and_something_submitted(cast: Cast, skp: Skp) -> None:
    with pytest.raises(Conflict):
        flow.tarik(context(cast.pegawai), month=FEBRUARI, langkah=None)
    ajukan(cast, skp)
    with pytest.raises(Forbidden, match="sudah ditutup"):
        flow.tarik(context(cast.pegawai, "2023-03-11 00:00:00"), month=FEBRUARI, langkah=1)


def test_the_draft_keeps_anything_within_bounds(cast: Cast, skp: Skp) -> None:
    first = next(iter(isian(skp)))
    for text in ("dua", "tiga"):
        draft.simpan_draf(
            context(cast.pegawai), month=FEBRUARI, isian={first: Isian(text, "drive google")}, catatan="<x>"
        )
    kept = Draf.objects.get().isian
    assert (kept["indikator"], kept["catatan"]) == ({str(first): ["tiga", "drive google"]}, "<x>")
    assert Jejak.objects.filter(aksi="realisasi.mulai_isi").count() == 1
    with pytest.raises(Invalid, match="terlalu panjang"):
        draft.simpan_draf(
            context(cast.pegawai), month=FEBRUARI, isian={first: Isian("1", "x" * 4001)}, catatan=""
        )
    ajukan(cast, skp)
    with pytest.raises(Conflict, match="Tarik kembali"):
        draft.simpan_draf(context(cast.pegawai), month=FEBRUARI, isian={}, catatan="")


def test_the_database_keeps_submissions_as_they_are(cast: Cast, skp: Skp) -> None:
    receipt = ajukan(cast, skp)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pengajuan.objects.filter(pk=receipt.pk).update(catatan="lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        receipt.indikator.update(realisasi=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        Realisasi.objects.update(status="SELESAI")
    assert not connection.needs_rollback
