"""Tokens: made once, shown once, used, revoked (domain.md §8)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sikinerja.akun.models import Akun, Token
from sikinerja.akun.operations import token as operations
from sikinerja.akun.queries import token as queries
from sikinerja.akun.rules.token import PALING_BANYAK, Cakupan
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from tests.cast import Cast, context, moment

SAMPAI = date(2023, 6, 5)


def pribadi(who: Pegawai, *cakupan: str, nama: str = "Skrip saya") -> operations.TokenBaru:
    return operations.buat_token(
        context(who), nama=nama, cakupan=cakupan or ("pribadi:baca",), berlaku_sampai=SAMPAI
    )


def mesin(who: Pegawai, *cakupan: str, pd: int | None = None) -> operations.TokenBaru:
    return operations.buat_token_mesin(
        context(who), nama="Absensi", cakupan=cakupan or ("kehadiran:tulis",), berlaku_sampai=SAMPAI,
        perangkat_daerah_id=pd,
    )  # fmt: skip


def berlaku(rahasia: str, at: str = "2023-03-07 09:00") -> Any:
    return queries.token_berlaku(token=rahasia, now=moment(at))


def test_a_personal_token_stands_for_its_owner(cast: Cast) -> None:
    baru = pribadi(cast.pegawai, "pribadi:tulis")
    found = berlaku(baru.rahasia)
    assert found.akun == cast.pegawai.akun
    assert found.boleh(Cakupan.PRIBADI_BACA)
    assert not found.boleh(Cakupan.RILIS_BACA)
    row = Token.objects.get()
    assert baru.rahasia not in str(vars(row))
    assert baru.rahasia.startswith(row.awalan)
    line = Jejak.objects.get(aksi="akun.buat_token")
    assert line.akun == cast.pegawai.akun
    assert baru.rahasia not in str(line.data)


def test_it_opens_nothing_when_expired_revoked_or_misspelt(cast: Cast) -> None:
    rahasia = pribadi(cast.pegawai).rahasia
    assert berlaku(rahasia, "2023-06-05 23:59:59")
    assert berlaku(rahasia, "2023-06-06 00:00") is None
    assert berlaku(rahasia[:-1] + ("0" if rahasia[-1] != "0" else "1")) is None
    assert berlaku("") is berlaku("x" * 100_000) is berlaku("sk_p_\0") is None
    operations.cabut_token(context(cast.pegawai), token_id=Token.objects.get().pk)
    assert berlaku(rahasia) is None
    operations.cabut_token(context(cast.pegawai), token_id=Token.objects.get().pk)
    assert Jejak.objects.filter(aksi="akun.cabut_token").count() == 1


@pytest.mark.parametrize("change", [{"aktif": False}, {"harus_ganti_password": True}])
def test_an_account_that_may_not_come_in_has_no_token_either(cast: Cast, change: dict[str, bool]) -> None:
    rahasia = pribadi(cast.pegawai).rahasia
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(**change)
    assert berlaku(rahasia) is None


def test_machines_belong_to_bkd(cast: Cast) -> None:
    for who in (cast.pengelola, cast.pegawai, cast.kepala):
        with pytest.raises(Forbidden):
            mesin(who)
    with pytest.raises(Forbidden):
        operations.buat_token_mesin(
            context(None), nama="x", cakupan=["rilis:baca"], berlaku_sampai=SAMPAI, perangkat_daerah_id=None
        )
    found = berlaku(mesin(cast.bkd, pd=cast.badan.pk).rahasia)
    assert found.akun is None
    assert (found.mesin.is_bkd, found.mesin.pengelola_pd) == (False, {cast.badan.pk})
    assert berlaku(mesin(cast.bkd).rahasia).mesin.is_bkd


def test_wishes_are_refused_at_their_field(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        pribadi(cast.pegawai, "kehadiran:tulis", nama="  ")
    assert set(refused.value.fields) == {"nama", "cakupan"}
    with pytest.raises(Invalid) as refused:
        mesin(cast.bkd, pd=987_654)
    assert set(refused.value.fields) == {"perangkat_daerah"}
    assert not Token.objects.exists()


def test_a_person_has_twenty_at_most(cast: Cast) -> None:
    for _ in range(PALING_BANYAK):
        baru = pribadi(cast.pegawai)
    with pytest.raises(Invalid):
        pribadi(cast.pegawai)
    operations.cabut_token(context(cast.pegawai), token_id=baru.token.pk)
    assert pribadi(cast.pegawai)


def test_others_neither_see_nor_revoke_them(cast: Cast) -> None:
    own, machine = pribadi(cast.pegawai).token, mesin(cast.bkd).token
    for who, token in ((cast.penilai, own), (cast.bkd, own), (cast.pengelola, machine)):
        with pytest.raises(NotFound):
            operations.cabut_token(context(who), token_id=token.pk)
        with pytest.raises(NotFound):
            queries.get(context(who), token_id=token.pk, milik=token.akun_id)
    with pytest.raises(Forbidden):
        queries.mesin(context(cast.pengelola).actor)
    assert list(queries.mesin(context(cast.bkd).actor)) == [machine]
    assert operations.cabut_token(context(cast.bkd), token_id=machine.pk).dicabut_pada


def test_its_use_is_written_once_a_minute_and_audited_once_a_day(cast: Cast) -> None:
    token = pribadi(cast.pegawai).token
    moments = ("09:00:00", "09:00:59", "09:01:00", "09:01:30")
    for at in moments:
        operations.catat_pemakaian(context(cast.pegawai, f"2023-03-07 {at}"), token_id=token.pk)
    token.refresh_from_db()
    assert token.terakhir_dipakai_pada == moment("2023-03-07 09:01")
    operations.catat_pemakaian(context(cast.pegawai, "2023-03-08 00:00"), token_id=token.pk)
    assert Jejak.objects.filter(aksi="akun.pakai_token").count() == 2


@pytest.mark.parametrize(
    "change",
    [
        {"kedaluwarsa_pada": moment("2024-03-09 00:00")},
        {"cakupan": ["pribadi:baca", "pribadi:tulis"]},
        {"sidik": "0" * 64},
        {"akun": None, "cakupan": ["rilis:baca"]},
        {"dicabut_pada": None},
    ],
)
def test_the_database_lets_nothing_change_but_use_and_end(cast: Cast, change: dict[str, Any]) -> None:
    token = pribadi(cast.pegawai).token
    operations.cabut_token(context(cast.pegawai), token_id=token.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.filter(pk=token.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        token.delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"cakupan": []},
        {"cakupan": ["rilis:baca"]},
        {"nama": ""},
        {"akun": None},
        {"kedaluwarsa_pada": moment("2023-03-07 09:00")},
        {"kedaluwarsa_pada": moment("2025-03-09 00:00")},
    ],
)
def test_the_database_refuses_tokens_that_must_not_be(cast: Cast, wrong: dict[str, Any]) -> None:
    now = moment("2023-03-07 09:00")
    right = {
        "akun": cast.pegawai.akun, "dibuat_oleh": cast.pegawai.akun, "nama": "x", "sidik": "s",
        "awalan": "sk_p_", "cakupan": ["pribadi:baca"], "dibuat_pada": now,
        "kedaluwarsa_pada": moment("2023-04-09 00:00"),
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.create(**right | wrong)
    assert Token.objects.create(**right)
