"""Writing rows of the table of employees, many at once: accounts, people, then their riwayat jabatan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sikinerja.akun import steps as akun
from sikinerja.akun.models import Akun
from sikinerja.core.context import Context
from sikinerja.jejak.steps import catat_banyak
from sikinerja.kepegawaian import queries, steps
from sikinerja.kepegawaian.models import Pegawai, Pengelola
from sikinerja.kepegawaian.operations._kabar import kabari_diganti
from sikinerja.kepegawaian.queries.impor.pegawai import Rencana


def tulis(ctx: Context, plans: Sequence[Rencana], *, dengan_password: bool = False) -> dict[str, str]:
    """Write what was found right, under the lock; returns first passwords by username, where asked for."""
    _orang_lama(ctx, [p for p in plans if p.pegawai is not None])
    issued = _orang_baru(ctx, plans, dengan_password=dengan_password)
    Pengelola.objects.bulk_create(
        (Pengelola(pegawai=p.pegawai, perangkat_daerah_id=pd) for p in plans for pd in p.pengelola_pd),
        ignore_conflicts=True,
    )
    _riwayat(ctx, plans)
    return issued


def _orang_baru(ctx: Context, plans: Sequence[Rencana], *, dengan_password: bool) -> dict[str, str]:
    """Accounts and people of rows that bring somebody in; every row then knows its person."""
    new = [p for p in plans if p.pegawai is None and not p.susulan]
    given = [(p.username, p.baris.isi["nama"], p.baris.isi.get("email", "")) for p in new]
    made = akun.buat_banyak(ctx, orang=given, dengan_password=dengan_password)
    people = [
        Pegawai(
            akun=account, nip=p.baris.isi.get("nip"),
            jenis_kepegawaian=p.baris.isi["jenis_kepegawaian"].value, **p.orang,
        )
        for p, (account, _) in zip(new, made, strict=True)
    ]  # fmt: skip
    Pegawai.objects.bulk_create(people)
    by_name = {person.akun.username: person for person in people}
    for p in plans:
        p.pegawai = p.pegawai or by_name[p.username]
    return {account.username: password for account, password in made if password}


def _orang_lama(ctx: Context, plans: Sequence[Rencana]) -> None:
    """What changed about people who were there."""
    accounts: list[Akun] = []
    people: list[Pegawai] = []
    lines: list[tuple[Pegawai, dict[str, Any], int]] = []
    for p in plans:
        person = p.pegawai
        if person is None or not (p.akun or p.orang or p.pengelola_pd):
            continue
        for name, value in p.akun.items():
            setattr(person.akun, name, value)
        for name, value in p.orang.items():
            setattr(person, name, value)
        accounts += [person.akun] if p.akun else []
        people += [person] if p.orang else []
        lines.append((person, {"ubahan": p.temuan.keadaan[1]}, person.akun_id))
    Akun.objects.bulk_update(accounts, ["nama", "email"], batch_size=500)
    Pegawai.objects.bulk_update(people, ["no_hp", "pangkat"], batch_size=500)
    catat_banyak(ctx, aksi="kepegawaian.ubah_pegawai", isi=lines)


def _riwayat(ctx: Context, plans: Sequence[Rencana]) -> None:
    """New riwayat, all at once; those that only become (in)active go through the step of one."""
    for p in plans:
        if p.lama_riwayat is not None and p.isian is not None and p.lama_riwayat.aktif != p.isian.aktif:
            isian = replace(queries.isian(p.lama_riwayat), aktif=p.isian.aktif)
            steps.ubah_riwayat(ctx, riwayat=p.lama_riwayat, isian=isian)
    ids = _penilai({p.penilai for p in plans if p.riwayat_baru and p.penilai})
    new = [
        (p, p.pegawai.pk, replace(p.isian, penilai_id=ids.get(p.penilai)))
        for p in plans
        if p.riwayat_baru and p.pegawai is not None and p.isian is not None
    ]
    rows = steps.simpan_riwayat(ctx, baru=[(pk, isian) for _, pk, isian in new])
    pairs = zip(rows, (p.diganti for p, *_ in new), strict=True)
    kabari_diganti(ctx, riwayat_ids=[row.pk for row, was in pairs if was and was.tahun == row.tahun])


def _penilai(usernames: set[str]) -> dict[str, int]:
    rows = Pegawai.objects.filter(akun__username__in=usernames).order_by()
    return dict(rows.values_list("akun__username", "pk"))
