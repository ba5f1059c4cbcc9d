"""A world in which every address of the API has something to be about: ids by the names of parameters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pangkat
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.api.client import Program
from tests.builders import aktivitas, jadwal, realisasi, rilis, token, tpp
from tests.builders import skp as build
from tests.cast import Cast, moment, tenure

SCOPES = ("kehadiran:tulis", "pegawai:baca", "rilis:baca")


@dataclass(frozen=True, slots=True)
class World:
    """Tokens by who carries them, and ids of the owner's things."""

    tokens: dict[str, str]
    ids: dict[str, int | str]

    def program(self, who: str) -> Program:
        """A program of one of them."""
        return Program(self.tokens.get(who))

    def place(self, path: str) -> str:
        """An address of the description with real ids in it."""
        return path.removeprefix("/api/v1").format(**self.ids)


def tokens(cast: Cast) -> dict[str, str]:
    """One for everybody who matters, and for a machine."""
    people = {
        "owner": cast.pegawai, "penilai": cast.penilai, "stranger": cast.orang_lain, "bkd": cast.bkd,
        "pengelola": cast.pengelola,
    }  # fmt: skip
    made = {name: token.pribadi(person) for name, person in people.items()}
    made["reader"] = token.pribadi(cast.pegawai, "pribadi:baca")
    made["mesin"] = token.mesin(cast.bkd, *SCOPES)
    return made


def make(cast: Cast) -> World:
    """The cast with SKP, months, activities, a released month, a bell."""
    before = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    build.disetujui(before, awal=date(2022, 1, 1))
    skp = build.disetujui(cast.riwayat)
    month = realisasi.selesai(skp, month=Month(2023, 1), at="2023-02-09 09:00")
    realisasi.diajukan(skp)
    rhk = skp.rhk.all()[0]
    bell = Pemberitahuan.objects.create(
        akun=cast.pegawai.akun, judul="Kabar", kunci="kabar", dibuat_pada=moment("2023-03-01 08:00")
    )
    tpp.berlaku()
    frozen = rilis.dirilis(cast, month=Month(2023, 1), at="2023-02-14 09:00")
    assert month.pengajuan is not None
    grant = jadwal.dispensasi(cast, cast.orang_lain)
    ids: dict[str, int | str] = {
        "skp_id": skp.pk, "rhk_id": rhk.pk, "indikator_id": rhk.indikator.all()[0].pk, "nomor": 1,
        "riwayat_id": cast.riwayat.pk, "pegawai_id": cast.pegawai.pk, "mutasi_id": 1, "tugas_id": 1,
        "aktivitas_id": aktivitas.aktivitas(skp).pk, "rencana_id": aktivitas.rencana(skp).pk,
        "realisasi_id": month.pk, "pengajuan_id": month.pengajuan.pk, "pemberitahuan_id": bell.pk,
        "tahun": frozen.tahun, "bulan": frozen.bulan, "bagian": "hasil_kerja", "jenis": "perangkat-daerah",
        "dispensasi_id": grant.pk, "organisasi_id": cast.badan.pk,
        "pangkat_id": Pangkat.objects.values_list("pk", flat=True)[0],
        "jabatan_id": cast.jabatan_staf.pk, "perangkat_daerah_id": cast.badan.pk,
        "unit_kerja_id": cast.bidang.pk, "penilai_id": cast.penilai.pk, "sumber_id": skp.pk,
        "pekerjaan_id": 1,
    }  # fmt: skip
    return World(tokens(cast), ids)


def filled(value: Any, ids: dict[str, int | str]) -> Any:
    """A body with real ids wherever one is asked for."""
    if isinstance(value, list):
        return [filled(one, ids) for one in value]
    if isinstance(value, dict):
        return {
            k: ids[k] if k.endswith("_id") and k in ids and v is not None else filled(v, ids)
            for k, v in value.items()
        }
    return value
