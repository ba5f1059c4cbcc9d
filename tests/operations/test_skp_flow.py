"""Handing in, taking back, returning, approving: guards, history, audit, bell (F3.5, F3.9, F3.10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.skp.models import Indikator, Rhk, RiwayatSkp, Skp, Versi, VersiRhk
from sikinerja.skp.operations import ekspektasi, flow
from sikinerja.skp.rules import Perilaku
from tests.builders import skp as build
from tests.cast import Cast, context, tenure

Step = Callable[..., Skp]
NOTE = {"catatan": "<p>Mohon <b>diperiksa</b>.</p>"}


def siap(cast: Cast) -> Skp:
    """A KONSEP that may be handed in."""
    build.disetujui(cast.riwayat_penilai, rhk=1, indikator=1)
    served = VersiRhk.objects.get()
    return build.konsep(cast.riwayat, rhk=2, indikator=2, tambahan=1, intervensi=served)


def diajukan(cast: Cast, *, lengkap: bool = True) -> Skp:
    """Handed in; with all seven ekspektasi saved unless told otherwise."""
    skp = build.diajukan(cast.riwayat)
    if lengkap:
        build.isi_ekspektasi(skp)
    return skp


def lines(skp: Skp) -> list[tuple[int, str, str, str]]:
    rows = RiwayatSkp.objects.filter(skp=skp).order_by("langkah")
    return [(r.langkah, r.aksi, r.dari, r.ke) for r in rows]


def test_ajukan(cast: Cast) -> None:
    skp = siap(cast)
    flow.ajukan(
        context(cast.pegawai), skp_id=skp.pk, langkah=0, catatan=NOTE["catatan"] + "<script>x</script>"
    )
    skp.refresh_from_db()
    assert (skp.status, skp.langkah) == ("PENILAIAN", 1)
    line = RiwayatSkp.objects.get(skp=skp)
    assert (line.aksi, line.dari, line.ke) == ("ajukan", "KONSEP", "PENILAIAN")
    assert line.catatan == NOTE["catatan"]
    assert line.nama == cast.pegawai.akun.nama
    told = Pemberitahuan.objects.get(akun=cast.penilai.akun)
    assert told.tautan == f"/penilaian/skp/{skp.pk}/"
    assert Jejak.objects.filter(aksi="skp.ajukan", objek_id=skp.pk).count() == 1


def test_ajukan_lists_all_that_is_missing(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=1)
    with pytest.raises(Invalid) as refused:
        flow.ajukan(context(cast.pegawai), skp_id=skp.pk, langkah=0, **NOTE)
    assert refused.value.fields[""] == [
        "RHK Utama 1 belum memilih RHK atasan yang diintervensi.",
        "RHK Utama 1 belum memiliki indikator.",
    ]
    assert lines(skp) == []


@pytest.mark.parametrize(
    ("status", "held"),
    [("DISETUJUI", True), ("REALISASI", True), ("PENILAIAN_AKHIR", False), ("KONSEP", False)],
)
def test_an_skp_after_a_mutation_is_held_until_the_old_one_is_handed_in(
    cast: Cast, status: str, *, held: bool
) -> None:
    make = build.konsep if status == "KONSEP" else build.disetujui
    lama = make(cast.riwayat, akhir=date(2023, 2, 4))
    Skp.objects.filter(pk=lama.pk).update(status=status, periode_akhir_semula=date(2023, 12, 31))
    baru = tenure(
        cast.pegawai, jabatan=cast.jabatan_kepala, unit=cast.bidang, penilai=cast.kepala, aktif=False
    )
    skp = build.konsep(baru, rhk=1, indikator=1, awal=date(2023, 2, 5))
    if not held:
        assert flow.ajukan(context(cast.pegawai), skp_id=skp.pk, langkah=0, **NOTE).status == "PENILAIAN"
        return
    with pytest.raises(Invalid, match="ajukan realisasi akhirnya"):
        flow.ajukan(context(cast.pegawai), skp_id=skp.pk, langkah=0, **NOTE)


@pytest.mark.parametrize("empty", ["", "  ", "<p><br></p>", "<script>x</script>"])
@pytest.mark.parametrize("name", ["ajukan", "kembalikan", "terima"])
def test_notes_are_required(cast: Cast, name: str, empty: str) -> None:
    skp = siap(cast) if name == "ajukan" else diajukan(cast)
    who = cast.pegawai if name == "ajukan" else cast.penilai
    with pytest.raises(Invalid) as refused:
        getattr(flow, name)(context(who), skp_id=skp.pk, langkah=skp.langkah, catatan=empty)
    assert set(refused.value.fields) == {"catatan"}


def test_tarik_until_the_penilai_saved_anything(cast: Cast) -> None:
    skp = diajukan(cast, lengkap=False)
    flow.tarik(context(cast.pegawai), skp_id=skp.pk, langkah=1)
    skp.refresh_from_db()
    assert skp.status == "KONSEP"
    assert lines(skp)[1] == (1, "tarik", "PENILAIAN", "KONSEP")

    other = build.diajukan(cast.riwayat_penilai)
    ekspektasi.simpan_ekspektasi(context(cast.kepala), skp_id=other.pk, teks={"LOYAL": "Setia"})
    with pytest.raises(Conflict, match="sudah mulai memeriksa"):
        flow.tarik(context(cast.penilai), skp_id=other.pk, langkah=1)


def test_after_being_returned_it_can_be_withdrawn_anew(cast: Cast) -> None:
    skp = siap(cast)
    owner, rater = context(cast.pegawai), context(cast.penilai)
    flow.ajukan(owner, skp_id=skp.pk, langkah=0, **NOTE)
    ekspektasi.simpan_ekspektasi(rater, skp_id=skp.pk, teks={"LOYAL": "Setia"})
    flow.kembalikan(rater, skp_id=skp.pk, langkah=1, catatan="Tambahkan RHK.")
    flow.ajukan(owner, skp_id=skp.pk, langkah=2, **NOTE)
    flow.tarik(owner, skp_id=skp.pk, langkah=3)
    assert [aksi for _, aksi, _, _ in lines(skp)] == ["ajukan", "kembalikan", "ajukan", "tarik"]


def test_kembalikan(cast: Cast) -> None:
    skp = diajukan(cast, lengkap=False)
    flow.kembalikan(context(cast.penilai), skp_id=skp.pk, langkah=1, catatan="Belum sesuai")
    skp.refresh_from_db()
    assert (skp.status, skp.versi_terakhir) == ("KONSEP", 0)
    assert Pemberitahuan.objects.get(akun=cast.pegawai.akun).tautan == f"/skp/{skp.pk}/"


def test_terima_writes_versi_1_word_for_word(cast: Cast) -> None:
    skp = siap(cast)
    flow.ajukan(context(cast.pegawai), skp_id=skp.pk, langkah=0, **NOTE)
    build.isi_ekspektasi(skp)
    flow.terima(context(cast.penilai), skp_id=skp.pk, langkah=1, catatan="Setuju")
    skp.refresh_from_db()
    assert (skp.status, skp.versi_terakhir, skp.langkah) == ("DISETUJUI", 1, 2)
    versi = Versi.objects.get(skp=skp)
    assert versi.penilai == cast.penilai
    assert versi.identitas_pegawai["nama"] == cast.pegawai.akun.nama
    assert versi.identitas_pegawai["jabatan"] == cast.jabatan_staf.nama
    assert versi.identitas_penilai["nip"] == cast.penilai.nip
    for row in Rhk.objects.filter(skp=skp):
        copy = versi.rhk.get(rhk=row)
        assert (copy.jenis, copy.teks, copy.urutan, copy.intervensi) == (
            row.jenis, row.teks, row.urutan, row.intervensi
        )  # fmt: skip
        assert copy.intervensi_teks == "Rencana Utama 1"
        fields = ("teks", "target", "satuan", "aspek", "perspektif", "urutan")
        assert list(copy.indikator.values_list(*fields)) == list(row.indikator.values_list(*fields))
    assert dict(versi.ekspektasi.values_list("perilaku", "teks")) == {
        p.value: f"Harapan {p.label}" for p in Perilaku
    }
    assert not Rhk.objects.filter(skp=skp).exclude(sejak_versi=1).exists()
    assert not Indikator.objects.filter(rhk__skp=skp).exclude(sejak_versi=1).exists()
    assert Pemberitahuan.objects.filter(akun=cast.pegawai.akun, judul="SKP 2023 Anda disetujui").count() == 1


def test_terima_needs_all_seven_ekspektasi(cast: Cast) -> None:
    skp = diajukan(cast)
    skp.ekspektasi.filter(perilaku="HARMONIS").delete()
    with pytest.raises(Invalid, match="Harmonis"):
        flow.terima(context(cast.penilai), skp_id=skp.pk, langkah=1, catatan="Setuju")
    skp.refresh_from_db()
    assert skp.status == "PENILAIAN"
    assert not Versi.objects.exists()


REPEATED: list[tuple[str, str, dict[str, Any]]] = [
    ("ajukan", "pegawai", NOTE),
    ("tarik", "pegawai", {}),
    ("kembalikan", "penilai", NOTE),
    ("terima", "penilai", NOTE),
]


@pytest.mark.parametrize(("name", "who", "values"), REPEATED)
def test_the_same_request_twice_leaves_one_line(
    cast: Cast, name: str, who: str, values: dict[str, Any]
) -> None:
    skp = siap(cast) if name == "ajukan" else diajukan(cast)
    ctx, before = context(getattr(cast, who)), skp.langkah
    for _ in range(2):
        getattr(flow, name)(ctx, skp_id=skp.pk, langkah=before, **values)
    skp.refresh_from_db()
    assert skp.langkah == before + 1 == RiwayatSkp.objects.filter(skp=skp).count()
    assert Jejak.objects.filter(aksi=f"skp.{name}").count() == 1
    assert Versi.objects.filter(skp=skp).count() == (1 if name == "terima" else 0)


def test_a_stale_page_is_told_so(cast: Cast) -> None:
    skp = diajukan(cast)
    flow.tarik(context(cast.pegawai), skp_id=skp.pk, langkah=1)
    for step in (flow.terima, flow.kembalikan):
        with pytest.raises(Conflict):
            step(context(cast.penilai), skp_id=skp.pk, langkah=1, **NOTE)


@pytest.mark.parametrize(
    ("name", "who", "error"),
    [
        ("ajukan", "penilai", Forbidden),
        ("ajukan", "orang_lain", NotFound),
        ("tarik", "penilai", Forbidden),
        ("terima", "pegawai", Forbidden),
        ("terima", "kepala", Forbidden),
        ("terima", "bkd", Forbidden),
        ("kembalikan", "pegawai", Forbidden),
        ("kembalikan", "rekan", NotFound),
    ],
)
def test_who_may_not(cast: Cast, name: str, who: str, error: type[DomainError]) -> None:
    skp = diajukan(cast)
    ctx: Context = context(getattr(cast, who))
    values = {} if name == "tarik" else NOTE
    with pytest.raises(error):
        getattr(flow, name)(ctx, skp_id=skp.pk, langkah=1, **values)
    assert len(lines(skp)) == 1


def test_ekspektasi_saves_whichever_are_filled(cast: Cast) -> None:
    skp = diajukan(cast, lengkap=False)
    ctx = context(cast.penilai)
    save = ekspektasi.simpan_ekspektasi
    assert save(ctx, skp_id=skp.pk, teks={"LOYAL": " Setia ", "ADAPTIF": "", "X": "y"}) == 1
    assert save(ctx, skp_id=skp.pk, teks={"LOYAL": "Setia", "ADAPTIF": "Cepat"}) == 1
    assert dict(skp.ekspektasi.values_list("perilaku", "teks")) == {"LOYAL": "Setia", "ADAPTIF": "Cepat"}
    with pytest.raises(Invalid):
        save(ctx, skp_id=skp.pk, teks={"LOYAL": "  "})


def test_ekspektasi_belong_to_the_versi_after_terima(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat)
    with pytest.raises(Conflict, match="selama SKP berstatus PENILAIAN"):
        ekspektasi.simpan_ekspektasi(context(cast.penilai), skp_id=skp.pk, teks={"LOYAL": "x"})
    with pytest.raises(Forbidden):
        ekspektasi.simpan_ekspektasi(context(cast.pegawai), skp_id=skp.pk, teks={"LOYAL": "x"})
