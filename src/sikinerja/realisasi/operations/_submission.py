"""What a submission is made of: checked input, its fingerprint, its receipt's number, immutable rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import IntegrityError

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.indonesian import angka
from sikinerja.core.time import Month
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.queries.wewenang import kepada
from sikinerja.realisasi import rules
from sikinerja.realisasi.models import Draf, Pengajuan, PengajuanIndikator, Realisasi, RealisasiAkhir
from sikinerja.realisasi.queries.rows import Baris, baris_skp
from sikinerja.realisasi.rules import Isian
from sikinerja.realisasi.rules.ulang import kanonik
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp

NOMOR_TERPAKAI = "Nomor tanda terima tidak dapat dibuat saat ini. Kirim sekali lagi."


@dataclass(frozen=True, slots=True)
class Laporan:
    """What is submitted: the month, or the year, of one SKP.

    ``periode`` is part of its receipt's number, ``isi`` what of it the fingerprint covers, ``milik`` the
    column of the submission that names it.
    """

    skp: Skp
    periode: Month | int
    isi: Mapping[str, str]
    milik: Mapping[str, Realisasi | RealisasiAkhir]


def bulanan(realisasi: Realisasi, skp: Skp) -> Laporan:
    """A month."""
    month = Month(realisasi.tahun, realisasi.bulan)
    return Laporan(skp, month, {"bulan": f"{month.tahun}-{month.bulan:02d}"}, {"realisasi": realisasi})


def akhir(realisasi_akhir: RealisasiAkhir, skp: Skp) -> Laporan:
    """A year, or the part of it that is the SKP's period."""
    periode = f"{skp.periode_awal.isoformat()}/{skp.periode_akhir.isoformat()}"
    return Laporan(skp, skp.tahun, {"periode": periode}, {"realisasi_akhir": realisasi_akhir})


@dataclass(frozen=True, slots=True)
class Content:
    """A complete report: rows with realisasi and bukti in their canonical writing."""

    rows: list[Baris]
    numbers: dict[int, Decimal]
    catatan: str
    jumlah_aktivitas: int


def periksa_isian(
    *,
    skp: Skp,
    jumlah: Mapping[int | None, int],
    isian: Mapping[int, Isian],
    catatan: str = "",
    konfirmasi: bool,
) -> Content:
    """Check everything at once; Invalid names each field that is wrong (domain.md §4.4).

    ``jumlah``: the activities that count, by indikator.
    """
    rows: list[Baris] = []
    numbers: dict[int, Decimal] = {}
    errors: dict[str, str] = {}
    for row in baris_skp(skp_queries.indikator_berlaku(skp_id=skp.pk), jumlah=jumlah, isian=isian):
        number, bukti, wrong = rules.periksa(Isian(row.realisasi, row.bukti), row.satuan)
        errors |= {f"{name}_{row.indikator_id}": text for name, text in wrong.items()}
        numbers[row.indikator_id] = number
        rows.append(replace(row, realisasi=angka(number), bukti=bukti))
    if len(catatan) > rules.PANJANG_CATATAN:
        errors["catatan"] = f"Catatan terlalu panjang (paling banyak {rules.PANJANG_CATATAN} karakter)."
    if not konfirmasi:
        errors["konfirmasi"] = "Centang pernyataan ini sebelum mengajukan realisasi."
    if errors:
        raise Invalid(errors)
    return Content(rows, numbers, catatan, sum(jumlah.values()))


def tulis(ctx: Context, *, laporan: Laporan, content: Content) -> Pengajuan:
    """Write the submission, or find the one with the same content: its receipt stays."""
    skp = laporan.skp
    identitas = kepegawaian.identitas(riwayat_id=skp.riwayat_id)
    sidik = rules.sidik(isi_kanonik(laporan, nip=identitas["nip"], content=content))
    same = Pengajuan.objects.filter(**laporan.milik, sidik=sidik).first()
    if same is not None:
        return same
    penilai = skp.riwayat.penilai
    assert penilai is not None  # noqa: S101 - checked by the operation
    pengajuan = Pengajuan(
        **laporan.milik,
        nomor=_nomor(laporan.periode, sidik),
        diajukan_pada=ctx.now,
        sidik=sidik,
        jumlah_aktivitas=content.jumlah_aktivitas,
        catatan=content.catatan,
        identitas_pegawai=identitas,
        identitas_penilai=kepegawaian.identitas_pegawai(pegawai_id=penilai.pk),
        kepada=kepada(ctx, riwayat=skp.riwayat),
    )
    try:
        pengajuan.save(force_insert=True)
    except IntegrityError:
        raise Conflict(NOMOR_TERPAKAI) from None
    PengajuanIndikator.objects.bulk_create(
        _line(pengajuan, urutan, row, content.numbers[row.indikator_id])
        for urutan, row in enumerate(content.rows, 1)
    )
    return pengajuan


def isi_sama(pengajuan: Pengajuan, isian: Mapping[int, Isian], catatan: str) -> tuple[object, object]:
    """What is sent and what stands submitted, written alike: to be held against each other."""
    lines = list(pengajuan.indikator.all())
    sent = kanonik(isian, {line.indikator_id: line.satuan for line in lines})
    stored = {line.indikator_id: (line.realisasi, line.bukti) for line in lines}
    return (sent, catatan), (stored, pengajuan.catatan)


def pasang(realisasi: Realisasi, *, skp: Skp, pengajuan: Pengajuan) -> None:
    """Make a submission the month's present one; its draft has served."""
    realisasi.skp, realisasi.pengajuan, realisasi.penilai_id = skp, pengajuan, skp.riwayat.penilai_id
    realisasi.save(update_fields=["skp", "pengajuan", "penilai"])
    Draf.objects.filter(realisasi=realisasi).delete()


def isi_kanonik(laporan: Laporan, *, nip: str, content: Content) -> dict[str, object]:
    """What a receipt's fingerprint covers (docs/receipt.md): who, which period, every indikator."""
    return {
        "format": 1,
        "pegawai": nip,
        **laporan.isi,
        "skp": laporan.skp.pk,
        "jumlah_aktivitas": content.jumlah_aktivitas,
        "catatan": content.catatan,
        "indikator": [
            {
                "id": row.indikator_id,
                "rhk": row.rhk_teks,
                "teks": row.teks,
                "target": angka(row.target),
                "satuan": row.satuan,
                "aktivitas": row.jumlah_aktivitas,
                "realisasi": row.realisasi,
                "bukti": row.bukti,
            }
            for row in content.rows
        ],
    }


def _nomor(periode: Month | int, sidik: str) -> str:
    for attempt in range(rules.PERCOBAAN_NOMOR):
        nomor = rules.nomor_tanda_terima(periode, sidik, attempt)
        if not Pengajuan.objects.filter(nomor=nomor).exists():
            return nomor
    raise Conflict(NOMOR_TERPAKAI)


def _line(pengajuan: Pengajuan, urutan: int, row: Baris, number: Decimal) -> PengajuanIndikator:
    return PengajuanIndikator(
        pengajuan=pengajuan,
        indikator_id=row.indikator_id,
        urutan=urutan,
        jenis_rhk=row.jenis_rhk,
        rhk_id_asal=row.rhk_id,
        rhk_teks=row.rhk_teks,
        intervensi_teks=row.intervensi_teks,
        asal_intervensi=row.asal_intervensi,
        teks=row.teks,
        target=row.target,
        satuan=row.satuan,
        aspek=row.aspek,
        jumlah_aktivitas=row.jumlah_aktivitas,
        realisasi=number,
        bukti=row.bukti,
    )
