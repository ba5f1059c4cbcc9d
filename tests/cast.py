"""The fixed cast: who plays in the tests. One province, two PD, one person for each part.

Rows are written directly: the cast is the stage, not the play. Everything fictional.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from sikinerja.akun.models import Akun
from sikinerja.core.context import Actor, Channel, Context
from sikinerja.kepegawaian.models import (
    Jabatan,
    Pangkat,
    Pegawai,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
    RiwayatPenilai,
    UnitKerja,
)
from sikinerja.kepegawaian.queries.pelaku import get_actor
from tests.moments import ZONE, moment

PASSWORD = "Kelimutu-tiga-warna"
NOW = "2023-03-07 09:00"
_serial = itertools.count(1)


def context(person: Pegawai | Akun | None, at: str = NOW, channel: Channel = Channel.WEB) -> Context:
    """The context in which a person acts at a local time; ``None``: the system."""
    akun = person.akun if isinstance(person, Pegawai) else person
    if akun is None:
        actor = Actor.system()
    else:
        today = moment(at).astimezone(ZONE).date()
        actor = get_actor(akun_id=akun.pk, nama=akun.nama, is_bkd=akun.is_pengelola_aplikasi, today=today)
    return Context(actor=actor, now=moment(at), channel=channel, request_id="test", zone=ZONE)


def next_nip() -> str:
    """A fresh, well-formed, fictional NIP."""
    thousand, n = divmod(next(_serial), 999)  # 000 is no serial
    return f"{1960 + thousand % 40}0101201001{1}{n + 1:03d}"


def account(username: str, nama: str, *, bkd: bool = False, email: str = "") -> Akun:
    """An account whose owner has already chosen the password :data:`PASSWORD`."""
    akun = Akun(
        username=username,
        nama=nama,
        email=email,
        harus_ganti_password=False,
        is_pengelola_aplikasi=bkd,
        dibuat_pada=moment("2022-01-03 08:00"),
    )
    akun.set_password(PASSWORD)
    akun.save()
    return akun


def person(nama: str, *, nip: str | None = None, bkd: bool = False, email: str = "") -> Pegawai:
    """A PNS with an account; ``nip`` is invented when not given."""
    number = nip or next_nip()
    pangkat, _ = Pangkat.objects.get_or_create(
        jenis_kepegawaian="PNS", golongan="III/a", defaults={"nama": "Penata Muda", "urutan": 9}
    )
    akun = account(number, nama, bkd=bkd, email=email)
    return Pegawai.objects.create(akun=akun, jenis_kepegawaian="PNS", nip=number, pangkat=pangkat)


def tenure(
    pegawai: Pegawai,
    *,
    jabatan: Jabatan,
    unit: UnitKerja,
    penilai: Pegawai | None,
    tahun: int = 2023,
    tmt: date = date(2021, 1, 3),
    aktif: bool = True,
) -> RiwayatJabatan:
    """A riwayat jabatan with its line in the history of penilai."""
    riwayat = RiwayatJabatan.objects.create(
        pegawai=pegawai,
        tahun=tahun,
        jenis_jabatan=jabatan.jenis,
        jabatan=jabatan,
        tmt=tmt,
        perangkat_daerah=unit.perangkat_daerah,
        unit_kerja=unit,
        penilai=penilai,
        aktif=aktif,
    )
    if penilai is not None:
        RiwayatPenilai.objects.create(riwayat=riwayat, penilai=penilai, tanggal_mulai=date(tahun, 1, 1))
    return riwayat


@dataclass(frozen=True, slots=True)
class Cast:
    """The stage: PD ``badan`` with its people, PD ``dinas`` with strangers, BKD, the Gubernur above."""

    badan: PerangkatDaerah
    dinas: PerangkatDaerah
    bidang: UnitKerja
    jabatan_staf: Jabatan
    jabatan_kabid: Jabatan
    jabatan_kepala: Jabatan
    gubernur: Pegawai
    kepala: Pegawai
    """Pimpinan of ``badan``; penilai of ``penilai``; model JPT."""
    penilai: Pegawai
    """Kepala bidang; rates ``pegawai`` and ``rekan``; model JA/JF."""
    pegawai: Pegawai
    """The owner."""
    rekan: Pegawai
    """A colleague under the same penilai."""
    pengelola: Pegawai
    """Pengelola kepegawaian of ``badan``."""
    kepala_lain: Pegawai
    """Pimpinan of ``dinas``."""
    orang_lain: Pegawai
    """A stranger in ``dinas`` (rated by ``kepala_lain``)."""
    pengelola_lain: Pegawai
    """Pengelola kepegawaian of ``dinas``."""
    bkd: Pegawai
    """Pengelola aplikasi."""
    riwayat: RiwayatJabatan
    """The owner's active riwayat."""
    riwayat_penilai: RiwayatJabatan
    riwayat_kepala: RiwayatJabatan


def make_cast() -> Cast:
    """Write the stage into the database."""
    badan = PerangkatDaerah.objects.create(kode="BADAN", nama="Badan Contoh Daerah", tempat="Kota Contoh")
    dinas = PerangkatDaerah.objects.create(kode="DINAS", nama="Dinas Contoh", tempat="Kota Contoh")
    pusat = UnitKerja.objects.create(perangkat_daerah=badan, nama="Badan Contoh Daerah", jenis="LAINNYA")
    bidang = UnitKerja.objects.create(
        perangkat_daerah=badan, induk=pusat, nama="Bidang Pengembangan", jenis="BIDANG"
    )
    unit_lain = UnitKerja.objects.create(perangkat_daerah=dinas, nama="Bidang Sarana", jenis="BIDANG")
    staf = Jabatan.objects.create(nama="Pranata Komputer Ahli Pertama", jenis="FUNGSIONAL", kelas=8)
    kabid = Jabatan.objects.create(nama="Kepala Bidang Pengembangan", jenis="STRUKTURAL", kelas=11)
    kaban = Jabatan.objects.create(nama="Kepala Badan Contoh", jenis="STRUKTURAL", model_skp="JPT", kelas=14)

    akun_gubernur = account("gubernur", "Gubernur Contoh")
    gubernur = Pegawai.objects.create(akun=akun_gubernur, jenis_kepegawaian="NON_ASN")
    kepala = person("Maria Kepala Contoh, M.Si")
    penilai = person("Ratna Penilai Contoh, SH", email="ratna@contoh.test")
    pegawai = person("Yohanes Pegawai Contoh, S.Kom", nip="199004172015021003", email="yohanes@contoh.test")
    rekan = person("Agus Rekan Contoh")
    pengelola = person("Petrus Pengelola Contoh")
    kepala_lain = person("Lusia Kepala Lain")
    orang_lain = person("Orang Lain Contoh")
    pengelola_lain = person("Pengelola Lain Contoh")
    bkd = person("Bekade Contoh", bkd=True)

    PerangkatDaerah.objects.filter(pk=badan.pk).update(pimpinan=kepala)
    PerangkatDaerah.objects.filter(pk=dinas.pk).update(pimpinan=kepala_lain)
    Pengelola.objects.create(pegawai=pengelola, perangkat_daerah=badan)
    Pengelola.objects.create(pegawai=pengelola_lain, perangkat_daerah=dinas)

    riwayat_kepala = tenure(kepala, jabatan=kaban, unit=pusat, penilai=gubernur)
    riwayat_penilai = tenure(penilai, jabatan=kabid, unit=bidang, penilai=kepala)
    riwayat = tenure(pegawai, jabatan=staf, unit=bidang, penilai=penilai)
    tenure(rekan, jabatan=staf, unit=bidang, penilai=penilai)
    tenure(pengelola, jabatan=staf, unit=pusat, penilai=kepala)
    tenure(kepala_lain, jabatan=kaban, unit=unit_lain, penilai=gubernur)
    tenure(orang_lain, jabatan=staf, unit=unit_lain, penilai=kepala_lain)
    tenure(pengelola_lain, jabatan=staf, unit=unit_lain, penilai=kepala_lain)
    tenure(bkd, jabatan=staf, unit=pusat, penilai=kepala)
    return Cast(
        badan=badan, dinas=dinas, bidang=bidang, jabatan_staf=staf, jabatan_kabid=kabid, jabatan_kepala=kaban,
        gubernur=gubernur, kepala=kepala, penilai=penilai, pegawai=pegawai, rekan=rekan, pengelola=pengelola,
        kepala_lain=kepala_lain, orang_lain=orang_lain, pengelola_lain=pengelola_lain, bkd=bkd,
        riwayat=riwayat, riwayat_penilai=riwayat_penilai, riwayat_kepala=riwayat_kepala,
    )  # fmt: skip


assert ZONE.key == settings.TIME_ZONE
