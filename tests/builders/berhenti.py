"""Doors by which a penilai goes, what hangs there, and what one sees of it afterwards (issue 9 §1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sikinerja.core.context import Context
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, UnitKerja
from sikinerja.kepegawaian.operations import akun, induk, keadaan
from sikinerja.kepegawaian.rules.induk import DataInduk
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan
from sikinerja.mutasi.operations import perpindahan
from sikinerja.mutasi.operations import riwayat as mutasi
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.rekapitulasi.queries import beranda, facts
from sikinerja.skp import queries as skp
from sikinerja.skp.models import Skp
from tests.api.client import Program, ok
from tests.builders import akhir, impor, token
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context

HARI_INI = date(2023, 3, 7)


def berkeadaan(cast: Cast, who: Pegawai, jenis: str) -> None:
    """BKD records a state that begins today."""
    isian = IsianKeadaan(jenis, HARI_INI, None, "SK 800/1/2023")
    keadaan.catat(context(cast.bkd), pegawai_id=who.pk, isian=isian)


def akun_nonaktif(cast: Cast, who: Pegawai) -> None:
    """BKD closes the account."""
    akun.ubah_status(context(cast.bkd), pegawai_id=who.pk, aktif=False, alasan="Pindah ke pusat")


def riwayat_nonaktif(cast: Cast, who: Pegawai) -> None:
    """BKD takes the only jabatan away."""
    row = RiwayatJabatan.objects.get(pegawai=who, aktif=True)
    isian = replace(kepegawaian.isian(row), aktif=False)
    mutasi.edit_riwayat(context(cast.bkd), riwayat_id=row.pk, isian=isian, alasan="Jabatan dihapus")


def _pd_bubar(cast: Cast, who: Pegawai) -> None:
    """The PD in which the penilai works has nobody left, and is dissolved."""
    for row in RiwayatJabatan.objects.filter(perangkat_daerah=cast.dinas, aktif=True):
        riwayat_nonaktif(cast, row.pegawai)
    induk.ubah_status(
        context(cast.bkd),
        jenis=DataInduk.PERANGKAT_DAERAH,
        pk=cast.dinas.pk,
        aktif=False,
        alasan="Perda 1/2023",
    )


def di_pd_lain(cast: Cast) -> None:
    """The stage of that: the penilai works in ``dinas``, whoever names her in ``badan``."""
    unit = UnitKerja.objects.get(perangkat_daerah=cast.dinas)
    RiwayatJabatan.objects.filter(pk=cast.riwayat_penilai.pk).update(
        perangkat_daerah=cast.dinas, unit_kerja=unit
    )


def baris_penilai(cast: Cast, **change: str) -> list[str]:
    """The row of a file that says what is known of the penilai, with changes."""
    said = {"jenis_jabatan": "Struktural", "jabatan": cast.jabatan_kabid.nama, "penilai": cast.kepala.nip}
    nip, nama = cast.penilai.nip, cast.penilai.akun.nama
    return [*impor.baris(cast, nip or "", nama, **{k: v or "" for k, v in said.items()} | change)]


def berkas(cast: Cast, *rows: list[str]) -> None:
    """BKD brings them in by a file, sure of what it was asked about."""
    found = impor.diperiksa(cast.bkd, impor.csv(*rows, judul=f"{impor.JUDUL};aktif"))
    impor.operations.terapkan(context(cast.bkd), impor_id=found.pk, yakin=bool(found.ragu))
    found.refresh_from_db()
    impor.imports.terapkan(found.pekerjaan_id or 0)


def _impor(cast: Cast, who: Pegawai) -> None:
    berkas(cast, [*baris_penilai(cast), "tidak"])


def _api(cast: Cast, who: Pegawai) -> None:
    row = RiwayatJabatan.objects.get(pegawai=who, aktif=True)
    body = {
        "tahun": row.tahun, "jenis_jabatan": row.jenis_jabatan, "jabatan_id": row.jabatan_id,
        "tmt": row.tmt.isoformat(), "perangkat_daerah_id": row.perangkat_daerah_id,
        "unit_kerja_id": row.unit_kerja_id, "penilai_id": row.penilai_id, "aktif": False,
        "alasan": "Jabatan dihapus", "yakin": True,
    }  # fmt: skip
    ok(Program(token.pribadi(cast.bkd)).put(f"/riwayat-jabatan/{row.pk}", body))


def _mutasi(cast: Cast, who: Pegawai) -> None:
    isian = kepegawaian.isian(RiwayatJabatan.objects.get(pegawai=who, aktif=True))
    baru = replace(isian, jabatan_id=cast.jabatan_kepala.pk)
    perpindahan.mutasi(context(cast.bkd), pegawai_id=who.pk, tanggal=date(2023, 3, 5), isian=baru)


def _impor_pindah(cast: Cast, who: Pegawai) -> None:
    berkas(cast, [*baris_penilai(cast, jabatan=cast.jabatan_kepala.nama, tmt="2023-03-05"), "ya"])


def _api_mutasi(cast: Cast, who: Pegawai) -> None:
    row = RiwayatJabatan.objects.get(pegawai=who, aktif=True)
    body = {
        "tanggal": "2023-03-05", "jenis_jabatan": row.jenis_jabatan, "jabatan_id": cast.jabatan_kepala.pk,
        "perangkat_daerah_id": row.perangkat_daerah_id, "unit_kerja_id": row.unit_kerja_id,
        "penilai_id": row.penilai_id, "yakin": True,
    }  # fmt: skip
    ok(Program(token.pribadi(cast.bkd)).post(f"/pegawai/{who.pk}/mutasi", body), 201)


@dataclass(frozen=True, slots=True)
class Pintu:
    """A door: how a penilai goes through it; ``pindah``: moves, and rates until the others change theirs."""

    lewati: Callable[[Cast, Pegawai], None]
    pindah: bool = False
    sebelum: Callable[[Cast], None] = lambda cast: None

    def penilai(self, cast: Cast) -> Pegawai:
        """Who rates afterwards."""
        return cast.penilai if self.pindah else cast.kepala


def _state(jenis: str) -> Callable[[Cast, Pegawai], None]:
    return lambda cast, who: berkeadaan(cast, who, jenis)


PINTU = {
    "akun dinonaktifkan": Pintu(akun_nonaktif),
    "meninggal": Pintu(_state("MENINGGAL")),
    "pensiun": Pintu(_state("PENSIUN")),
    "kontrak berakhir": Pintu(_state("KONTRAK_BERAKHIR")),
    "riwayat dinonaktifkan": Pintu(riwayat_nonaktif),
    "perangkat daerah dibubarkan": Pintu(_pd_bubar, sebelum=di_pd_lain),
    "impor: tidak aktif": Pintu(_impor),
    "API: tidak aktif": Pintu(_api),
    "mutasi": Pintu(_mutasi, pindah=True),
    "impor: pindah": Pintu(_impor_pindah, pindah=True),
    "API: mutasi": Pintu(_api_mutasi, pindah=True),
}


def _bulan(cast: Cast) -> Realisasi:
    return build.diajukan(build_skp.disetujui(cast.riwayat))


def _bulan_setengah(cast: Cast) -> Realisasi:
    return build.dinilai(build_skp.disetujui(cast.riwayat))


def _akhir(cast: Cast) -> Skp:
    plan = build_skp.disetujui(cast.riwayat)
    akhir.diajukan(plan)
    return plan


TERGANTUNG: dict[str, tuple[str, Callable[[Cast], Skp | Realisasi]]] = {
    "SKP diajukan": ("skp", lambda cast: build_skp.diajukan(cast.riwayat)),
    "revisi diajukan": ("revisi", lambda cast: build_skp.revisi(cast.riwayat)),
    "bulan diajukan": ("bulan", _bulan),
    "bulan setengah dinilai": ("bulan", _bulan_setengah),
    "realisasi akhir diajukan": ("akhir", _akhir),
}
"""Under which name ``bergantung`` keeps it, and how it comes to be."""


def is_rater(who: Pegawai, row: Skp | Realisasi) -> bool:
    """Whether somebody rates a row now."""
    actor = context(who).actor
    if isinstance(row, Skp):
        return Skp.objects.filter(skp.dinilai(actor), pk=row.pk).exists()
    return Realisasi.objects.filter(months.dinilai(actor), pk=row.pk).exists()


def titles(who: Pegawai) -> list[str]:
    """What somebody was told, in order."""
    return list(Pemberitahuan.objects.filter(akun=who.akun).order_by("pk").values_list("judul", flat=True))


def asked(who: Pegawai, ctx: Context | None = None) -> list[str]:
    """What the task to change one's penilai says."""
    ctx = ctx or context(who)
    found = beranda.beranda(ctx, facts.fakta(ctx)).tugas
    return [task.keterangan for task in found if task.judul.startswith("Ubah pejabat penilai")]
