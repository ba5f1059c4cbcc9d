"""Who heads a PD or a unit, who is its pengelola kepegawaian, what a non-ASN official is called (F8.8)."""

from __future__ import annotations

from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.text import one_line
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat, pastikan_alasan
from sikinerja.kepegawaian import messages
from sikinerja.kepegawaian.models import Pegawai, Pengelola, PerangkatDaerah
from sikinerja.kepegawaian.queries import induk as queries
from sikinerja.kepegawaian.rules import induk as rules
from sikinerja.kepegawaian.rules.induk import DataInduk
from sikinerja.pemberitahuan.steps import beri_tahu


@operation
def tetapkan_pimpinan(
    ctx: Context, *, jenis: DataInduk, pk: int, pegawai_id: int | None, alasan: str
) -> None:
    """Name the head of a PD or unit, or nobody (F8.8): BKD, or the pengelola of that PD, with a reason.

    The head of a PD sees its Rekapitulasi. Old and new are told. Raises NotFound, Forbidden, Invalid.
    """
    if jenis not in {DataInduk.PERANGKAT_DAERAH, DataInduk.UNIT_KERJA}:
        raise NotFound("Halaman tidak ditemukan.")
    seen = queries.get(ctx, jenis=jenis, pk=pk)
    row = type(seen).objects.select_for_update(no_key=True).order_by().get(pk=pk)
    if row.pimpinan_id == pegawai_id:
        pastikan_alasan(ctx, objek=row, alasan=alasan)
        return
    if not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_WAJIB})
    pd_id = row.pk if jenis == DataInduk.PERANGKAT_DAERAH else row.perangkat_daerah_id
    baru = _pegawai(ctx, pegawai_id, pd_id) if pegawai_id is not None else None
    lama = Pegawai.objects.select_related("akun").filter(pk=row.pimpinan_id or 0).first()
    row.pimpinan = baru
    row.save(update_fields=["pimpinan"])
    data = {"lama": {"pimpinan": lama.pk if lama else None}, "baru": {"pimpinan": baru.pk if baru else None}}
    catat(ctx, aksi="kepegawaian.tetapkan_pimpinan", objek=row, data=data | {"alasan": alasan.strip()})
    for person, berlaku in ((lama, False), (baru, True)):
        if person is not None:
            judul, isi = messages.peran(f"pimpinan {row.nama}", berlaku=berlaku, alasan=alasan.strip())
            beri_tahu(ctx, akun_id=person.akun_id, judul=judul, isi=isi)


@operation
def tunjuk_pengelola(ctx: Context, *, perangkat_daerah_id: int, pegawai_id: int, alasan: str) -> Pengelola:
    """Make somebody pengelola kepegawaian of a PD (F8.8): BKD only, with a reason; they are told.

    Who is one already stays one. Raises NotFound, Forbidden, Invalid.
    """
    pd = _pd(ctx, perangkat_daerah_id)
    if not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_WAJIB})
    pegawai = _pegawai(ctx, pegawai_id, pd.pk)
    row, created = Pengelola.objects.get_or_create(pegawai=pegawai, perangkat_daerah=pd)
    if not created:
        pastikan_alasan(ctx, objek=row, alasan=alasan)
    else:
        _catat(ctx, "kepegawaian.tunjuk_pengelola", row, alasan)
        judul, isi = messages.peran(f"pengelola kepegawaian {pd.nama}", berlaku=True, alasan=alasan.strip())
        beri_tahu(ctx, akun_id=pegawai.akun_id, judul=judul, isi=isi, tautan="/kelola/")
    return row


@operation
def cabut_pengelola(ctx: Context, *, pengelola_id: int, alasan: str) -> None:
    """End somebody's role as pengelola kepegawaian (F8.8): BKD only, with a reason; they are told.

    Raises NotFound, Forbidden, Invalid.
    """
    rows = Pengelola.objects.select_related("pegawai__akun", "perangkat_daerah")
    row = rows.select_for_update(of=("self",)).filter(pk=pengelola_id).first()
    _pd(ctx, row.perangkat_daerah_id if row else 0)
    if row is None:
        raise NotFound("Pengelola tidak ditemukan.")
    if not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_WAJIB})
    _catat(ctx, "kepegawaian.cabut_pengelola", row, alasan)
    peran = f"pengelola kepegawaian {row.perangkat_daerah.nama}"
    judul, isi = messages.peran(peran, berlaku=False, alasan=alasan.strip())
    beri_tahu(ctx, akun_id=row.pegawai.akun_id, judul=judul, isi=isi)
    row.delete()


@operation
def sebut_jabatan(ctx: Context, *, pegawai_id: int, jabatan: str) -> None:
    """Say what documents print as the jabatan of an official who is no ASN (F8.8): BKD only.

    Raises NotFound, Forbidden, Invalid.
    """
    if not ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")
    if not ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    row = Pegawai.objects.select_for_update(no_key=True).order_by().filter(pk=pegawai_id, nip=None).first()
    if row is None:
        raise NotFound("Pejabat bukan ASN tidak ditemukan.")
    jabatan = one_line(jabatan)
    if not jabatan:
        raise Invalid({"jabatan": "Tuliskan nama jabatannya, misalnya: Gubernur."})
    if jabatan != row.jabatan_bukan_asn:
        data = {"lama": {"jabatan": row.jabatan_bukan_asn}, "baru": {"jabatan": jabatan}}
        row.jabatan_bukan_asn = jabatan
        row.save(update_fields=["jabatan_bukan_asn"])
        catat(ctx, aksi="kepegawaian.sebut_jabatan", objek=row, data=data, untuk_id=row.akun_id)


def _pd(ctx: Context, perangkat_daerah_id: int) -> PerangkatDaerah:
    if not ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")
    if not ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    row = PerangkatDaerah.objects.filter(pk=perangkat_daerah_id).first()
    if row is None:
        raise NotFound("Perangkat daerah tidak ditemukan.")
    return row


def _pegawai(ctx: Context, pegawai_id: int, perangkat_daerah_id: int) -> Pegawai:
    """The person of that PD, with an active account, not the actor."""
    row = Pegawai.objects.select_related("akun").filter(pk=pegawai_id, akun__aktif=True).first()
    if row is None:
        raise Invalid({"terkelola": "Pilih pegawai dari daftar; akunnya harus aktif."})
    if row.akun_id == ctx.actor.akun_id and not ctx.actor.is_bkd:
        raise Forbidden(rules.DIRI_SENDIRI)
    if not queries.di_pd(pegawai_id=row.pk, perangkat_daerah_id=perangkat_daerah_id):
        raise Invalid({"terkelola": rules.PIMPINAN_TIDAK_DI_SINI})
    return row


def _catat(ctx: Context, aksi: str, row: Pengelola, alasan: str) -> None:
    data: dict[str, Any] = {
        "pegawai_id": row.pegawai_id,
        "perangkat_daerah_id": row.perangkat_daerah_id,
        "alasan": alasan.strip(),
    }
    catat(ctx, aksi=aksi, objek=row, data=data, untuk_id=row.pegawai.akun_id)
