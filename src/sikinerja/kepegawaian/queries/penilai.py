"""Choosing a pejabat penilai: who may be, and what is out of the ordinary (domain.md §6; issue 9 §1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.kepegawaian import rules
from sikinerja.kepegawaian.models import Jabatan, Pegawai, PerangkatDaerah, RiwayatJabatan, UnitKerja
from sikinerja.kepegawaian.queries import rantai_penilai
from sikinerja.kepegawaian.queries.berhenti import sebab_sekarang
from sikinerja.kepegawaian.rules import IsianRiwayat, JenisJabatan, JenisKepegawaian, berhenti
from sikinerja.kepegawaian.rules.penilai import Calon, Jenjang, bersama, keganjilan


def salah_penilai(
    today: date, *, pegawai_id: int | None, isian: IsianRiwayat, penilai_lama: int | None = None
) -> str | None:
    """Why somebody cannot be the penilai: oneself, gone (unless unchanged), a circle; None: can be.

    ``pegawai_id``: who is rated; None: somebody who is yet to come.
    """
    if isian.penilai_id is None or isian.penilai_id == pegawai_id:
        return rules.PENILAI_SENDIRI
    penilai = Pegawai.objects.filter(pk=isian.penilai_id).select_related("akun").first()
    if penilai is None:
        return "Pilih penilai dari daftar."
    gone = sebab_sekarang(today, pegawai_id=penilai.pk) if isian.penilai_id != penilai_lama else None
    if gone is not None:
        return berhenti.tidak_ada(penilai.akun.nama, gone)
    if pegawai_id is None or not isian.aktif:
        return None
    if rules.melingkar(pegawai_id, rantai_penilai(pegawai_id=penilai.pk)):
        return rules.PENILAI_MELINGKAR
    return None


def ganjil(ctx: Context, *, isian: IsianRiwayat) -> list[str]:
    """What is out of the ordinary about the penilai of a riwayat about to be saved; empty: nothing."""
    calon = _calon(isian.penilai_id)
    post = Jabatan.objects.filter(pk=isian.jabatan_id).first()
    return keganjilan(calon(isian.perangkat_daerah_id, post)) if calon else []


def ganjil_banyak(ctx: Context, *, penilai_id: int | None, riwayat: Iterable[RiwayatJabatan]) -> list[str]:
    """The same of one penilai for many, each thing once, with whose; ``riwayat`` with jabatan and names."""
    calon = _calon(penilai_id)
    if calon is None:
        return []
    each = ((row, calon(row.perangkat_daerah_id, row.jabatan)) for row in riwayat)
    return bersama((row.pegawai.akun.nama, keganjilan(one)) for row, one in each)


def ganjil_pengganti(pegawai: Pegawai, post: RiwayatJabatan) -> list[str]:
    """What is out of the ordinary about somebody who is to act in a post."""
    calon = _calon(pegawai.pk)
    return keganjilan(calon(post.perangkat_daerah_id, None)) if calon else []


def _calon(penilai_id: int | None) -> Callable[[int | None, Jabatan | None], Calon] | None:
    """Somebody as penilai of a post in a PD; None: nobody. Five queries."""
    penilai = Pegawai.objects.filter(pk=penilai_id or 0).select_related("akun").first()
    if penilai is None:
        return None
    post = RiwayatJabatan.objects.filter(pegawai=penilai, aktif=True)
    kini = post.select_related("jabatan", "perangkat_daerah").first()
    sudah = _menilai(penilai.pk)

    def calon(pd_id: int | None, jabatan: Jabatan | None) -> Calon:
        return Calon(
            nama=penilai.akun.nama,
            asn=penilai.jenis_kepegawaian != JenisKepegawaian.NON_ASN,
            perangkat_daerah=kini.perangkat_daerah.nama if kini else "",
            pd_sama=kini is not None and kini.perangkat_daerah_id == pd_id,
            pelaksana=kini is not None and kini.jenis_jabatan == JenisJabatan.PELAKSANA,
            jenjang=_jenjang(kini.jabatan) if kini else None,
            dinilai=_jenjang(jabatan) if jabatan else None,
            sudah_menilai=sudah,
        )

    return calon


def _jenjang(jabatan: Jabatan) -> Jenjang:
    return Jenjang(jabatan.nama, jabatan.kelas, jabatan.model_skp)


def _menilai(pegawai_id: int) -> bool:
    head = Q(pimpinan=pegawai_id)
    return (
        RiwayatJabatan.objects.filter(penilai=pegawai_id).exists()
        or PerangkatDaerah.objects.filter(head).exists()
        or UnitKerja.objects.filter(head).exists()
    )


def meninggalkan(*, pegawai_id: int, isian: IsianRiwayat, riwayat_id: int | None = None) -> bool:
    """Whether saving a riwayat (None: a new one) takes somebody out of the post held now."""
    kini = RiwayatJabatan.objects.filter(pegawai=pegawai_id, aktif=True).first()
    if kini is None:
        return False
    if kini.pk == riwayat_id:
        return not isian.aktif
    same = (kini.jabatan_id, kini.unit_kerja_id) == (isian.jabatan_id, isian.unit_kerja_id)
    return isian.aktif and not same
