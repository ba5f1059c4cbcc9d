"""Riwayat jabatan as forms and operations take them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.rules import IsianRiwayat
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
