"""One line of the table of employees: the account and person, then the riwayat jabatan."""

from __future__ import annotations

from typing import Any

from sikinerja.akun import steps as akun
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.kepegawaian import queries, rules, steps
from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, Pengelola, RiwayatJabatan
from sikinerja.kepegawaian.operations._load_master import Isi, cari_orang, cari_pd, cari_unit, orang, simpan
from sikinerja.kepegawaian.rules import IsianRiwayat

PENILAI_BERUBAH = (
    "berbeda dari yang tercatat; pergantian pejabat penilai dilakukan pada halaman Riwayat Jabatan, "
    "supaya realisasi yang menunggu penilaian ikut diserahterimakan"
)


def pegawai(ctx: Context, isi: Isi, issued: dict[str, str] | None) -> str:
    """Somebody by NIP or username, with the account; pengelola of a PD where the line says so."""
    values: dict[str, Any] = {"no_hp": isi["no_hp"]} if "no_hp" in isi else {}
    if "golongan" in isi:
        values["pangkat_id"] = _pangkat(isi)
    row = cari_orang(isi["username"])
    if row is None:
        done, row = "baru", _baru(ctx, isi, values, issued)
    else:
        done = _lama(row, isi, values)
    if "pengelola" in isi:
        _, added = Pengelola.objects.get_or_create(pegawai=row, perangkat_daerah=cari_pd(isi["pengelola"]))
        done = "berubah" if added and done == "sama" else done
    return done


def _baru(ctx: Context, isi: Isi, values: dict[str, Any], issued: dict[str, str] | None) -> Pegawai:
    account, password = akun.buat(
        ctx,
        username=isi["username"],
        nama=isi["nama"],
        email=isi.get("email", ""),
        dengan_password=issued is not None,
    )
    if issued is not None:
        issued[account.username] = password
    return Pegawai.objects.create(
        akun=account, jenis_kepegawaian=isi["jenis_kepegawaian"], nip=isi.get("nip"), **values
    )


def _lama(row: Pegawai, isi: Isi, values: dict[str, Any]) -> str:
    if row.jenis_kepegawaian != isi["jenis_kepegawaian"]:
        raise Invalid(
            {"jenis_kepegawaian": f"orang ini tercatat sebagai {row.get_jenis_kepegawaian_display()}"}
        )
    account = {name: isi[name] for name in ("nama", "email") if name in isi}
    return min(simpan(row.akun, account), simpan(row, values))  # "berubah" comes before "sama"


def _pangkat(isi: Isi) -> int:
    row = Pangkat.objects.filter(
        jenis_kepegawaian=isi["jenis_kepegawaian"], golongan__iexact=isi["golongan"]
    ).first()
    if row is None:
        raise Invalid({"golongan": f"tidak ada golongan {isi['golongan']} bagi {isi['jenis_kepegawaian']}"})
    return row.pk


def riwayat(ctx: Context, isi: Isi, issued: dict[str, str] | None) -> str:
    """The riwayat jabatan of a line, where it has one."""
    if "tahun" not in isi:
        return "sama"
    person = orang(isi["username"], kolom="username")
    data = _isian(isi)
    for row in RiwayatJabatan.objects.filter(pegawai=person, tahun=data.tahun):
        if rules.sama_riwayat(queries.isian(row), data):
            return _periksa_sama(ctx, row, data)
    steps.tambah_riwayat(ctx, pegawai_id=person.pk, isian=data)
    return "baru"


def _periksa_sama(ctx: Context, row: RiwayatJabatan, data: IsianRiwayat) -> str:
    """A riwayat that is there may become (in)active; another penilai is not for a table to set."""
    if data.penilai_id not in (None, row.penilai_id):
        raise Invalid({"penilai": PENILAI_BERUBAH})
    if row.aktif == data.aktif:
        return "sama"
    steps.ubah_riwayat(ctx, riwayat=row, isian=data)
    return "berubah"


def _isian(isi: Isi) -> IsianRiwayat:
    pd = cari_pd(isi["perangkat_daerah"])
    jabatan = Jabatan.objects.filter(nama__iexact=isi["jabatan"], jenis=isi["jenis_jabatan"]).first()
    if jabatan is None:
        raise Invalid({"jabatan": f"tidak ada jabatan {isi['jabatan']} dengan jenis itu"})
    return IsianRiwayat(
        tahun=isi["tahun"],
        jenis_jabatan=isi["jenis_jabatan"],
        jabatan_id=jabatan.pk,
        tmt=isi["tmt"],
        perangkat_daerah_id=pd.pk,
        unit_kerja_id=cari_unit(pd, isi["unit_kerja"]).pk,
        penilai_id=orang(isi["penilai"], kolom="penilai").pk if "penilai" in isi else None,
        aktif=isi.get("aktif", True),
    )
