"""The year as its owner reports it (manual BAB IV.2, domain.md §5)."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from sikinerja.aktivitas import operations as aktivitas
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.models import Pengajuan, RealisasiAkhir
from sikinerja.realisasi.operations import akhir, flow
from sikinerja.realisasi.queries import akhir as queries
from sikinerja.realisasi.rules import Isian, nomor_sah
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.queries import pages as skp_pages
from tests.builders import akhir as build
from tests.builders import realisasi as build_month
from tests.builders import skp as build_skp
from tests.cast import Cast, context

DESEMBER = "2023-12-28 09:00"
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def isian(skp: Skp, realisasi: str = "12", bukti: str = "https://drive.test/1") -> dict[int, Isian]:
    rows = skp_queries.indikator_berlaku(skp_id=skp.pk)
    return {row.indikator_id: Isian(realisasi, bukti) for row in rows}


def ajukan(cast: Cast, skp: Skp, at: str = DESEMBER, **given: Any) -> Pengajuan:
    values: dict[str, Any] = {"isian": isian(skp), "konfirmasi": True, "langkah": None}
    return akhir.ajukan(context(cast.pegawai, at), skp_id=skp.pk, **(values | given))


def status(skp: Skp) -> str:
    return Skp.objects.get(pk=skp.pk).status


@pytest.mark.parametrize(
    ("at", "opens"),
    [("2023-11-30 23:59:59", False), ("2023-12-01 00:00:00", True), ("2024-01-05 08:00", True)],
)
def test_it_opens_in_the_last_month_of_the_period(cast: Cast, skp: Skp, at: str, opens: bool) -> None:
    ctx = context(cast.pegawai, at)
    assert ("mulai_akhir" in skp_pages.boleh(ctx, skp)) is opens
    if opens:
        akhir.mulai(ctx, skp_id=skp.pk, langkah=2)
    else:
        with pytest.raises(Forbidden, match="mulai 1 Desember 2023"):
            akhir.mulai(ctx, skp_id=skp.pk, langkah=2)
    assert status(skp) == ("REALISASI" if opens else "DISETUJUI")


def test_a_period_that_ended_early_opens_early(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat, akhir=date(2023, 2, 4))
    akhir.mulai(context(cast.pegawai, "2023-02-06 09:00"), skp_id=skp.pk)
    assert status(skp) == "REALISASI"


def test_from_mulai_to_submitted(cast: Cast, skp: Skp) -> None:
    ctx = context(cast.pegawai, DESEMBER)
    akhir.mulai(ctx, skp_id=skp.pk, langkah=2)
    akhir.mulai(ctx, skp_id=skp.pk, langkah=2)
    akhir.simpan_draf(ctx, skp_id=skp.pk, isian=isian(skp, "salah", "x"))
    typed = queries.isi(ctx, skp_id=skp.pk)
    assert {row.realisasi for row in typed.rows} == {"salah"}
    receipt = ajukan(cast, skp)
    assert receipt.nomor.startswith("RA-2023-")
    assert nomor_sah(receipt.nomor)
    assert ajukan(cast, skp, langkah=3) == receipt
    row = RealisasiAkhir.objects.get()
    assert (row.pengajuan, row.draf) == (receipt, {})
    assert receipt.indikator.all()[0].teks == "Indikator 1.1"
    assert receipt.identitas_penilai["nama"] == cast.penilai.akun.nama
    lines = RiwayatSkp.objects.filter(skp=skp).order_by("langkah").values_list("aksi", "dari", "ke")
    assert list(lines)[2:] == [
        ("mulai_akhir", "DISETUJUI", "REALISASI"),
        ("ajukan_akhir", "REALISASI", "PENILAIAN_AKHIR"),
    ]
    titles = (
        Pemberitahuan.objects.filter(akun=cast.penilai.akun).order_by("pk").values_list("judul", flat=True)
    )
    nama = cast.pegawai.akun.nama
    assert list(titles) == [
        f"{nama} mulai mengisi realisasi akhir 2023",
        f"Realisasi akhir 2023 dari {nama} menunggu penilaian",
    ]
    assert {
        "skp.mulai_akhir",
        "skp.ajukan_akhir",
        "realisasi.ajukan_akhir",
        "realisasi.mulai_isi_akhir",
    } == set(Jejak.objects.values_list("aksi", flat=True))


def test_the_same_rules_as_the_month(cast: Cast, skp: Skp) -> None:
    build.mulai(skp)
    first, second, third, fourth = isian(skp)
    typed = {first: Isian("-1", "-"), second: Isian("2", "-"), third: Isian("", ""), fourth: Isian("0", "-")}
    with pytest.raises(Invalid) as caught:
        ajukan(cast, skp, isian=typed, konfirmasi=False)
    assert set(caught.value.fields) == {
        f"realisasi_{first}", f"bukti_{second}", f"realisasi_{third}", f"bukti_{third}", "konfirmasi",
    }  # fmt: skip
    assert status(skp) == "REALISASI"


def test_batal_keeps_what_was_typed(cast: Cast, skp: Skp) -> None:
    build.mulai(skp)
    ctx = context(cast.pegawai, DESEMBER)
    akhir.simpan_draf(ctx, skp_id=skp.pk, isian=isian(skp, "7"))
    akhir.batal(ctx, skp_id=skp.pk, langkah=3)
    assert status(skp) == "DISETUJUI"
    with pytest.raises(Conflict):
        akhir.simpan_draf(ctx, skp_id=skp.pk, isian={})
    akhir.mulai(ctx, skp_id=skp.pk, langkah=4)
    assert {row.realisasi for row in queries.isi(ctx, skp_id=skp.pk).rows} == {"7"}


def test_tarik_brings_it_back_as_a_draft(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    ctx = context(cast.pegawai, DESEMBER)
    with pytest.raises(Conflict):
        akhir.batal(ctx, skp_id=skp.pk, langkah=4)
    akhir.tarik(ctx, skp_id=skp.pk, langkah=4)
    akhir.tarik(ctx, skp_id=skp.pk, langkah=4)
    row.refresh_from_db()
    assert (status(skp), row.pengajuan) == ("REALISASI", None)
    page = queries.isi(ctx, skp_id=skp.pk)
    assert {(r.realisasi, r.bukti[:8]) for r in page.rows} == {("1", "https://")}
    assert page.terisi == 4
    first = ajukan(cast, skp, isian={r.indikator_id: Isian(r.realisasi, r.bukti) for r in page.rows})
    akhir.tarik(ctx, skp_id=skp.pk)
    again = ajukan(cast, skp, isian={r.indikator_id: Isian(r.realisasi, r.bukti) for r in page.rows})
    assert first == again


def test_after_a_rating_nothing_is_withdrawn(cast: Cast, skp: Skp) -> None:
    build.dibuka_kembali(skp)
    ctx = context(cast.pegawai, "2024-01-12 09:00")
    assert "tarik_akhir" not in skp_pages.boleh(ctx, Skp.objects.get(pk=skp.pk))
    with pytest.raises(Conflict, match="sudah pernah dinilai"):
        akhir.tarik(ctx, skp_id=skp.pk)


def test_nobody_else(cast: Cast, skp: Skp) -> None:
    for who, error in ((cast.penilai, Forbidden), (cast.bkd, Forbidden), (cast.orang_lain, NotFound)):
        ctx = context(who, DESEMBER)
        for call in (
            lambda ctx=ctx: akhir.mulai(ctx, skp_id=skp.pk),
            lambda ctx=ctx: akhir.simpan_draf(ctx, skp_id=skp.pk, isian={}),
            lambda ctx=ctx: queries.isi(ctx, skp_id=skp.pk),
        ):
            with pytest.raises(error):
                call()


def test_the_months_stand_beside_it(cast: Cast, skp: Skp) -> None:
    for bulan in (1, 2):
        build_month.selesai(skp, month=Month(2023, bulan))
    build_month.ditarik(skp, month=Month(2023, 3))
    build_month.belum(skp, month=Month(2023, 4))
    angka = queries.angka_bulanan(skp_id=skp.pk)
    assert len(angka) == 4
    assert all([a.bulan for a in rows] == [1, 2, 3] for rows in angka.values())


def test_months_and_activities_go_on(cast: Cast, skp: Skp) -> None:
    """December is reported in January, while the year is being filled or waits for its rating."""
    build.diajukan(skp)
    indikator = skp_queries.indikator_berlaku(skp_id=skp.pk)[0].indikator_id
    (made,) = aktivitas.tambah(
        context(cast.pegawai, "2023-12-30 09:00"), tanggal=date(2023, 12, 29), mulai=time(8), selesai=time(9),
        uraian="Menyusun laporan", indikator_id=indikator,
    )  # fmt: skip
    assert made.skp == skp
    receipt = flow.ajukan(
        context(cast.pegawai, "2024-01-05 09:00"), month=Month(2023, 12), isian=isian(skp), catatan="",
        konfirmasi=True, langkah=None,
    )  # fmt: skip
    assert receipt.jumlah_aktivitas == 1
    assert status(skp) == "PENILAIAN_AKHIR"
