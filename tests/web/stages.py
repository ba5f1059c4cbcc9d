"""Forms that no page of the permission matrix shows ready to be sent: their stage, and what is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sikinerja.integrasi import rules as tool_kinerja
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.mutasi.queries import berhenti
from sikinerja.mutasi.queries.pertanyaan import tanya_tugas
from sikinerja.rilis.queries import siap
from sikinerja.tpp.rules import Pelanggaran
from sikinerja.web.rilis.forms import AlasanForm
from tests.architecture.matrix import keamanan as keamanan_matrix
from tests.architecture.matrix import kelola as kelola_matrix
from tests.architecture.matrix import rilis as rilis_matrix
from tests.builders import impor as impor_builder
from tests.builders import rilis, skp
from tests.cast import PASSWORD, Cast, context, next_nip, person, tenure


@dataclass(frozen=True)
class Stage:
    """``build`` writes the stage (else the matrix's), ``who`` sends, ``values`` are typed over the rest."""

    build: Callable[[Cast], Any] | None = None
    who: str = ""
    values: Callable[[Cast], dict[str, Any]] | None = None
    query: str = ""


def _position(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "jenis_jabatan": "FUNGSIONAL", "jabatan": cast.jabatan_staf.pk, "perangkat_daerah": cast.badan.pk,
        "unit_kerja": cast.bidang.pk, "penilai": cast.penilai.pk, "tmt": "2024-01-02",
    } | more  # fmt: skip


def _contact(cast: Cast) -> dict[str, Any]:
    return {"no_hp": "0812 3456 7890", "email": "baru@contoh.test"}


def _dinas_position(cast: Cast) -> dict[str, Any]:
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja_id
    own = {"perangkat_daerah": cast.dinas.pk, "unit_kerja": unit, "penilai": cast.kepala_lain.pk}
    named = {"jenis_kepegawaian": "PNS", "nomor": next_nip(), "nama": "Orang Baru"}
    return _position(cast, **own) | named | _contact(cast)


def _sources(cast: Cast) -> int:
    place = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.penilai}
    skp.disetujui(tenure(cast.pegawai, **place, tahun=2022, aktif=False), rhk=2)
    return skp.konsep(cast.riwayat).pk


def _last_years(cast: Cast) -> None:
    RiwayatPenilai.objects.filter(riwayat=cast.riwayat).delete()
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(tahun=2022)


def _file_of_tool_kinerja(cast: Cast) -> dict[str, Any]:
    nip, year = cast.pegawai.nip or "", (date(2023, 1, 1), date(2023, 12, 31))
    made = tool_kinerja.contoh(nip=nip, tahun=2023, awal=year[0], akhir=year[1], jpt=False)
    return {"cara": "BERKAS", "berkas": ("rhk.json", json.dumps(made).encode())}


def _approved_elsewhere(cast: Cast) -> tuple[int, int]:
    """A month that somebody can file: nothing is asked about more time for it."""
    skp.disetujui(cast.orang_lain.riwayat.get())
    return 2023, 2


def _ladders(cast: Cast) -> dict[str, Any]:
    """Rungs that climb."""
    return {f"{kind.value}_mulai_{n}": 10 * n - 9 for kind in Pelanggaran for n in range(1, 11)}


def _attendance(cast: Cast) -> dict[str, Any]:
    head = "NIP;Hari kerja;Hadir;Terlambat;Pulang cepat;Alpa;Izin/cuti;Terlambat menit;Nilai"
    file = f"{head}\n{cast.pegawai.nip};20;19;2;0;0;1;35;97,5".encode()
    return {"bulan": "2023-02", "berkas": ("kehadiran.csv", file)}


def _correction(cast: Cast) -> tuple[int, int]:
    """A released month whose correction stands open."""
    rilis_matrix.opened(cast)
    return rilis.FEBRUARI.tahun, rilis.FEBRUARI.bulan


def _checked(cast: Cast) -> int:
    """A file of BKD's, checked; the file itself is still there."""
    return impor_builder.diperiksa(cast.bkd, impor_builder.csv(impor_builder.baris(cast))).pk


def _another_penilai(cast: Cast) -> dict[str, Any]:
    """For everybody on the list, and the yes to what is odd about it."""
    ctx = context(cast.bkd)
    listed = list(berhenti.daftar(ctx, q="").values_list("pk", flat=True))
    asked = berhenti.tanya(ctx, riwayat_ids=listed, penilai_id=cast.kepala.pk)
    return {"siapa": "semua", "penilai": cast.kepala.pk, "yakin": asked.kunci}


def _release(cast: Cast) -> dict[str, Any]:
    """The yes to a month in which whole PD have no attendance."""
    form = AlasanForm({"alasan": ""})
    assert not form.errors.get("yakin")
    form.tanyakan(siap.halaman(context(cast.bkd), month=rilis.FEBRUARI).ganjil)
    return {"yakin": form.jawaban}


def _acting(cast: Cast) -> str:
    """The yes to what is odd about somebody of another PD who acts for the penilai."""
    days = {"tanggal_mulai": date(2023, 3, 8), "tanggal_selesai": date(2023, 3, 20)}
    isian = IsianTugas("PLH", cast.orang_lain.pk, **days, dasar="SP 1", riwayat_id=cast.riwayat_penilai.pk)
    return tanya_tugas(context(cast.bkd), isian).kunci


STAGES = {
    "impor:periksa_ulang": Stage(build=_checked, who="bkd"),
    "kelola:penilai": Stage(build=kelola_matrix.left_behind, who="bkd", values=_another_penilai),
    "rilis:siap": Stage(build=_correction, who="bkd"),
    "rilis:minta": Stage(values=_release),
    "penilaian_skp:detail": Stage(build=lambda c: skp.diajukan(c.riwayat).pk, who="penilai"),
    "kelola:gabungkan": Stage(
        values=lambda _: {"ganda": person("Orang Lain").pk, "alasan": "Terdaftar dua kali", "pasti": "1"}
    ),
    "kelola:penggabungan": Stage(build=kelola_matrix.gagal_digabung),
    "kelola:ubah_nomor": Stage(values=lambda c: {"nomor": next_nip()}),
    "akun:ganti_password": Stage(
        values=lambda c: {"lama": PASSWORD, "baru": "Kelimutu-empat-warna", "ulang": "Kelimutu-empat-warna"}
    ),
    "profil:edit": Stage(values=_contact),
    "profil:edit_pegawai": Stage(values=_contact),
    "keamanan:kode": Stage(build=keamanan_matrix.codes),
    "riwayat_jabatan:tambah": Stage(values=lambda c: _position(c, tahun=2024)),
    "riwayat_jabatan:tambah_untuk": Stage(values=lambda c: _position(c, tahun=2024)),
    "riwayat_jabatan:copy": Stage(values=lambda c: {"tahun": 2024, "tmt": "2024-01-02"}),
    "riwayat_jabatan:edit": Stage(values=lambda c: {"tmt": "2021-01-04"}),
    "skp:salin": Stage(build=_sources),
    "skp:impor": Stage(values=_file_of_tool_kinerja),
    "riwayat_jabatan:salin": Stage(build=_last_years),
    "kehadiran:unggah": Stage(values=_attendance),
    "penilaian_realisasi_bulanan:ubah": Stage(
        values=lambda c: {"hasil_kerja": "DI_ATAS", "perilaku": "DI_ATAS"}
    ),
    "tpp:ubah": Stage(values=_ladders),
    "kelola:password_massal": Stage(values=lambda c: {"siapa": "semua"}),
    "aktivitas:tambah": Stage(
        values=lambda c: {
            "jenis": "rencana",
            "uraian": "Rapat",
            "indikator": "lain",
            "tanggal": "2023-03-08",
            "mulai": "13:00",
            "selesai": "14:00",
        }
    ),
    "aktivitas:ubah": Stage(values=lambda c: {"uraian": "Menyusun laporan lain"}),
    "impor:unggah": Stage(
        values=lambda c: {"berkas": ("pegawai.csv", impor_builder.csv(impor_builder.baris(c)))}
    ),
    "jadwal:catat_gangguan": Stage(values=lambda c: {"catat": "1"}),
    "jadwal:beri_dispensasi": Stage(
        build=_approved_elsewhere,
        values=lambda c: {"pegawai": c.orang_lain.pk, "jenis": "PENGISIAN", "batas_pada": "2023-03-20"},
    ),
    "kelola:tambah_akun": Stage(values=_dinas_position),
    "kelola:tambah_plt": Stage(
        values=lambda c: {
            "posisi": c.riwayat_penilai.pk,
            "pegawai": c.orang_lain.pk,
            "jenis": "PLH",
            "tanggal_mulai": "2023-03-08",
            "tanggal_selesai": "2023-03-20",
            "yakin": _acting(c),
        },
        who="bkd",
    ),
    "informasi:ubah": Stage(values=lambda c: {"judul": "Judul lain"}),
    "data_induk:ubah": Stage(values=lambda c: {"nama": "Nama lain"}),
    "data_induk:tunjuk_pengelola": Stage(values=lambda c: {"terkelola": c.rekan.pk}),
    "data_induk:pimpinan": Stage(values=lambda c: {"terkelola": c.orang_lain.pk}),
    "keadaan_khusus:tambah": Stage(
        values=lambda c: {
            "terkelola": c.orang_lain.pk,
            "jenis": "CUTI_BESAR",
            "tanggal_mulai": "2023-03-01",
            "tanggal_selesai": "2023-04-30",
        }
    ),
    "keadaan_khusus:ubah": Stage(values=lambda c: {"dasar": "SK 900/2023"}),
    "tpp:kecualikan": Stage(values=lambda c: {"terkelola": c.rekan.pk, "persen": "80"}),
    "mutasi:catat": Stage(values=_position, query="?tanggal=2023-03-06"),
    "mutasi:catat_untuk": Stage(values=_position, query="?tanggal=2023-03-06"),
}
