"""The page *Profil Pegawai* and the choices of its forms (F2.1, F2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.kepegawaian import rules
from sikinerja.kepegawaian.models import (
    Pangkat,
    Pegawai,
    PelaksanaTugas,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
)
from sikinerja.kepegawaian.queries import DENGAN_NAMA, get_pegawai, is_penilai, relations_pegawai
from sikinerja.kepegawaian.queries.berhenti import dengan_lepas, lepas
from sikinerja.kepegawaian.queries.pelaksana_tugas import berlaku
from sikinerja.kepegawaian.rules import EDITOR, IsianRiwayat, JenisKepegawaian, level_akses


@dataclass(frozen=True, slots=True)
class Profil:
    """The page *Profil Pegawai* (F2.1). ``jabatan`` is the active riwayat.

    ``lepas``: that they died, retired, or that their contract is over, in words; "": in service.
    """

    pegawai: Pegawai
    jabatan: RiwayatJabatan | None
    riwayat: Sequence[RiwayatJabatan]
    level: Sequence[str]
    boleh_edit: bool
    is_asn: bool
    lepas: str = ""


def profil(ctx: Context, *, pegawai_id: int) -> Profil:
    """Everything on somebody's profile page; NotFound for who may not see it."""
    pegawai = get_pegawai(ctx, pegawai_id=pegawai_id)
    rows = list(RiwayatJabatan.objects.filter(pegawai_id=pegawai_id).select_related(*DENGAN_NAMA))
    tugas = [str(t) for t in PelaksanaTugas.objects.filter(berlaku(ctx.today), pegawai=pegawai_id)]
    level = level_akses(
        is_pegawai=pegawai.jenis_kepegawaian != JenisKepegawaian.NON_ASN,
        is_penilai=bool(tugas) or is_penilai(pegawai_id=pegawai_id),
        is_pimpinan=PerangkatDaerah.objects.filter(pimpinan_id=pegawai_id).exists(),
        is_pengelola=Pengelola.objects.filter(pegawai_id=pegawai_id).exists(),
        is_bkd=pegawai.akun.is_pengelola_aplikasi,
    )
    return Profil(
        pegawai=pegawai,
        jabatan=next((row for row in rows if row.aktif), None),
        riwayat=rows,
        level=[*level, *tugas],
        boleh_edit=bool(EDITOR & relations_pegawai(ctx.actor, pegawai)),
        is_asn=pegawai.jenis_kepegawaian != JenisKepegawaian.NON_ASN,
        lepas=lepas(dengan_lepas(Pegawai.objects.filter(pk=pegawai_id), ctx.today).get()),
    )


def pilihan_pangkat(*, jenis_kepegawaian: str, kini: int | None = None) -> list[tuple[int, str]]:
    """Pangkat/golongan of one kind of civil servant, lowest first, for a form.

    ``kini``: offered too, though the list of today has it no more: saving a profile must not take it away.
    """
    rows = Pangkat.objects.filter(Q(aktif=True) | Q(pk=kini), jenis_kepegawaian=jenis_kepegawaian)
    return [(row.pk, str(row)) for row in rows.order_by("urutan")]


def pilihan_semua_pangkat() -> list[tuple[str, list[tuple[int, str]]]]:
    """The same of every kind that has any, under its name: where the kind is chosen in the same form."""
    rows = Pangkat.objects.filter(aktif=True).order_by("urutan")
    found: dict[str, list[tuple[int, str]]] = {jenis.value: [] for jenis in JenisKepegawaian}
    for row in rows:
        found[row.jenis_kepegawaian].append((row.pk, str(row)))
    return [(JenisKepegawaian[jenis].label, some) for jenis, some in found.items() if some]


def salah_pangkat(*, jenis: str, pangkat_id: int | None) -> str:
    """Why somebody of this kind cannot have this pangkat; "": may, or has none."""
    if pangkat_id is None:
        return ""
    milik = Pangkat.objects.filter(pk=pangkat_id).values_list("jenis_kepegawaian", flat=True).first()
    return rules.salah_pangkat(jenis, milik=milik)


def pilihan_perangkat_daerah() -> list[tuple[int, str]]:
    """All PD by name, for a form; those no longer in use last, and named so."""
    rows = PerangkatDaerah.objects.order_by("-aktif", "nama").values_list("pk", "nama", "aktif")
    return [(pk, nama if aktif else f"{nama} (nonaktif)") for pk, nama, aktif in rows]


def tanpa_jabatan_aktif(*, pegawai_id: int, isian: IsianRiwayat, riwayat_id: int | None = None) -> bool:
    """Whether somebody is left without an active jabatan once this is saved as Tidak Aktif. One query."""
    if isian.aktif:
        return False
    active = set(
        RiwayatJabatan.objects.filter(pegawai_id=pegawai_id, aktif=True).values_list("pk", flat=True)
    )
    return not active if riwayat_id is None else active == {riwayat_id}
