"""What a submission is made of: checked input, its fingerprint, its receipt's number, immutable rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import IntegrityError

from sikinerja.aktivitas import queries as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.indonesian import angka
from sikinerja.core.time import Month
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.realisasi import rules
from sikinerja.realisasi.models import Draf, Pengajuan, PengajuanIndikator, Realisasi
from sikinerja.realisasi.queries.rows import Baris, baris_skp
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp

NOMOR_TERPAKAI = "Nomor tanda terima tidak dapat dibuat saat ini. Kirim sekali lagi."


@dataclass(frozen=True, slots=True)
class Content:
    """A complete month: rows with realisasi and bukti in their canonical writing."""

    rows: list[Baris]
    numbers: dict[int, Decimal]
    catatan: str
    jumlah_aktivitas: int


def periksa_isian(
    *, skp: Skp, month: Month, isian: Mapping[int, Isian], catatan: str, konfirmasi: bool
) -> Content:
    """Check everything at once; Invalid names each field that is wrong (domain.md §4.4)."""
    jumlah = aktivitas.jumlah_per_indikator(pegawai_id=skp.pegawai_id, month=month)
    rows: list[Baris] = []
    numbers: dict[int, Decimal] = {}
    errors: dict[str, str] = {}
    for row in baris_skp(skp_queries.indikator_berlaku(skp_id=skp.pk), jumlah=jumlah, isian=isian):
        number, bukti, wrong = rules.periksa(Isian(row.realisasi, row.bukti))
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


def tulis(ctx: Context, *, realisasi: Realisasi, skp: Skp, content: Content) -> Pengajuan:
    """Write the submission, or find the one with the same content: its receipt stays."""
    month = Month(realisasi.tahun, realisasi.bulan)
    identitas = kepegawaian.identitas(riwayat_id=skp.riwayat_id)
    sidik = rules.sidik(isi_kanonik(skp=skp, month=month, nip=identitas["nip"], content=content))
    same = Pengajuan.objects.filter(realisasi=realisasi, sidik=sidik).first()
    if same is not None:
        return same
    assert skp.riwayat.penilai_id is not None  # noqa: S101 - checked by the operation
    pengajuan = Pengajuan(
        realisasi=realisasi,
        nomor=_nomor(month, sidik),
        diajukan_pada=ctx.now,
        sidik=sidik,
        jumlah_aktivitas=content.jumlah_aktivitas,
        catatan=content.catatan,
        identitas_pegawai=identitas,
        identitas_penilai=kepegawaian.identitas_pegawai(pegawai_id=skp.riwayat.penilai_id),
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


def pasang(realisasi: Realisasi, *, skp: Skp, pengajuan: Pengajuan) -> None:
    """Make a submission the month's present one; its draft has served."""
    realisasi.skp, realisasi.pengajuan, realisasi.penilai_id = skp, pengajuan, skp.riwayat.penilai_id
    realisasi.save(update_fields=["skp", "pengajuan", "penilai"])
    Draf.objects.filter(realisasi=realisasi).delete()


def isi_kanonik(*, skp: Skp, month: Month, nip: str, content: Content) -> dict[str, object]:
    """What a receipt's fingerprint covers (docs/receipt.md): who, which month, every indikator."""
    return {
        "format": 1,
        "pegawai": nip,
        "bulan": f"{month.tahun}-{month.bulan:02d}",
        "skp": skp.pk,
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


def _nomor(month: Month, sidik: str) -> str:
    for attempt in range(rules.PERCOBAAN_NOMOR):
        nomor = rules.nomor_tanda_terima(month, sidik, attempt)
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
        teks=row.teks,
        target=row.target,
        satuan=row.satuan,
        aspek=row.aspek,
        jumlah_aktivitas=row.jumlah_aktivitas,
        realisasi=number,
        bukti=row.bukti,
    )
