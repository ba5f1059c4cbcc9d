"""Plt./Plh. appointments: tunjuk, akhiri (F2.6, domain.md §6)."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.flow import pastikan_sama
from sikinerja.core.transactions import operation, translated
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import messages
from sikinerja.kepegawaian.models import Pegawai, PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries import pelaksana_tugas as queries
from sikinerja.kepegawaian.queries.berhenti import sebab_sekarang
from sikinerja.kepegawaian.rules import pelaksana_tugas as rules
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.pemberitahuan.steps import beri_tahu

REFUSED = {"pelaksana_tugas_tidak_bertumpuk": {"tanggal_mulai": rules.BERTUMPUK}}


@dataclass(frozen=True, slots=True)
class Posisi:
    """The post in whose place somebody acts; without a riwayat: of somebody who is no ASN."""

    pemegang: Pegawai
    jabatan: str
    riwayat: RiwayatJabatan | None = None


@operation
def tunjuk(ctx: Context, *, isian: IsianTugas) -> PelaksanaTugas:
    """Appoint somebody to act in a post for a time: pengelola in their own PD, BKD anywhere (F2.6).

    Appointee and holder are told. NotFound for everybody else; Invalid with the form's field names.
    """
    akun_id = ctx.actor.akun_id
    if not ctx.actor.is_pengelola or akun_id is None:
        raise NotFound("Halaman tidak ditemukan.")
    if salah := rules.salah_tugas(isian, today=ctx.today):
        raise Invalid(salah)
    posisi, pegawai = _posisi(ctx, isian), _pegawai(ctx, isian)
    if posisi.pemegang == pegawai:
        raise Invalid({"pegawai": rules.DIRI_SENDIRI})
    tugas = _write(ctx, akun_id, isian, posisi, pegawai)
    catat(ctx, aksi="kepegawaian.tunjuk_pelaksana_tugas", objek=tugas, data=_data(tugas))
    masa = (tugas.tanggal_mulai, tugas.tanggal_selesai)
    _tell(ctx, tugas, pegawai, *messages.ditunjuk(str(tugas), *masa), tautan="/penilaian/skp/")
    _tell(ctx, tugas, posisi.pemegang, *messages.digantikan(pegawai.akun.nama, str(tugas), *masa))
    return tugas


@operation
def akhiri(ctx: Context, *, tugas_id: int, alasan: str) -> PelaksanaTugas:
    """End an appointment early, with a reason: its rights end at this very moment (F2.6).

    Ended before by the same person: nothing happens. Raises NotFound, Conflict (over), Invalid.
    """
    tugas = queries.lock(ctx, tugas_id=tugas_id)
    if ctx.actor.akun_id is None:
        raise Forbidden
    if tugas.diakhiri_oleh_id == ctx.actor.akun_id:
        pastikan_sama(
            ctx, rules.SUDAH_DIAKHIRI, pada=tugas.diakhiri_pada,
            sent=alasan.strip(), stored=tugas.alasan_diakhiri,
        )  # fmt: skip
        return tugas
    if not rules.boleh_diakhiri(queries.keadaan(ctx, tugas)):
        raise Conflict(rules.SUDAH_BERAKHIR)
    if not alasan.strip():
        raise Invalid({"alasan": "Alasan wajib diisi."})
    tugas.diakhiri_pada, tugas.diakhiri_oleh_id = ctx.now, ctx.actor.akun_id
    tugas.alasan_diakhiri = alasan.strip()
    tugas.save(update_fields=["diakhiri_pada", "diakhiri_oleh", "alasan_diakhiri"])
    data = {"alasan": tugas.alasan_diakhiri}
    catat(ctx, aksi="kepegawaian.akhiri_pelaksana_tugas", objek=tugas, data=data)
    for person in (tugas.pegawai, tugas.menggantikan):
        judul, isi = messages.diakhiri(tugas.pegawai.akun.nama, str(tugas), tugas.alasan_diakhiri)
        _tell(ctx, tugas, person, judul, isi)
    return tugas


def _posisi(ctx: Context, isian: IsianTugas) -> Posisi:
    if isian.pejabat_id is None:
        row = queries.posisi(ctx.actor).filter(pk=isian.riwayat_id or 0).first()
        if row is None:
            raise Invalid({"posisi": rules.PILIH_POSISI})
        return Posisi(row.pegawai, row.jabatan.nama, row)
    person = Pegawai.objects.select_related("akun").filter(pk=isian.pejabat_id).first()
    if not ctx.actor.is_bkd or person is None:
        raise Invalid({"pejabat": "Pilih pejabat dari daftar."})
    if person.riwayat.exists():
        raise Invalid({"pejabat": rules.HANYA_BUKAN_ASN})
    return Posisi(person, isian.jabatan.strip())


def _pegawai(ctx: Context, isian: IsianTugas) -> Pegawai:
    """The appointee, who must be there."""
    person = Pegawai.objects.select_related("akun").filter(pk=isian.pegawai_id or 0).first()
    if person is None:
        raise Invalid({"pegawai": rules.PILIH_PEGAWAI})
    if why := sebab_sekarang(ctx.today, pegawai_id=person.pk):
        raise Invalid({"pegawai": rules.tidak_ada(person.akun.nama, why)})
    return person


def _write(ctx: Context, akun_id: int, isian: IsianTugas, posisi: Posisi, pegawai: Pegawai) -> PelaksanaTugas:
    with translated(REFUSED):
        return PelaksanaTugas.objects.create(
            jenis=isian.jenis,
            pegawai=pegawai,
            menggantikan=posisi.pemegang,
            riwayat=posisi.riwayat,
            perangkat_daerah_id=posisi.riwayat.perangkat_daerah_id if posisi.riwayat else None,
            jabatan=posisi.jabatan,
            tanggal_mulai=isian.tanggal_mulai,
            tanggal_selesai=isian.tanggal_selesai,
            dasar=isian.dasar.strip(),
            dibuat_pada=ctx.now,
            dibuat_oleh_id=akun_id,
        )


def _data(tugas: PelaksanaTugas) -> dict[str, object]:
    return {
        "sebagai": str(tugas),
        "pegawai": tugas.pegawai_id,
        "menggantikan": tugas.menggantikan_id,
        "mulai": tugas.tanggal_mulai.isoformat(),
        "selesai": tugas.tanggal_selesai.isoformat(),
        "dasar": tugas.dasar,
    }


def _tell(
    ctx: Context, tugas: PelaksanaTugas, person: Pegawai, judul: str, isi: str, *, tautan: str = ""
) -> None:
    """Both are told of each event once."""
    aksi = "akhir" if tugas.diakhiri_pada else "tunjuk"
    kunci = f"pelaksana-tugas:{tugas.pk}:{aksi}:{person.akun_id}"
    beri_tahu(ctx, akun_id=person.akun_id, judul=judul, isi=isi, tautan=tautan, kunci=kunci)
