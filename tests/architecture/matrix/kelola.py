"""Kelola: for pengelola kepegawaian (own PD) and BKD; to everybody else it does not exist."""

from __future__ import annotations

from datetime import date
from typing import Any

from sikinerja.akun.models import Akun
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatNomor
from sikinerja.kepegawaian.rules.gabung import bertentangan
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pekerjaan.rules import ringkas
from tests.architecture.matrix.rows import row
from tests.builders import faktor, pekerjaan, realisasi, skp
from tests.builders.kepegawaian import gabungan, keadaan_khusus, pelaksana_tugas
from tests.cast import Cast, moment, person, tenure


def colleague(cast: Cast) -> int:
    """Somebody of ``badan``."""
    return cast.rekan.pk


def colleague_with_codes(cast: Cast) -> int:
    """The same, with an app for codes."""
    faktor.totp(cast.rekan.akun)
    return cast.rekan.pk


def nobody(cast: Cast) -> None:
    """Everybody has been here."""
    Akun.objects.update(last_login=moment("2023-03-06 09:00"))


def passwords(cast: Cast) -> int:
    """A list of first passwords, ready to be printed by the pengelola of ``dinas``."""
    return Pekerjaan.objects.create(
        jenis="PASSWORD_PERTAMA", kunci=f"password_pertama:{cast.pengelola_lain.akun_id}", status="SELESAI",
        akun=cast.pengelola_lain.akun, parameter={"pegawai": [cast.orang_lain.pk]}, total=1, selesai=1,
        dibuat_pada=moment("2023-03-06 09:00"), diubah_pada=moment("2023-03-06 09:00"),
        pesan="1 password pertama siap dicetak",
    ).pk  # fmt: skip


def digabung(cast: Cast) -> int:
    """Somebody for whom a second record was set aside a moment ago."""
    ganda = person("Orang Lain Contoh")
    gabungan(cast, pegawai=cast.orang_lain, ganda=ganda)
    return cast.orang_lain.pk


def menggabungkan(cast: Cast, **change: Any) -> tuple[int, int]:
    """A second record of somebody that waits for the worker."""
    at, ganda = moment("2023-03-06 09:00"), person("Orang Lain Contoh")
    asked = {"ganda_id": ganda.pk, "nomor_ganda": False, "alasan": "Terdaftar dua kali"}
    nomor = [cast.orang_lain.akun.username, ganda.akun.username]
    base = {
        "jenis": "GABUNG_DATA", "kunci": f"gabung:{cast.orang_lain.pk}", "akun": cast.bkd.akun, "total": 12,
        "parameter": {"pegawai": cast.orang_lain.pk, "isian": asked, "nomor": nomor},
        "dibuat_pada": at, "diubah_pada": at,
    }  # fmt: skip
    return cast.orang_lain.pk, Pekerjaan.objects.create(**base | change).pk


def gagal_digabung(cast: Cast) -> tuple[int, int]:
    """It could not be done, for many reasons."""
    why = bertentangan([f"Kehadiran Februari {year} ada pada keduanya" for year in range(2000, 2020)])
    return menggabungkan(cast, status="GAGAL", pesan=ringkas(why))


def busy(cast: Cast) -> int:
    """Somebody with a second factor, former numbers and a long history."""
    faktor.totp(cast.rekan.akun)
    for n in range(3):
        RiwayatNomor.objects.create(
            pegawai=cast.rekan, jenis_lama="PPPK", nomor_lama=f"19900417202121100{n}", jenis_baru="PPPK",
            nomor_baru=f"19900417202121100{n + 1}", alasan="Kontrak baru " * 10, milik_lain=False,
            pada=moment("2023-03-06 09:00"), oleh=cast.bkd.akun,
        )  # fmt: skip
    Jejak.objects.bulk_create(
        Jejak(
            pada=moment("2023-03-06 09:00"), akun=cast.pengelola.akun, nama=cast.pengelola.akun.nama,
            untuk=cast.rekan.akun, sebagai="pengelola kepegawaian", kanal="web", request_id="x",
            aksi="akun.nonaktifkan", objek_jenis="akun.akun", objek_id=cast.rekan.akun_id,
            data={"alasan": "Pindah instansi"},
        )
        for _ in range(40)
    )  # fmt: skip
    return cast.rekan.pk


def many(cast: Cast) -> None:
    """More than one page of people in ``dinas``."""
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja
    for n in range(40):
        tenure(person(f"Pegawai {n}"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)


def finished(cast: Cast) -> None:
    """Plans of ``dinas``, one rated to the end, and a ZIP that is being made."""
    tenures = RiwayatJabatan.objects.filter(perangkat_daerah=cast.dinas)
    for riwayat in tenures.exclude(penilai=cast.gubernur):
        skp.disetujui(riwayat)
    job(cast)


def job(cast: Cast) -> int:
    """A ZIP of ``dinas`` that waits for the worker."""
    pekerjaan.menunggu(cast)
    return Pekerjaan.objects.get().pk


def ready(cast: Cast) -> int:
    """A ZIP of ``dinas`` that lies ready."""
    return pekerjaan.selesai(cast).pk


PD = {"pengelola_lain": 200, "pimpinan_lain": 200, "bkd": 200, "others": 404}


def plh(cast: Cast) -> int:
    """An appointment to a post of ``badan``."""
    return pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai).pk


def many_plh(cast: Cast) -> None:
    """More than one page of appointments in ``dinas``: standing, coming, over, ended early."""
    post = RiwayatJabatan.objects.get(pegawai=cast.kepala_lain)
    over = {"tanggal_mulai": date(2022, 3, 1), "tanggal_selesai": date(2022, 3, 31)}
    ended = {"diakhiri_pada": moment("2023-03-05 09:00"), "alasan_diakhiri": "Pejabat sudah kembali."}
    coming = {"tanggal_mulai": date(2023, 4, 1), "tanggal_selesai": date(2023, 4, 30)}
    for n in range(40):
        change = ({}, over, coming, ended | {"diakhiri_oleh": cast.bkd.akun})[n % 4]
        pelaksana_tugas(person(f"Pegawai {n}"), post, **change)


def left_behind(cast: Cast) -> None:
    """More than one page of people in ``dinas`` whose penilai retired, with months that wait."""
    many(cast)
    keadaan_khusus(cast.kepala_lain, jenis="PENSIUN", tanggal_selesai=None)
    riwayat = RiwayatJabatan.objects.get(pegawai=cast.orang_lain)
    realisasi.diajukan(skp.disetujui(riwayat))


ROWS = (
    row("kelola:beranda", **PD | {"penilai": 404}),
    row("kelola:dokumen", full=finished, **PD | {"penilai": 404}),
    row("kelola:kemajuan", job, full=ready, **PD),
    row("kelola:unduh", ready, **PD),
    row("kelola:akun", pengelola_lain=200, bkd=200, others=404, full=many),
    row("kelola:tambah_akun", pengelola_lain=200, bkd=200, others=404),
    row("kelola:password_massal", bare=nobody, pengelola_lain=200, bkd=200, others=404, full=many),
    row("kelola:lembar_password", passwords, pengelola_lain=200, others=404),
    row("kelola:rincian_akun", colleague, bkd=200, others=404, full=busy),
    row("kelola:akhiri_sesi", colleague, bkd=200, others=404),
    row("kelola:reset_verifikasi", colleague_with_codes, bkd=200, others=404),
    row("kelola:password", colleague, bkd=200, others=404),
    row("kelola:status", colleague, bkd=200, others=404),
    row("kelola:gabungkan", lambda c: c.orang_lain.pk, pengelola_lain=403, bkd=200, others=404),
    row("kelola:penggabungan", menggabungkan, full=gagal_digabung, pengelola_lain=403, bkd=200, others=404),
    row("kelola:cari_ganda", bkd=200, others=404),
    row("kelola:pisahkan", digabung, pengelola_lain=403, bkd=200, others=404),
    row("kelola:ubah_nomor", lambda c: c.orang_lain.pk, pengelola_lain=403, bkd=200, others=404),
    row("kelola:penilai", pengelola_lain=200, bkd=200, others=404, full=left_behind),
    row("kelola:plt", pengelola_lain=200, bkd=200, others=404, full=many_plh),
    row("kelola:tambah_plt", pengelola_lain=200, bkd=200, others=404),
    row("kelola:cari_posisi", pengelola_lain=200, bkd=200, others=404),
    row("kelola:cari_pejabat", pengelola_lain=200, bkd=200, others=404),
    row("kelola:akhiri_plt", plh, bkd=200, others=404),
)
