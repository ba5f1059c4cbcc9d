"""Revising an approved SKP: asked for, allowed, refused, given up (F3.11, domain.md §2.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sikinerja.aktivitas import operations as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.operations import flow as bulanan
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries, rules
from sikinerja.skp.models import Indikator, Lampiran, Rhk, RiwayatSkp, Skp, VersiRhk
from sikinerja.skp.operations import ekspektasi, flow, indikator, plan, revisi, rhk
from sikinerja.skp.queries import rencana
from sikinerja.skp.queries.isi import isi_kini, isi_versi
from tests.builders import skp as build
from tests.cast import Cast, context

NOTE = {"catatan": "<ol><li>Menambah <b>RHK</b></li></ol>"}
Step = Callable[..., Skp]


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """The owner's approved SKP under a penilai whose own is approved, with a lampiran."""
    above = build.disetujui(cast.riwayat_penilai, rhk=2, indikator=1).versi.get().rhk.first()
    made = build.konsep(cast.riwayat, rhk=3, indikator=2, tambahan=1, intervensi=above)
    Lampiran.objects.create(skp=made, bagian="KONSEKUENSI", butir=["Satu", "Dua"])
    build.isi_ekspektasi(made)
    return build.approve(made)


def go(cast: Cast, skp: Skp, *names: str) -> Skp:
    """Take steps one after the other, each by whom it belongs to, with a note."""
    for name in names:
        skp.refresh_from_db()
        if name == "ajukan" and skp.versi_terakhir and rencana.kurang(skp=skp):
            Rhk.objects.filter(pk=skp.rhk.all()[0].pk).update(teks="Direvisi")
        theirs = name in {"terima", "kembalikan", "terima_revisi", "tolak_revisi"}
        ctx = context(cast.penilai if theirs else cast.pegawai)
        values = {} if name in {"tarik", "batalkan_revisi"} else NOTE
        step: Step = getattr(flow, name, None) or getattr(revisi, name)
        step(ctx, skp_id=skp.pk, langkah=skp.langkah, **values)
    skp.refresh_from_db()
    return skp


def newest(skp: Skp) -> RiwayatSkp:
    line = RiwayatSkp.objects.filter(skp=skp).order_by("-langkah").first()
    assert line is not None
    return line


@pytest.mark.parametrize(
    ("before", "name", "ke", "told", "words"),
    [
        ((), "ajukan_revisi", "REVISI", "penilai", "menunggu jawaban Anda"),
        (("ajukan_revisi",), "terima_revisi", "KONSEP", "pegawai", "diterima"),
        (("ajukan_revisi",), "tolak_revisi", "DISETUJUI", "pegawai", "ditolak"),
        (("ajukan_revisi",), "batalkan_revisi", "DISETUJUI", "penilai", "dibatalkan"),
        (("ajukan_revisi", "terima_revisi"), "batalkan_revisi", "DISETUJUI", "penilai", "dibatalkan"),
    ],
)
def test_each_step_leaves_a_line_an_audit_row_and_a_bell(
    cast: Cast, skp: Skp, *, before: tuple[str, ...], name: str, ke: str, told: str, words: str
) -> None:
    dari = go(cast, skp, *before).status
    go(cast, skp, name)
    line = newest(skp)
    assert (skp.status, line.aksi, line.dari, line.ke) == (ke, name, dari, ke)
    assert line.catatan == ("" if name == "batalkan_revisi" else NOTE["catatan"])
    assert Jejak.objects.filter(aksi=f"skp.{name}", objek_id=skp.pk).count() == 1
    bell = Pemberitahuan.objects.get(akun=getattr(cast, told).akun, kunci=f"skp:{skp.pk}:{skp.langkah}")
    assert words in bell.judul


def test_a_revision_ends_in_versi_2(cast: Cast, skp: Skp) -> None:
    go(cast, skp, "ajukan_revisi", "terima_revisi")
    ctx, first = context(cast.pegawai), skp.rhk.all()[0]
    served = VersiRhk.objects.filter(versi__skp__pegawai=cast.penilai).first()
    assert served is not None
    new = rhk.tambah_rhk(ctx, skp_id=skp.pk, jenis="UTAMA", teks="Baru", intervensi_id=served.pk)
    one = {"target": Decimal(1), "satuan": "kali", "ukuran": "BIAYA"}
    indikator.tambah_indikator(ctx, skp_id=skp.pk, rhk_id=new.pk, teks="Indikator baru", **one)
    rhk.ubah_rhk(ctx, skp_id=skp.pk, rhk_id=first.pk, jenis="UTAMA", teks="Diubah", intervensi_id=served.pk)
    go(cast, skp, "ajukan", "terima")
    assert (skp.status, skp.versi_terakhir) == ("DISETUJUI", 2)
    titles = set(Pemberitahuan.objects.values_list("akun__nama", "judul"))
    waiting = f"Perubahan SKP 2023 {cast.pegawai.akun.nama} menunggu persetujuan Anda"
    assert (cast.penilai.akun.nama, waiting) in titles
    assert (cast.pegawai.akun.nama, "Perubahan SKP 2023 Anda disetujui") in titles
    one_, two = (isi_versi(versi_ids=[v.pk])[v.pk] for v in skp.versi.order_by("nomor"))
    assert [r.teks for r in one_.rhk][:3] == ["Rencana Utama 1", "Rencana Utama 2", "Rencana Utama 3"]
    assert [r.teks for r in two.rhk][:4] == ["Diubah", "Rencana Utama 2", "Rencana Utama 3", "Baru"]
    assert (Rhk.objects.get(pk=new.pk).sejak_versi, Rhk.objects.get(pk=first.pk).sejak_versi) == (2, 1)
    assert queries.versi_berlaku(skp_id=skp.pk).nomor == 2


def test_what_was_approved_stays_and_what_was_added_may_go(cast: Cast, skp: Skp) -> None:
    go(cast, skp, "ajukan_revisi", "terima_revisi")
    ctx, old = context(cast.pegawai), skp.rhk.all()[0]
    with pytest.raises(Conflict, match="mengubahnya atau menambah"):
        rhk.hapus_rhk(ctx, skp_id=skp.pk, rhk_id=old.pk)
    with pytest.raises(Conflict, match="mengubahnya atau menambah"):
        indikator.hapus_indikator(ctx, skp_id=skp.pk, indikator_id=old.indikator.all()[0].pk)
    with pytest.raises(Conflict, match="tidak dapat dihapus"):
        plan.hapus(ctx, skp_id=skp.pk)
    new = build.add_rhk(skp, 9, indikator=1)
    added = build.add_indikator(old, 9)
    indikator.hapus_indikator(ctx, skp_id=skp.pk, indikator_id=added.pk)
    rhk.hapus_rhk(ctx, skp_id=skp.pk, rhk_id=new.pk)
    assert skp.rhk.count() == 4


@pytest.mark.parametrize("returned", [False, True])
def test_batalkan_restores_the_last_versi_exactly(cast: Cast, skp: Skp, *, returned: bool) -> None:
    versi_id = skp.versi.get().pk
    go(cast, skp, "ajukan_revisi", "terima_revisi")
    first, second, third = skp.rhk.filter(jenis="UTAMA")
    one, two = first.indikator.all()
    Indikator.objects.filter(pk=one.pk).update(teks_lipat="x")
    Indikator.objects.filter(pk=two.pk).update(
        teks=one.teks, teks_lipat=one.teks_lipat, target=99, satuan="kali", aspek="BIAYA", urutan=1
    )
    Indikator.objects.filter(pk=one.pk).update(teks=two.teks, teks_lipat=two.teks_lipat, urutan=2)
    build.add_indikator(second, 9)
    build.add_rhk(skp, 9, indikator=2)
    other = VersiRhk.objects.filter(versi__skp__pegawai=cast.penilai).last()
    Rhk.objects.filter(pk=first.pk).update(jenis="TAMBAHAN", teks="Lain", urutan=7, intervensi=other)
    rhk.geser_rhk(context(cast.pegawai), skp_id=skp.pk, rhk_id=third.pk, arah="naik")
    Lampiran.objects.filter(skp=skp).update(butir=["Satu", "Dua", "Tiga"])
    Lampiran.objects.create(skp=skp, bagian="DUKUNGAN", butir=["Laptop"])
    if returned:
        Rhk.objects.filter(skp=skp).update(intervensi=other)
        for row in Rhk.objects.filter(skp=skp, indikator=None):
            row.delete()
        go(cast, skp, "ajukan")
        ekspektasi.simpan_ekspektasi(context(cast.penilai), skp_id=skp.pk, teks={"LOYAL": "Berubah"})
        go(cast, skp, "kembalikan")
    assert isi_kini(skp_id=skp.pk) != isi_versi(versi_ids=[versi_id])[versi_id]
    go(cast, skp, "batalkan_revisi")
    assert isi_kini(skp_id=skp.pk) == isi_versi(versi_ids=[versi_id])[versi_id]
    assert [i.teks_lipat for i in first.indikator.all()] == [rules.lipat(one.teks), rules.lipat(two.teks)]
    assert (skp.status, skp.versi_terakhir) == ("DISETUJUI", 1)
    go(cast, skp, "ajukan_revisi")


def test_a_plan_never_approved_has_no_revision_to_give_up(cast: Cast) -> None:
    konsep = build.konsep(cast.riwayat, rhk=1)
    with pytest.raises(Conflict, match="belum pernah disetujui"):
        revisi.batalkan_revisi(context(cast.pegawai), skp_id=konsep.pk, langkah=0)
    assert konsep.rhk.count() == 1


@pytest.mark.parametrize("empty", ["", "<p><br></p>"])
def test_notes_that_are_required(cast: Cast, skp: Skp, empty: str) -> None:
    with pytest.raises(Invalid, match="Catatan pengajuan revisi wajib diisi"):
        revisi.ajukan_revisi(context(cast.pegawai), skp_id=skp.pk, langkah=skp.langkah, catatan=empty)
    go(cast, skp, "ajukan_revisi")
    with pytest.raises(Invalid, match="Alasan penolakan wajib diisi"):
        revisi.tolak_revisi(context(cast.penilai), skp_id=skp.pk, langkah=skp.langkah, catatan=empty)
    revisi.terima_revisi(context(cast.penilai), skp_id=skp.pk, langkah=skp.langkah, catatan=empty)
    assert newest(skp).catatan == ""


@pytest.mark.parametrize("name", ["ajukan_revisi", "terima_revisi", "tolak_revisi", "batalkan_revisi"])
@pytest.mark.parametrize(
    ("who", "error"), [("orang_lain", NotFound), ("bkd", Forbidden), ("wrong side", Forbidden)]
)
def test_who_may_not(cast: Cast, skp: Skp, *, name: str, who: str, error: type[DomainError]) -> None:
    theirs = name in {"terima_revisi", "tolak_revisi"}
    if name != "ajukan_revisi":
        go(cast, skp, "ajukan_revisi")
    wrong = cast.pegawai if theirs else cast.penilai
    ctx: Context = context(wrong if who == "wrong side" else getattr(cast, who))
    values: dict[str, Any] = {} if name == "batalkan_revisi" else NOTE
    with pytest.raises(error):
        getattr(revisi, name)(ctx, skp_id=skp.pk, langkah=skp.langkah, **values)
    assert newest(skp).aksi != name


def test_the_same_request_twice_and_a_stale_page(cast: Cast, skp: Skp) -> None:
    seen = skp.langkah
    for _ in range(2):
        revisi.ajukan_revisi(context(cast.pegawai), skp_id=skp.pk, langkah=seen, **NOTE)
    assert RiwayatSkp.objects.filter(skp=skp, aksi="ajukan_revisi").count() == 1
    go(cast, skp, "batalkan_revisi")
    with pytest.raises(Conflict):
        revisi.terima_revisi(context(cast.penilai), skp_id=skp.pk, langkah=seen + 1, **NOTE)


STAGES = [
    ("ajukan_revisi",),
    ("ajukan_revisi", "terima_revisi"),
    ("ajukan_revisi", "terima_revisi", "ajukan"),
]


@pytest.mark.parametrize("stage", STAGES)
def test_activities_go_on_against_the_versi_in_force(cast: Cast, skp: Skp, stage: tuple[str, ...]) -> None:
    go(cast, skp, *stage)
    (first, *_) = queries.indikator_berlaku(skp_id=skp.pk)
    (row,) = aktivitas.tambah(
        context(cast.pegawai), tanggal=date(2023, 3, 6), mulai=time(8), selesai=time(9),
        uraian="Rapat", indikator_id=first.indikator_id,
    )  # fmt: skip
    assert row.indikator_id == first.indikator_id


@pytest.mark.parametrize("stage", STAGES)
def test_months_go_on_against_the_versi_in_force(cast: Cast, skp: Skp, stage: tuple[str, ...]) -> None:
    go(cast, skp, *stage)
    rows = queries.indikator_berlaku(skp_id=skp.pk)
    if stage == STAGES[1]:
        Indikator.objects.filter(pk=rows[0].indikator_id).update(target=99)
        build.add_rhk(skp, 9, indikator=1)
    isian = dict.fromkeys([r.indikator_id for r in rows], Isian("0", "-"))
    values: dict[str, Any] = {"catatan": "", "konfirmasi": True, "langkah": None}
    receipt = bulanan.ajukan(context(cast.pegawai), month=Month(2023, 2), isian=isian, **values)
    kept = {i.indikator_id: i.target for i in receipt.indikator.all()}
    assert kept == {r.indikator_id: Decimal(12) for r in rows}


def test_the_database_knows_what_approved_means(cast: Cast, skp: Skp) -> None:
    with pytest.raises(DatabaseError, match="sudah disetujui"), transaction.atomic():
        skp.ekspektasi.filter(perilaku="LOYAL").update(teks="Berubah")
    konsep = build.konsep(cast.riwayat_kepala)
    with pytest.raises(IntegrityError, match="skp_disetujui_ada_versi"), transaction.atomic():
        Skp.objects.filter(pk=konsep.pk).update(status="REVISI")


def test_a_revision_without_a_change_is_not_handed_in(cast: Cast, skp: Skp) -> None:
    go(cast, skp, "ajukan_revisi", "terima_revisi")
    with pytest.raises(Invalid, match="Belum ada perubahan terhadap versi 1"):
        flow.ajukan(context(cast.pegawai), skp_id=skp.pk, langkah=skp.langkah, **NOTE)
    assert skp.status == rules.StatusSkp.KONSEP
    go(cast, skp, "ajukan")
    assert skp.status == rules.StatusSkp.PENILAIAN
