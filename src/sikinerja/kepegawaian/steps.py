"""Pieces of personnel work that live inside a larger transaction."""

from __future__ import annotations

from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import queries, rules
from sikinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan, RiwayatPenilai, UnitKerja
from sikinerja.kepegawaian.rules import IsianRiwayat, JenisKepegawaian

LOCK = "kepegawaian.riwayat"
"""One lock over all riwayat: no row lock covers "no circle of penilai"."""


@step
def kunci_riwayat(ctx: Context) -> None:
    """Hold the lock under which riwayat and their penilai change, until the transaction ends."""
    advisory_lock(LOCK)


@step
def tambah_riwayat(ctx: Context, *, pegawai_id: int, isian: IsianRiwayat) -> RiwayatJabatan:
    """Add a riwayat jabatan to somebody's history (manual BAB II.3); an active one makes the former Nonaktif.

    Asks no permission: the operation around it has. Raises Invalid with the form's field names.
    """
    kunci_riwayat(ctx)
    _periksa(pegawai_id=pegawai_id, isian=isian, penilai_lama=None)
    if isian.aktif:
        _nonaktifkan(pegawai_id=pegawai_id)
    riwayat = RiwayatJabatan.objects.create(pegawai_id=pegawai_id, **_kolom(isian))
    if isian.penilai_id is not None:
        RiwayatPenilai.objects.create(
            riwayat=riwayat, penilai_id=isian.penilai_id, tanggal_mulai=rules.mulai_menilai(isian)
        )
    catat(ctx, aksi="kepegawaian.tambah_riwayat", objek=riwayat, data={"baru": jejak(isian)})
    return riwayat


def _kolom(isian: IsianRiwayat) -> dict[str, Any]:
    return {
        "tahun": isian.tahun,
        "jenis_jabatan": isian.jenis_jabatan,
        "jabatan_id": isian.jabatan_id,
        "tmt": isian.tmt,
        "perangkat_daerah_id": isian.perangkat_daerah_id,
        "unit_kerja_id": isian.unit_kerja_id,
        "penilai_id": isian.penilai_id,
        "aktif": isian.aktif,
    }


def jejak(isian: IsianRiwayat) -> dict[str, Any]:
    """The same as the audit trail keeps it."""
    return {**_kolom(isian), "tmt": isian.tmt.isoformat()}


def _nonaktifkan(*, pegawai_id: int, kecuali: int = 0) -> None:
    RiwayatJabatan.objects.filter(pegawai_id=pegawai_id, aktif=True).exclude(pk=kecuali).update(aktif=False)


def _periksa(*, pegawai_id: int, isian: IsianRiwayat, penilai_lama: int | None) -> None:
    """Raise Invalid with everything that is wrong; the lock is held."""
    salah = rules.salah_riwayat(isian)
    pegawai = Pegawai.objects.filter(pk=pegawai_id).first()
    if pegawai is None or pegawai.jenis_kepegawaian == JenisKepegawaian.NON_ASN:
        salah[""] = rules.HANYA_ASN
    if not Jabatan.objects.filter(pk=isian.jabatan_id, jenis=isian.jenis_jabatan).exists():
        salah["jabatan"] = "Pilih jabatan dari daftar; jabatan harus sesuai dengan jenis jabatan."
    if not UnitKerja.objects.filter(
        pk=isian.unit_kerja_id, perangkat_daerah_id=isian.perangkat_daerah_id
    ).exists():
        salah["unit_kerja"] = "Pilih unit kerja dari daftar; unit kerja harus milik perangkat daerah itu."
    if isian.penilai_id is not None:
        penilai_salah = _salah_penilai(
            pegawai_id=pegawai_id, penilai_id=isian.penilai_id, aktif=isian.aktif, penilai_lama=penilai_lama
        )
        if penilai_salah:
            salah["penilai"] = penilai_salah
    if salah:
        raise Invalid(salah)


def _salah_penilai(*, pegawai_id: int, penilai_id: int, aktif: bool, penilai_lama: int | None) -> str | None:
    """Why somebody cannot be the penilai: oneself, inactive (unless unchanged), a circle (domain.md §6)."""
    if penilai_id == pegawai_id:
        return rules.PENILAI_SENDIRI
    penilai = Pegawai.objects.filter(pk=penilai_id).select_related("akun").first()
    if penilai is None:
        return "Pilih penilai dari daftar."
    if penilai_id != penilai_lama and not penilai.akun.aktif:
        return rules.PENILAI_NONAKTIF
    if aktif and rules.melingkar(pegawai_id, queries.rantai_penilai(pegawai_id=penilai_id)):
        return rules.PENILAI_MELINGKAR
    return None
