"""Riwayat jabatan as forms and operations take them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sikinerja.akun.models import Akun
from sikinerja.kepegawaian.models import (
    Gabungan,
    KeadaanKhusus,
    Pegawai,
    PelaksanaTugas,
    RiwayatJabatan,
    RiwayatNomor,
)
from sikinerja.kepegawaian.rules import IsianRiwayat
from sikinerja.kepegawaian.rules.gabung import nama_ganda
from tests.cast import Cast, moment


def isian(cast: Cast, **change: object) -> IsianRiwayat:
    """A sound riwayat of ``cast.pegawai``'s kind, with changes."""
    base = IsianRiwayat(
        tahun=2023,
        jenis_jabatan="FUNGSIONAL",
        jabatan_id=cast.jabatan_staf.pk,
        tmt=date(2023, 2, 5),
        perangkat_daerah_id=cast.badan.pk,
        unit_kerja_id=cast.bidang.pk,
        penilai_id=cast.penilai.pk,
        aktif=True,
    )
    return replace(base, **change)


def post(data: IsianRiwayat | RiwayatJabatan, **change: object) -> dict[str, str]:
    """The same as a browser sends it."""
    values: dict[str, object] = {
        "tahun": data.tahun,
        "jenis_jabatan": data.jenis_jabatan,
        "jabatan": data.jabatan_id,
        "tmt": data.tmt.isoformat(),
        "perangkat_daerah": data.perangkat_daerah_id,
        "unit_kerja": data.unit_kerja_id,
        "penilai": data.penilai_id,
        "aktif": "1" if data.aktif else "0",
    }
    return {name: str(value) for name, value in (values | change).items()}


def pelaksana_tugas(
    pegawai: Pegawai, posisi: RiwayatJabatan, *, jenis: str = "PLH", **change: object
) -> PelaksanaTugas:
    """Somebody acts in the post ``posisi`` in March 2023, with changes."""
    base: dict[str, object] = {
        "jenis": jenis,
        "pegawai": pegawai,
        "menggantikan": posisi.pegawai,
        "riwayat": posisi,
        "perangkat_daerah": posisi.perangkat_daerah,
        "jabatan": posisi.jabatan.nama,
        "tanggal_mulai": date(2023, 3, 1),
        "tanggal_selesai": date(2023, 3, 31),
        "dasar": "SP 800/12/2023",
        "dibuat_pada": moment("2023-02-27 09:00"),
        "dibuat_oleh": posisi.pegawai.akun,
    }
    return PelaksanaTugas.objects.create(**(base | change))


def keadaan_khusus(pegawai: Pegawai, **change: object) -> KeadaanKhusus:
    """A maternity leave from March to May 2023, with changes."""
    base: dict[str, object] = {
        "pegawai": pegawai,
        "jenis": "CUTI_MELAHIRKAN",
        "tanggal_mulai": date(2023, 3, 1),
        "tanggal_selesai": date(2023, 5, 31),
        "dasar": "SK 800/1/2023",
        "dibuat_pada": moment("2023-02-27 09:00"),
    }
    return KeadaanKhusus.objects.create(**(base | change))


def gabungan(cast: Cast, *, pegawai: Pegawai, ganda: Pegawai) -> Gabungan:
    """A merging of a moment ago, as far as pages show it."""
    nomor = RiwayatNomor.objects.create(
        pegawai=pegawai, jenis_lama="PNS", nomor_lama=ganda.akun.username, jenis_baru="PNS", milik_lain=False,
        nomor_baru=pegawai.akun.username, alasan="Terdaftar dua kali", pada=moment("2023-03-07 08:00"),
    )  # fmt: skip
    row = Gabungan.objects.create(
        riwayat_nomor=nomor,
        pegawai=pegawai, nomor_pegawai=pegawai.akun.username, jenis_pegawai="PNS", ganda=ganda,
        nomor_ganda=ganda.akun.username, jenis_ganda="PNS", ganda_aktif=True, alasan="Terdaftar dua kali",
        nomor_jadi=pegawai.akun.username, pada=moment("2023-03-07 08:00"), oleh=cast.bkd.akun,
        sampai=moment("2023-03-08 08:00"),
    )  # fmt: skip
    Pegawai.objects.filter(pk=ganda.pk).update(jenis_kepegawaian="NON_ASN", nip=None, pangkat=None)
    Akun.objects.filter(pk=ganda.akun_id).update(username=nama_ganda(ganda.pk), aktif=False)
    return row
