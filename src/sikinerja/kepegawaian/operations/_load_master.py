"""One line of the master tables: PD, unit kerja, jabatan, pangkat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

from sikinerja.akun.models import Akun
from sikinerja.akun.rules import lipat_username
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, PerangkatDaerah, UnitKerja

Isi = Mapping[str, Any]
Write = Callable[[Context, Isi, "dict[str, str] | None"], str]
"""Writes one line; says whether it was "baru", "berubah" or "sama". The dict collects first passwords."""


def perangkat_daerah(ctx: Context, isi: Isi, issued: dict[str, str] | None) -> str:
    """A PD by its code."""
    values = {name: isi[name] for name in ("nama", "tempat") if name in isi}
    if "pimpinan" in isi:
        values["pimpinan_id"] = orang(isi["pimpinan"], kolom="pimpinan").pk
    return simpan(PerangkatDaerah.objects.filter(kode__iexact=isi["kode"]).first(), values) or baru(
        PerangkatDaerah, kode=isi["kode"], **values
    )


def unit_kerja(ctx: Context, isi: Isi, issued: dict[str, str] | None) -> str:
    """A unit by its PD and name, with its head; its place in the tree comes when all units are there."""
    pd = cari_pd(isi["perangkat_daerah"])
    values = {"jenis": isi["jenis"]} if "jenis" in isi else {}
    if "pimpinan" in isi:
        values["pimpinan_id"] = orang(isi["pimpinan"], kolom="pimpinan").pk
    row = UnitKerja.objects.filter(perangkat_daerah=pd, nama__iexact=isi["nama"]).first()
    return simpan(row, values) or baru(UnitKerja, perangkat_daerah=pd, nama=isi["nama"], **values)


def induk(ctx: Context, isi: Isi, issued: dict[str, str] | None) -> str:
    """The unit above a unit, in the same PD; no circle."""
    if "induk" not in isi:
        return "sama"
    pd = cari_pd(isi["perangkat_daerah"])
    unit, atas = cari_unit(pd, isi["nama"]), cari_unit(pd, isi["induk"], kolom="induk")
    above: UnitKerja | None = atas
    while above is not None:
        if above.pk == unit.pk:
            raise Invalid({"induk": "unit tidak dapat berada di bawah dirinya sendiri"})
        above = above.induk
    return simpan(unit, {"induk_id": atas.pk}) or "sama"


def jabatan(ctx: Context, isi: Isi, issued: dict[str, str] | None) -> str:
    """A position by its name and jenis."""
    values = {name: isi[name] for name in ("model_skp", "kelas") if name in isi}
    row = Jabatan.objects.filter(nama__iexact=isi["nama"], jenis=isi["jenis"]).first()
    return simpan(row, values) or baru(Jabatan, nama=isi["nama"], jenis=isi["jenis"], **values)


def pangkat(ctx: Context, isi: Isi, issued: dict[str, str] | None) -> str:
    """A rank by its list and golongan."""
    kunci = {"jenis_kepegawaian": isi["jenis_kepegawaian"], "golongan": isi["golongan"]}
    values = {name: isi[name] for name in ("nama", "urutan") if name in isi}
    return simpan(Pangkat.objects.filter(**kunci).first(), values) or baru(Pangkat, **kunci, **values)


def simpan(row: Model | None, values: Mapping[str, Any]) -> str:
    """Write what differs: "berubah" or "sama"; "" when there is no row yet."""
    if row is None:
        return ""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=[name.removesuffix("_id") for name in changed])
    return "berubah" if changed else "sama"


def baru(model: type[Model], **values: Any) -> str:
    """Write a row that was not there."""
    model(**values).save()
    return "baru"


def cari_pd(kode: str) -> PerangkatDaerah:
    """A PD by its code. Raises Invalid."""
    row = PerangkatDaerah.objects.filter(kode__iexact=kode).first()
    if row is None:
        raise Invalid({"perangkat_daerah": f"tidak ada perangkat daerah dengan kode {kode}"})
    return row


def cari_unit(pd: PerangkatDaerah, nama: str, *, kolom: str = "unit_kerja") -> UnitKerja:
    """A unit of a PD by its name. Raises Invalid."""
    row = UnitKerja.objects.filter(perangkat_daerah=pd, nama__iexact=nama).select_related("induk").first()
    if row is None:
        raise Invalid({kolom: f"tidak ada unit kerja {nama} pada {pd.nama}"})
    return row


def orang(nomor: str, *, kolom: str) -> Pegawai:
    """A person by NIP or username. Raises Invalid."""
    row = cari_orang(nomor)
    if row is None:
        raise Invalid({kolom: f"tidak ada pegawai dengan NIP atau username {nomor}"})
    return row


def cari_orang(nomor: str) -> Pegawai | None:
    """A person by NIP or username, if there is one."""
    # Two look-ups instead of a join: in tables filled by this very transaction the planner would scan.
    akun = Akun.objects.filter(username=lipat_username(nomor)).order_by()[:1]
    for found in akun:
        for row in Pegawai.objects.filter(akun_id=found.pk).order_by()[:1]:
            row.akun = found
            return row
    return None
