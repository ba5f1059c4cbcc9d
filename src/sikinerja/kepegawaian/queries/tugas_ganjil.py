"""What is out of the ordinary about a Plt./Plh. appointment (domain.md §6): asked once, never forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.indonesian import tanggal
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries import penilai, rantai_penilai
from sikinerja.kepegawaian.queries.berhenti import sebab_sekarang
from sikinerja.kepegawaian.queries.pelaksana_tugas import posisi
from sikinerja.kepegawaian.rules import JenisTugas
from sikinerja.kepegawaian.rules import pelaksana_tugas as rules
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.kepegawaian.rules.tanggal import mulai_jauh

TINGKAT = {2: "dua", 3: "tiga", 4: "empat"}


def ganjil(ctx: Context, *, isian: IsianTugas) -> list[str]:
    """All of it, in words; empty: nothing, or the appointment cannot be made as it stands."""
    person = Pegawai.objects.select_related("akun").filter(pk=isian.pegawai_id or 0).first()
    post = posisi(ctx.actor).filter(pk=isian.riwayat_id or 0).first()
    if person is None or not ctx.actor.is_pengelola or rules.salah_tugas(isian, today=ctx.today):
        return []
    holder = isian.pejabat_id if post is None else post.pegawai_id
    if person.pk == holder or sebab_sekarang(ctx.today, pegawai_id=person.pk):
        return []
    found = list(mulai_jauh(isian.tanggal_mulai, today=ctx.today))
    if post is not None:
        found += [*_jabatan(ctx, isian.jenis, post), *penilai.ganjil_pengganti(person, post)]
    found += _jauh(person, holder or 0)
    found += _lain(isian, person, holder or 0)
    return found


def _jabatan(ctx: Context, jenis: str, post: RiwayatJabatan) -> Iterator[str]:
    """Plt. of a post that somebody holds, Plh. of somebody who comes back no more."""
    nama = post.pegawai.akun.nama
    sebab = sebab_sekarang(ctx.today, pegawai_id=post.pegawai_id)
    rated = RiwayatJabatan.objects.filter(penilai=OuterRef("pegawai"))
    same = RiwayatJabatan.objects.filter(
        Exists(rated), jabatan=post.jabatan_id, unit_kerja=post.unit_kerja_id
    )
    now = same.filter(aktif=True).exclude(pegawai=post.pegawai_id).select_related("pegawai__akun").first()
    if now is not None and not post.aktif:
        yield rules.DIPANGKU_LAIN.format(nama=now.pegawai.akun.nama, lama=nama)
    elif jenis == JenisTugas.PLT and post.aktif and sebab is None:
        yield rules.TERISI.format(nama=nama)
    elif jenis == JenisTugas.PLH and sebab is not None:
        yield rules.KOSONG.format(nama=nama, sebab=sebab.label)


def _jauh(person: Pegawai, holder_id: int) -> Iterator[str]:
    """Somebody far below: the subordinate of a subordinate, at any depth."""
    above = rantai_penilai(pegawai_id=person.pk)
    steps = above.index(holder_id) if holder_id in above else 0
    if steps >= 2:
        rater = Pegawai.objects.select_related("akun").get(pk=above[1]).akun.nama
        tingkat = TINGKAT.get(steps, str(steps))
        yield rules.JAUH.format(nama=person.akun.nama, tingkat=tingkat, penilai=rater)


def _lain(isian: IsianTugas, person: Pegawai, holder_id: int) -> Iterator[str]:
    """Two in one post, one in two posts, somebody who is away."""
    nama, (first, last) = person.akun.nama, (isian.tanggal_mulai, isian.tanggal_selesai)
    standing = _bersamaan(PelaksanaTugas.objects.select_related("pegawai__akun"), first, last)
    standing = standing.filter(diakhiri_pada=None).order_by("tanggal_mulai", "pk")
    for one in standing.filter(menggantikan=holder_id).exclude(pegawai=person):
        masa = _masa(one.tanggal_mulai, one.tanggal_selesai)
        yield rules.SUDAH_ADA.format(nama=one.pegawai.akun.nama, sebagai=one, masa=masa)
    for one in standing.filter(pegawai=person).exclude(menggantikan=holder_id):
        yield rules.RANGKAP.format(nama=nama, sebagai=one, masa=_masa(one.tanggal_mulai, one.tanggal_selesai))
    for away in _bersamaan(KeadaanKhusus.objects.filter(pegawai=person), first, last).order_by(
        "tanggal_mulai"
    ):
        masa = _masa(away.tanggal_mulai, away.tanggal_selesai)
        keadaan = JenisKeadaan[away.jenis].label.lower()
        yield rules.TIDAK_BERTUGAS.format(nama=nama, keadaan=keadaan, masa=masa)


def _bersamaan(rows: QuerySet, first: date, last: date) -> QuerySet:  # type: ignore[type-arg]
    return rows.filter(Q(tanggal_selesai__gte=first) | Q(tanggal_selesai=None), tanggal_mulai__lte=last)


def _masa(first: date, last: date | None) -> str:
    return f"{tanggal(first)} sampai {tanggal(last)}" if last else f"sejak {tanggal(first)}"
