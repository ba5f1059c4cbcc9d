"""Months in the states that tests of other rooms need: rows written as the operations leave them."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping
from types import MappingProxyType

from sikinerja.aktivitas.queries import jumlah_per_indikator
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.penilaian.models import Penilaian, UmpanBalikIndikator, UmpanBalikPerilaku
from sikinerja.penilaian.rules import Rating, predikat
from sikinerja.realisasi.models import Pengajuan, PengajuanIndikator, Realisasi, RiwayatRealisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.cast import moment

FEBRUARI = Month(2023, 2)
DIAJUKAN = "2023-03-04 10:00"
DINILAI = "2023-03-05 10:00"
SELESAI = "2023-03-05 10:10"
_serial = itertools.count(1)
S = StatusRealisasi


def belum(skp: Skp, *, month: Month = FEBRUARI, at: str = DIAJUKAN) -> Realisasi:
    """A month that was begun and never submitted."""
    return Realisasi.objects.create(
        pegawai=skp.pegawai, skp=skp, tahun=month.tahun, bulan=month.bulan,
        dibuat_pada=moment(at), diubah_pada=moment(at),
    )  # fmt: skip


def diajukan(
    skp: Skp, *, month: Month = FEBRUARI, at: str = DIAJUKAN, catatan: str = "", hitung: bool = False
) -> Realisasi:
    """A month submitted by its owner: every indikator with realisasi 1 and a link. ``skp`` is approved.

    ``hitung``: with the activities counted that are there.
    """
    return ajukan(belum(skp, month=month, at=at), at=at, catatan=catatan, hitung=hitung)


def ajukan(row: Realisasi, *, at: str = DIAJUKAN, catatan: str = "", hitung: bool = False) -> Realisasi:
    """A month that was begun is submitted."""
    skp, month = row.skp, Month(row.tahun, row.bulan)
    penilai = skp.riwayat.penilai
    assert penilai is not None
    nomor = f"RB-{month.tahun}-{month.bulan:02d}"
    row.penilai = penilai
    counted = jumlah_per_indikator(pegawai_id=skp.pegawai_id, month=month) if hitung else {}
    row.pengajuan = pengajuan(skp, nomor=nomor, at=at, counted=counted, realisasi=row, catatan=catatan)
    _step(row, "ajukan", S.PENILAIAN_HASIL_KERJA, skp.pegawai, at)
    return row


def pengajuan(
    skp: Skp,
    *,
    nomor: str,
    at: str,
    counted: Mapping[int | None, int] = MappingProxyType({}),
    **whose: object,
) -> Pengajuan:
    """A submission of the latest versi, of a month or of the year: every indikator 1, with a link."""
    versi = skp_queries.versi_berlaku(skp_id=skp.pk)
    n = next(_serial)
    made = Pengajuan.objects.create(
        nomor=f"{nomor}-UJI{n:05d}",
        diajukan_pada=moment(at),
        sidik=hashlib.sha256(f"uji {n}".encode()).hexdigest(),
        jumlah_aktivitas=sum(counted.values()),
        identitas_pegawai=versi.identitas_pegawai,
        identitas_penilai=versi.identitas_penilai,
        **whose,
    )
    PengajuanIndikator.objects.bulk_create(
        PengajuanIndikator(
            pengajuan=made, indikator_id=i.indikator_id, urutan=urutan, jenis_rhk=i.versi_rhk.jenis,
            rhk_id_asal=i.versi_rhk.rhk_id, rhk_teks=i.versi_rhk.teks,
            intervensi_teks=i.versi_rhk.intervensi_teks, asal_intervensi=i.versi_rhk.asal_intervensi,
            teks=i.teks, target=i.target, satuan=i.satuan,
            aspek=i.aspek or i.perspektif, jumlah_aktivitas=counted.get(i.indikator_id, 0), realisasi=1,
            bukti=f"https://drive.example.test/bukti/{urutan}",
        )
        for urutan, i in enumerate(skp_queries.indikator_berlaku(skp_id=skp.pk), 1)
    )  # fmt: skip
    return made


def ditarik(skp: Skp, *, month: Month = FEBRUARI, at: str = DIAJUKAN) -> Realisasi:
    """A month submitted and withdrawn again."""
    row = diajukan(skp, month=month, at=at)
    _step(row, "tarik", S.BELUM, skp.pegawai, at)
    return row


def dinilai(
    skp: Skp, *, month: Month = FEBRUARI, hasil_kerja: Rating = Rating.SESUAI, at: str = DINILAI
) -> Realisasi:
    """A half-rated month: hasil kerja saved, perilaku not yet."""
    return _hasil_kerja(diajukan(skp, month=month), hasil_kerja, at)


def _hasil_kerja(row: Realisasi, hasil_kerja: Rating, at: str) -> Realisasi:
    assert row.penilai is not None
    assert row.pengajuan is not None
    penilaian = Penilaian.objects.create(
        realisasi=row, pengajuan=row.pengajuan, penilai=row.penilai,
        rating_hasil_kerja=hasil_kerja.value, hasil_kerja_pada=moment(at),
    )  # fmt: skip
    umpan_balik_indikator(penilaian)
    _step(row, "nilai_hasil_kerja", S.PENILAIAN_PERILAKU, row.penilai, at)
    return row


def umpan_balik_indikator(penilaian: Penilaian) -> None:
    """The same words for every indikator."""
    assert penilaian.pengajuan is not None
    UmpanBalikIndikator.objects.bulk_create(
        UmpanBalikIndikator(penilaian=penilaian, pengajuan_indikator=i, teks="Bagus dan pertahankan")
        for i in penilaian.pengajuan.indikator.all()
    )


def umpan_balik_perilaku(penilaian: Penilaian) -> None:
    """Words for each of the seven values."""
    UmpanBalikPerilaku.objects.bulk_create(
        UmpanBalikPerilaku(penilaian=penilaian, perilaku=p.value, teks=f"Umpan balik {p.label}")
        for p in Perilaku
    )


def selesai(
    skp: Skp,
    *,
    month: Month = FEBRUARI,
    hasil_kerja: Rating = Rating.SESUAI,
    perilaku: Rating = Rating.SESUAI,
    at: str = SELESAI,
) -> Realisasi:
    """A rated month with its predikat."""
    return nilai(diajukan(skp, month=month), hasil_kerja=hasil_kerja, perilaku=perilaku, at=at)


def nilai(
    row: Realisasi,
    *,
    hasil_kerja: Rating = Rating.SESUAI,
    perilaku: Rating = Rating.SESUAI,
    at: str = SELESAI,
) -> Realisasi:
    """A submitted month is rated to the end."""
    _hasil_kerja(row, hasil_kerja, DINILAI)
    assert row.penilai is not None
    assert row.pengajuan is not None
    return tutup(
        row, penilai=row.penilai, identitas=row.pengajuan.identitas_penilai, perilaku=perilaku, at=at
    )


def tutup(
    row: Realisasi,
    *,
    penilai: Pegawai,
    identitas: dict[str, str],
    perilaku: Rating = Rating.SESUAI,
    at: str = SELESAI,
) -> Realisasi:
    """A half-rated month rated to the end, by whoever."""
    penilaian = row.penilaian
    umpan_balik_perilaku(penilaian)
    penilaian.penilai = penilai
    penilaian.rating_perilaku = perilaku.value
    penilaian.predikat = predikat(Rating[penilaian.rating_hasil_kerja], perilaku).value
    penilaian.catatan_akhir = "<p>Pertahankan kinerja yang sudah baik.</p>"
    penilaian.identitas_penilai = identitas
    penilaian.selesai_pada = moment(at)
    penilaian.save()
    _step(row, "nilai_perilaku", S.SELESAI, penilai, at)
    return row


def _step(row: Realisasi, aksi: str, ke: StatusRealisasi, siapa: Pegawai, at: str) -> None:
    RiwayatRealisasi.objects.create(
        realisasi=row, langkah=row.langkah, aksi=aksi, dari=row.status, ke=ke.value,
        akun=siapa.akun, nama=siapa.akun.nama, pada=moment(at),
    )  # fmt: skip
    row.langkah += 1
    row.status = ke.value
    row.diubah_pada = moment(at)
    row.save()
