"""Files of many rows: made, handed in, checked, applied, as the tests need them."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from sikinerja.core import tables
from sikinerja.core.tables import Column, Table
from sikinerja.impor import operations
from sikinerja.impor.models import BarisImpor, Impor
from sikinerja.integrasi.berkas.unggah import unggah
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.worker import imports
from tests.cast import Cast, context, next_nip

JUDUL = (
    "nip;nama;jenis_kepegawaian;golongan;tahun;jenis_jabatan;jabatan;tmt;perangkat_daerah;unit_kerja;penilai"
)
_names = itertools.count(1)
TAHUN, TMT = "2023", "2021-01-03"


def baris(cast: Cast, nip: str = "", nama: str = "", **change: str) -> list[str]:
    """One row of the table of employees, in the order of :data:`JUDUL`: staff of ``badan``.

    Without a name it is one's own: two of one name under similar numbers are taken for one person.
    """
    values = {
        "nip": nip or next_nip(), "nama": nama or f"Orang Baru {next(_names)}",
        "jenis_kepegawaian": "PNS", "golongan": "III/a",
        "tahun": TAHUN, "jenis_jabatan": "Fungsional Tertentu", "jabatan": cast.jabatan_staf.nama, "tmt": TMT,
        "perangkat_daerah": "BADAN", "unit_kerja": cast.bidang.nama, "penilai": cast.penilai.nip or "",
    }  # fmt: skip
    return list((values | change).values())


def csv(*rows: Sequence[str], judul: str = JUDUL) -> bytes:
    """A CSV with semicolons."""
    return "\n".join([judul, *(";".join(row) for row in rows)]).encode() + b"\n"


def xlsx(*rows: Sequence[Any], judul: str = JUDUL) -> bytes:
    """The same as a workbook."""
    target = io.BytesIO()
    tables.write_xlsx(Table([Column(name) for name in judul.split(";")], rows), target)
    return target.getvalue()


def diunggah(who: Pegawai, isi: bytes, *, jenis: str = "pegawai", nama: str = "pegawai.csv") -> Impor:
    """Handed in; the worker has not begun."""
    return unggah(context(who), jenis=jenis, nama=nama, isi=[isi])


def diperiksa(who: Pegawai, isi: bytes, *, jenis: str = "pegawai", nama: str = "pegawai.csv") -> Impor:
    """Checked by the worker."""
    impor = diunggah(who, isi, jenis=jenis, nama=nama)
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    return impor


def diterapkan(who: Pegawai, impor: Impor, *, yakin: bool = False) -> Impor:
    """Applied by the worker."""
    impor = operations.terapkan(context(who), impor_id=impor.pk, yakin=yakin)
    imports.terapkan(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    return impor


def rows(impor: Impor) -> list[BarisImpor]:
    """The rows of an import in the order of the file."""
    return list(BarisImpor.objects.filter(impor=impor).order_by("nomor"))


def counts(impor: Impor) -> tuple[int, int, int, int]:
    """New, changed, the same, wrong."""
    return impor.baru, impor.berubah, impor.tetap, impor.salah


def siap(cast: Cast) -> int:
    """Checked, by the pengelola of ``dinas``: two new people, a changed one, one wrong row."""
    dinas = {
        "perangkat_daerah": "DINAS",
        "unit_kerja": "Bidang Sarana",
        "penilai": cast.kepala_lain.nip or "",
    }
    impor = Impor.objects.create(
        jenis="pegawai", akun=cast.pengelola_lain.akun, nama_berkas="pegawai-dinas.xlsx", ukuran=12_400,
        sidik="0" * 64, status="SIAP", baru=2, berubah=1, tetap=3, salah=1, ragu=1,
        catatan="Kolom yang tidak dipakai: “No”.\nBaris yang dilewati karena bukan data: 9 (“JUMLAH”).",
        dibuat_pada=context(None).now, diperiksa_pada=context(None).now,
        kedaluwarsa_pada=context(None).now + operations.rules.MASA_SIMPAN,
    )  # fmt: skip
    names = JUDUL.split(";")
    for n, (status, ubahan, salah) in enumerate(
        [
            ("BARU", {}, []), ("BARU", {}, []), ("TETAP", {}, []), ("TETAP", {}, []), ("TETAP", {}, []),
            ("BERUBAH", {"nama": ["Orang Lain Contoh", "Orang Lain Contoh, SE"]}, []),
            ("SALAH", {}, [["nip", "NIP terdiri atas 18 angka (spasi boleh)."]]),
        ],
        start=2,
    ):  # fmt: skip
        isi = dict(zip(names, baris(cast, nama=f"Pegawai {n}", **dinas), strict=True))
        BarisImpor.objects.create(
            impor=impor,
            nomor=n,
            status=status,
            isi=isi | {"username": isi["nip"]},
            ubahan=ubahan,
            salah=salah,
            ragu=[["tahun", "2035 masih jauh: sekarang 2023."]] if n == 2 else [],
        )
    return impor.pk


def banyak(cast: Cast) -> int:
    """The same with more than one page of wrong rows."""
    pk = siap(cast)
    BarisImpor.objects.bulk_create(
        BarisImpor(
            impor_id=pk, nomor=n, status="SALAH", isi={"nama": f"Pegawai {n}", "username": str(n)},
            salah=[["nip", "NIP terdiri atas 18 angka (spasi boleh)."], ["golongan", "tidak ada golongan X"]],
        )
        for n in range(100, 160)
    )  # fmt: skip
    Impor.objects.filter(pk=pk).update(salah=61)
    return pk


def stored() -> list[Path]:
    """Files that lie below the data folder."""
    return [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
