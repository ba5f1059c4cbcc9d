"""A number is corrected or replaced: the person stays, and can still come in until the next day (§3)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from sikinerja.akun.models import Akun, NamaMasuk
from sikinerja.akun.operations.masuk import masuk
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, RiwayatNomor
from sikinerja.kepegawaian.operations import akun
from sikinerja.kepegawaian.operations.nomor import ganti
from sikinerja.kepegawaian.rules import IsianAkun, IsianRiwayat
from sikinerja.kepegawaian.rules.nomor import GantiNomor
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.cast import PASSWORD, Cast, account, context, person

pytestmark = pytest.mark.django_db
LAMA, BARU = "199004172015021003", "199004172024211007"


def isian(nomor: str = BARU, **change: object) -> GantiNomor:
    """A new contract: NI PPPK."""
    found = GantiNomor(jenis_kepegawaian="PPPK", nomor=nomor, alasan="Kontrak 2024", semula=LAMA)
    return replace(found, **change)


def enter(username: str, at: str = "2023-03-07 10:00") -> int | None:
    """Whose account opens under a name."""
    done = masuk(context(None, at), username=username, password=PASSWORD, alamat="198.51.100.9")
    return done.akun.pk if done.akun else None


def test_a_new_number_and_kind_with_a_reason(cast: Cast) -> None:
    ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(" 'NIP. 19900417 202421 1 007"))
    row = Pegawai.objects.get(pk=cast.pegawai.pk)
    assert (row.nip, row.akun.username, row.jenis_kepegawaian, row.pangkat) == (BARU, BARU, "PPPK", None)
    line = RiwayatNomor.objects.get()
    assert (line.nomor_lama, line.nomor_baru, line.jenis_lama, line.jenis_baru) == (LAMA, BARU, "PNS", "PPPK")
    assert (line.alasan, line.oleh_id) == ("Kontrak 2024", cast.bkd.akun_id)
    trail = Jejak.objects.get(aksi="kepegawaian.ganti_nomor")
    assert trail.data["lama"] == {"nomor": LAMA, "jenis_kepegawaian": "PNS"}
    assert trail.untuk_id == cast.pegawai.akun_id
    assert "8 Maret 2023" in Pemberitahuan.objects.get(akun=cast.pegawai.akun).isi


def test_the_old_number_opens_the_account_until_the_next_day(cast: Cast) -> None:
    ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian())
    assert enter(BARU) == enter(LAMA) == enter(f"NIP {LAMA}") == cast.pegawai.akun_id
    assert enter(LAMA, "2023-03-08 23:59") == cast.pegawai.akun_id
    assert enter(LAMA, "2023-03-09 00:00") is None
    assert enter(BARU, "2023-03-09 00:00") == cast.pegawai.akun_id


def test_a_number_that_was_somebody_elses_is_free_at_once(cast: Cast) -> None:
    ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(milik_lain=True))
    assert enter(LAMA) is None
    made = akun.buat(context(cast.bkd), isian=_baru(cast, LAMA, "Pemilik Sejati"))
    assert made.pegawai.nip == LAMA


def test_a_number_still_in_use_is_given_to_nobody(cast: Cast) -> None:
    ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian())
    with pytest.raises(Invalid) as refused:
        akun.buat(context(cast.bkd), isian=_baru(cast, LAMA, "Orang Lain Sama Sekali"))
    assert "sudah diganti menjadi NI PPPK 19900417 202421 1 007" in str(refused.value.fields["nomor"])
    with pytest.raises(IntegrityError), transaction.atomic():
        account(LAMA, "Langsung ke Database")
    with pytest.raises(IntegrityError), transaction.atomic():
        Akun.objects.filter(pk=cast.rekan.akun_id).update(username=LAMA)


def test_back_again_and_once_more(cast: Cast) -> None:
    ctx = context(cast.bkd)
    ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian())
    kembali = isian(LAMA, jenis_kepegawaian="PNS", semula=BARU, alasan="Keliru")
    ganti(ctx, pegawai_id=cast.pegawai.pk, isian=kembali)
    assert enter(LAMA) == enter(BARU) == cast.pegawai.akun_id
    names = NamaMasuk.objects.filter(akun=cast.pegawai.akun)
    assert {row.nama: row.sampai is None for row in names} == {LAMA: True, BARU: False}
    ganti(ctx, pegawai_id=cast.pegawai.pk, isian=kembali)
    assert RiwayatNomor.objects.count() == 2


def _baru(cast: Cast, nomor: str, nama: str, **change: object) -> IsianAkun:
    riwayat = IsianRiwayat(
        tahun=2023, jenis_jabatan=cast.jabatan_staf.jenis, jabatan_id=cast.jabatan_staf.pk,
        tmt=cast.riwayat.tmt, perangkat_daerah_id=cast.badan.pk, unit_kerja_id=cast.bidang.pk,
        penilai_id=cast.penilai.pk, aktif=True,
    )  # fmt: skip
    return replace(IsianAkun("PNS", nomor, nama, riwayat=riwayat), **change)


@pytest.mark.parametrize(
    ("nomor", "field", "text"),
    [
        ("199004172024211000", "nomor", "000"),
        ("19900417202421100", "nomor", "18 angka"),
        ("209004172024211007", "nomor", "angka ke-9"),
    ],
)
def test_a_wrong_number_is_refused(cast: Cast, nomor: str, field: str, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(nomor))
    assert text in str(refused.value.fields[field])


def test_somebody_elses_number_and_no_reason_are_refused(cast: Cast) -> None:
    ctx = context(cast.bkd)
    with pytest.raises(Invalid) as refused:
        ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian(cast.rekan.nip or "", jenis_kepegawaian="PNS"))
    assert "sudah mempunyai akun" in str(refused.value.fields["nomor"])
    with pytest.raises(Invalid, match="alasannya"):
        ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian(alasan="  "))
    with pytest.raises(Invalid, match="riwayat jabatan"):
        ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian("yohanes", jenis_kepegawaian="NON_ASN"))


def test_who_is_no_asn_becomes_one(cast: Cast) -> None:
    honorer = Pegawai.objects.create(akun=account("honorer1", "Hono Contoh"), jenis_kepegawaian="NON_ASN")
    ganti(context(cast.bkd), pegawai_id=honorer.pk, isian=isian(semula="honorer1", alasan="SK PPPK"))
    honorer.refresh_from_db()
    assert (honorer.nip, honorer.jenis_kepegawaian, enter("honorer1")) == (BARU, "PPPK", honorer.akun_id)


def test_bkd_alone_and_never_for_oneself(cast: Cast) -> None:
    for who, error in (
        (cast.pengelola, Forbidden), (cast.pengelola_lain, NotFound), (cast.pegawai, NotFound),
    ):  # fmt: skip
        with pytest.raises(error):
            ganti(context(who), pegawai_id=cast.pegawai.pk, isian=isian())
    with pytest.raises(Forbidden):
        ganti(context(cast.bkd), pegawai_id=cast.bkd.pk, isian=isian(semula=cast.bkd.nip or ""))
    with pytest.raises(Conflict):
        ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(semula=cast.rekan.nip or ""))


def test_an_account_by_hand_stops_at_a_name_that_is_there(cast: Cast) -> None:
    twin = _baru(cast, "199004172015021004", "YOHANES PEGAWAI CONTOH")
    for who in (cast.bkd, cast.pengelola):
        with pytest.raises(Invalid) as refused:
            akun.buat(context(who), isian=twin)
        assert "NIP 19900417 201502 1 003" in str(refused.value.fields["orang_lain"])
    person("Rahasia Contoh", nip="198511302010012004")
    with pytest.raises(Invalid) as refused:
        akun.buat(context(cast.pengelola), isian=_baru(cast, "198511302010012005", "Rahasia Contoh"))
    assert "perangkat daerah lain dengan nomor lain" in str(refused.value.fields["orang_lain"])
    with pytest.raises(Invalid, match="000"):
        akun.buat(context(cast.bkd), isian=replace(twin, nomor="199004172015021000", orang_lain=True))
    assert akun.buat(context(cast.bkd), isian=replace(twin, orang_lain=True)).pegawai.nip
