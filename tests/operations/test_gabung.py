"""Two records of one person become one where nothing contradicts, and two again within a day (§3)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian import queries
from sikinerja.kepegawaian.models import Gabungan, Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.operations.nomor import ganti
from sikinerja.kepegawaian.operations.perubahan import urutkan
from sikinerja.kepegawaian.queries import akun, bulan, cari, gabung, nomor, perubahan
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from sikinerja.kepegawaian.rules.nomor import GantiNomor
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.penilaian.queries import subordinates
from sikinerja.rekapitulasi.queries.facts import fakta
from tests.builders.gabung import gabungkan, pisahkan
from tests.cast import Cast, context, person, tenure
from tests.moments import ZONE
from tests.operations.test_nomor import LAMA, enter

pytestmark = pytest.mark.django_db
GANDA = "199004172015021000"


@pytest.fixture
def ganda(cast: Cast) -> Pegawai:
    """The same man once more, out of a file whose numbers had lost their digits."""
    found = person("YOHANES PEGAWAI CONTOH", nip=GANDA)
    tenure(found, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
    return found


def isian(ganda: Pegawai, **change: object) -> IsianGabung:
    return replace(IsianGabung(ganda.pk, nomor_ganda=False, alasan="Terdaftar dua kali"), **change)


def state() -> dict[str, Any]:
    """All that a merging touches."""
    people = Pegawai.objects.order_by("pk").values_list(
        "pk", "nip", "jenis_kepegawaian", "pangkat", "akun__username", "akun__aktif"
    )
    return {"orang": list(people), "riwayat": list(RiwayatJabatan.objects.order_by("pk").values())}


def test_the_double_is_set_aside_and_its_number_still_opens_the_account(cast: Cast, ganda: Pegawai) -> None:
    gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    assert enter(LAMA) == enter(GANDA) == cast.pegawai.akun_id
    assert enter(GANDA, "2023-03-09 00:00") is None
    ganda.refresh_from_db()
    assert (ganda.nip, ganda.jenis_kepegawaian, ganda.akun.aktif) == (None, "NON_ASN", False)
    assert not RiwayatJabatan.objects.filter(pegawai=ganda, aktif=True).exists()
    for month in (Month(2023, 2), Month(2023, 3)):
        named = [row.pegawai_id for row in bulan.daftar(month, zone=ZONE)]
        assert cast.pegawai.pk in named
        assert ganda.pk not in named
    trail = Jejak.objects.get(aksi="kepegawaian.gabungkan")
    assert (trail.data["ganda"], trail.data["alasan"]) == (GANDA, "Terdaftar dua kali")
    assert trail.untuk_id == cast.pegawai.akun_id


@pytest.mark.parametrize("nomor_ganda", [False, True])
def test_taken_back_within_a_day_both_are_what_they_were(
    cast: Cast, ganda: Pegawai, nomor_ganda: bool
) -> None:
    Pegawai.objects.filter(pk=ganda.pk).update(nip="199004172015021009")
    type(ganda.akun).objects.filter(pk=ganda.akun_id).update(username="199004172015021009")
    before = state()
    ctx = context(cast.bkd)
    row = gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=isian(ganda, nomor_ganda=nomor_ganda))
    assert state() != before
    assert Pegawai.objects.get(pk=cast.pegawai.pk).nip == ("199004172015021009" if nomor_ganda else LAMA)
    pisahkan(context(cast.bkd, "2023-03-08 08:59"), gabungan_id=row.pk)
    assert state() == before
    assert enter(LAMA) == cast.pegawai.akun_id
    assert enter("199004172015021009") == ganda.akun_id
    pisahkan(context(cast.bkd, "2023-03-08 08:59"), gabungan_id=row.pk)
    assert Jejak.objects.filter(aksi="kepegawaian.batal_gabungkan").count() == 1
    again = gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    assert again.pk != row.pk


def test_the_double_stands_in_no_list_of_its_rater(cast: Cast, ganda: Pegawai) -> None:
    """Its riwayat of a year that the other record has too stays with it, and names a penilai."""
    ctx, month = context(cast.penilai), Month(2023, 2)
    names = [ganda.akun.nama, cast.pegawai.akun.nama]
    before = [row.nama for row in subordinates.daftar(ctx, month=month).rows]
    assert [name in before for name in names] == [True, True]
    gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    assert RiwayatJabatan.objects.filter(pegawai=ganda, penilai=cast.penilai).exists()
    after = [row.nama for row in subordinates.daftar(ctx, month=month).rows]
    assert [name in after for name in names] == [False, True]
    assert len(after) == len(before) - 1
    assert ganda not in queries.visible_pegawai(ctx.actor)
    assert ganda.akun.nama not in bergantung(ctx, pegawai_id=cast.penilai.pk).bawahan


def test_who_rated_the_double_alone_is_no_rater_any_more(cast: Cast, ganda: Pegawai) -> None:
    """Menu and profile ask so; an empty menu Penilaian stood there for good."""
    RiwayatJabatan.objects.filter(pegawai=ganda).update(penilai=cast.rekan)

    def rates() -> tuple[bool, bool]:
        return fakta(context(cast.rekan)).is_penilai, queries.is_penilai(pegawai_id=cast.rekan.pk)

    assert rates() == (True, True)
    row = gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    assert RiwayatJabatan.objects.filter(penilai=cast.rekan).exists()
    assert rates() == (False, False)
    pisahkan(context(cast.bkd), gabungan_id=row.pk)
    assert rates() == (True, True)


def test_too_late_or_changed_since_it_stays(cast: Cast, ganda: Pegawai) -> None:
    row = gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    with pytest.raises(Conflict, match="8 Maret 2023 pukul 09:00"):
        pisahkan(context(cast.bkd, "2023-03-08 09:00"), gabungan_id=row.pk)
    lain = GantiNomor("PPPK", "199004172024211007", "Kontrak", semula=LAMA)
    ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=lain)
    with pytest.raises(Conflict, match="diubah lagi"):
        pisahkan(context(cast.bkd), gabungan_id=row.pk)


def test_every_reference_to_a_person_moves_unless_it_keeps_what_it_says(cast: Cast) -> None:
    labels = {gabung.label(model, field) for model, field in gabung.hubungan()}
    assert {"skp.skp.pegawai", "realisasi.realisasi.penilai", "kehadiran.kehadiran.pegawai"} <= labels
    assert not labels & gabung.TETAP


def test_bkd_alone_never_oneself_never_twice(cast: Cast, ganda: Pegawai) -> None:
    for who, error in (
        (cast.pengelola, Forbidden),
        (cast.pengelola_lain, NotFound),
        (cast.pegawai, NotFound),
    ):
        with pytest.raises(error):
            gabungkan(context(who), pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    ctx = context(cast.bkd)
    for wrong in (isian(cast.pegawai), isian(ganda, alasan=" ")):
        with pytest.raises(Invalid):
            gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=wrong)
    with pytest.raises(Forbidden):
        gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=isian(cast.bkd))
    for _ in range(2):
        gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    assert Gabungan.objects.count() == 1
    with pytest.raises(Invalid, match="sudah digabungkan"):
        gabungkan(ctx, pegawai_id=cast.rekan.pk, isian=isian(ganda))


def test_search_finds_who_stays_by_the_old_number_and_never_the_double(cast: Cast, ganda: Pegawai) -> None:
    ctx = context(cast.bkd)
    row = gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    for sought in (GANDA, LAMA, "Yohanes", rules.nama_ganda(ganda.pk)):
        found = [one.pk for one in akun.daftar(ctx.actor, q=sought)]
        assert found == ([] if sought.startswith("ganda") else [cast.pegawai.pk])
    assert not cari.cari_bukan_asn(q="Yohanes")
    assert not queries.visible_riwayat(ctx.actor).filter(pegawai=ganda).exists()
    assert GANDA in nomor.sudah_diganti([GANDA])
    pisahkan(ctx, gabungan_id=row.pk)
    assert not nomor.sudah_diganti([GANDA])
    assert nomor.riwayat(pegawai_id=cast.pegawai.pk).get().dibatalkan == ctx.now


def test_taken_back_it_goes_the_other_way_round_and_then_no_further(cast: Cast, ganda: Pegawai) -> None:
    ctx, other = context(cast.bkd), person("Yohanes Pegawai Contoh", nip="199004172015021009")
    row = gabungkan(ctx, pegawai_id=other.pk, isian=isian(ganda))
    pisahkan(ctx, gabungan_id=row.pk)
    gabungkan(ctx, pegawai_id=ganda.pk, isian=isian(other))
    with pytest.raises(Invalid, match="1 Riwayat nomor"):
        gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=isian(ganda))


def test_other_systems_are_told_of_both_and_of_the_taking_back(cast: Cast, ganda: Pegawai) -> None:
    ctx = context(cast.bkd)

    def told() -> dict[int, tuple[str | None, bool, list[str]]]:
        urutkan(ctx)
        found = perubahan.sesudah(ctx, urutan=0, banyak=1000)
        return {p.id: (p.nip, p.aktif, p.nomor_lama) for p in found if p.id in (cast.pegawai.pk, ganda.pk)}

    told()
    last = max(p.urutan for p in perubahan.sesudah(ctx, urutan=0, banyak=1000))
    row = gabungkan(ctx, pegawai_id=cast.pegawai.pk, isian=isian(ganda))
    assert told() == {cast.pegawai.pk: (LAMA, True, [GANDA]), ganda.pk: (None, False, [])}
    again = {p.id for p in perubahan.sesudah(ctx, urutan=last, banyak=1000)}
    assert again == {cast.pegawai.pk, ganda.pk}
    pisahkan(ctx, gabungan_id=row.pk)
    assert told() == {cast.pegawai.pk: (LAMA, True, []), ganda.pk: (GANDA, True, [])}


def test_a_civil_servant_never_becomes_somebody_without_a_number(cast: Cast) -> None:
    honor = person("Yohanes Pegawai Contoh")
    Pegawai.objects.filter(pk=honor.pk).update(jenis_kepegawaian="NON_ASN", nip=None)
    with pytest.raises(Invalid) as refused:
        gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(honor, nomor_ganda=True))
    assert list(refused.value.fields) == ["nomor"]


def test_another_name_or_birthday_is_pointed_out() -> None:
    one = (LAMA, "YOHANES PEGAWAI, S.Kom")
    assert not rules.berbeda(one, (GANDA, "Yohanes Pegawai"))
    assert not rules.berbeda(one, ("yohanes", "Drs. Yohanes Pegawai"))
    assert rules.berbeda(one, ("199105172015021003", "Yohana")) == [rules.NAMA_BERBEDA, rules.LAHIR_BERBEDA]
