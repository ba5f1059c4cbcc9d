"""What is pointed out before a riwayat or a state is saved, until somebody has confirmed that it is meant so.

By every door: a form comes back with a notice and a box to tick, and whoever changes what was asked about is
asked again, because the box names it (``kunci``); the API refuses until ``yakin`` is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sikinerja.core.context import Context
from sikinerja.kepegawaian.models import Pegawai, PelaksanaTugas
from sikinerja.kepegawaian.queries import pejabat, penilai
from sikinerja.kepegawaian.queries.akun import terkelola
from sikinerja.kepegawaian.queries.profil import tanpa_jabatan_aktif
from sikinerja.kepegawaian.queries.tugas_ganjil import ganjil as tugas_ganjil
from sikinerja.kepegawaian.rules import (
    TANPA_JABATAN_AKTIF,
    IsianAkun,
    IsianRiwayat,
    JenisKepegawaian,
    keadaan,
    rapikan_nip,
)
from sikinerja.kepegawaian.rules.nomor import ragu_orang
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.mutasi.queries.bergantung import Bergantung, bergantung
from sikinerja.mutasi.rules import perpindahan as rules
from sikinerja.mutasi.rules.berhenti import BERHALANGAN
from sikinerja.mutasi.rules.perpindahan import Putusan


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """Remarks, and what hangs on ``nama`` who is about to rate no more; empty: nothing is asked."""

    hal: Sequence[str] = ()
    bergantung: Bergantung = field(default_factory=Bergantung)
    nama: str = ""
    pindah: bool = False
    """Moves to another post, and may go on rating until the others change their penilai."""
    salah: bool = False
    """The penilai cannot be one: nothing else is asked before that is mended."""

    @property
    def kunci(self) -> str:
        """What the ticked box stands for."""
        text = repr((self.hal, self.bergantung, self.nama))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def ada(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.hal or self.bergantung)

    def dijawab(self, jawaban: str | None) -> bool:
        """Whether nothing is to be asked, or this box was ticked."""
        return not self.ada or jawaban == self.kunci

    def diminta(self, *, yakin: bool) -> dict[str, list[str]]:
        """For a program, which ticks no box: what is asked, under ``yakin``, until it says so."""
        if yakin or not self.ada:
            return {}
        hang = [f"{self.nama}: {self.bergantung.ringkas}."] if self.bergantung else []
        return {"yakin": [*self.hal, *hang]}


def penilai_ganjil(ctx: Context, isian: IsianRiwayat, *, semula_id: int | None = None) -> Sequence[str]:
    """What is out of the ordinary about a penilai who is chosen anew."""
    return penilai.ganjil(ctx, isian=isian) if isian.penilai_id not in (None, semula_id) else ()


def tanya_akun(ctx: Context, isian: IsianAkun) -> Pertanyaan:
    """What to ask before an account is opened: a number that such a person hardly has, an odd penilai."""
    jenis = JenisKepegawaian[isian.jenis_kepegawaian]
    hal = [f"Nomor ini {text}" for _, text in ragu_orang(jenis, rapikan_nip(isian.nomor))]
    return Pertanyaan([*hal, *(penilai_ganjil(ctx, isian.riwayat) if isian.riwayat else ())])


def tanya_keadaan(ctx: Context, *, jenis: str, pegawai_id: int, semula: str = "") -> Pertanyaan:
    """What to ask before a state is recorded: one that such a person hardly has, what hangs on who leaves.

    ``semula``: its kind as it stands, about which nothing is asked anew.
    """
    row = terkelola(ctx.actor).select_related("akun").filter(pk=pegawai_id).first()
    if row is None:
        return Pertanyaan()
    hal = []
    if jenis != semula:
        hal = [
            *keadaan.ganjil(jenis, jenis_kepegawaian=row.jenis_kepegawaian, nomor=row.nip or ""),
            *_berhalangan(ctx, row, jenis),
        ]
    hang = bergantung(ctx, pegawai_id=pegawai_id) if jenis in keadaan.PURNA else Bergantung()
    return Pertanyaan(hal, hang, row.akun.nama)


def _berhalangan(ctx: Context, orang: Pegawai, jenis: str) -> list[str]:
    """That others wait for somebody who will be away for a while, and that nobody acts for them yet."""
    if jenis in keadaan.PURNA or PelaksanaTugas.objects.filter(
        menggantikan=orang.pk, diakhiri_pada=None, tanggal_selesai__gte=ctx.today
    ):
        return []
    hang = bergantung(ctx, pegawai_id=orang.pk, dengan_pengganti=False)
    return [BERHALANGAN.format(nama=orang.akun.nama, ringkas=hang.ringkas)] if hang else []


def tanya_tugas(ctx: Context, isian: IsianTugas) -> Pertanyaan:
    """What to ask before somebody is appointed Plt./Plh."""
    return Pertanyaan(tugas_ganjil(ctx, isian=isian))


@dataclass(frozen=True, slots=True)
class Pemilik:
    """Whose riwayat is about to be saved; ``riwayat_id`` and ``penilai_id``: as it is (None: a new one).

    ``tampil``: what hangs on them stands on the page already.
    """

    pegawai_id: int
    nama: str
    riwayat_id: int | None = None
    penilai_id: int | None = None
    tampil: bool = False


def tanya(ctx: Context, isian: IsianRiwayat, milik: Pemilik) -> Pertanyaan:
    """What to ask before a riwayat is saved: an odd penilai, what hangs on who leaves a post by it.

    Nothing where the penilai cannot be one at all (``salah``): the operation then says so, with all else.
    """
    who, lama = milik.pegawai_id, milik.penilai_id
    if penilai.salah_penilai(ctx.today, pegawai_id=who, isian=isian, penilai_lama=lama):
        return Pertanyaan(salah=True)
    hal = [*penilai_ganjil(ctx, isian, semula_id=lama), *_dipangku(ctx, isian, who)]
    if tanpa_jabatan_aktif(pegawai_id=who, isian=isian, riwayat_id=milik.riwayat_id):
        hal.append(TANPA_JABATAN_AKTIF)
    if milik.tampil or not penilai.meninggalkan(pegawai_id=who, isian=isian, riwayat_id=milik.riwayat_id):
        return Pertanyaan(hal)
    hang = bergantung(ctx, pegawai_id=who, dengan_pengganti=not isian.aktif)
    return Pertanyaan(hal, hang, milik.nama, pindah=isian.aktif)


def _dipangku(ctx: Context, isian: IsianRiwayat, pegawai_id: int) -> list[str]:
    if not isian.aktif:
        return []
    names = pejabat.pemangku(
        ctx.today, jabatan_id=isian.jabatan_id, unit_kerja_id=isian.unit_kerja_id, kecuali_id=pegawai_id
    )
    return [rules.DIPANGKU.format(nama=" dan ".join(names))] if names else []


def tanya_mutasi(ctx: Context, isian: IsianRiwayat, milik: Pemilik, *, putusan: Putusan) -> Pertanyaan:
    """:func:`tanya` before a mutasi is recorded (``putusan``): also about months that no SKP would hold."""
    found = tanya(ctx, isian, milik)
    if found.salah or putusan.salah or not putusan.tanpa_skp:
        return found
    return replace(found, hal=[putusan.tanpa_skp, *found.hal])
