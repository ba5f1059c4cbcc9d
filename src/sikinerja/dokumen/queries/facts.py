"""The facts of the three documents, as they were at that time (documents.md §A-D)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.indonesian import angka
from sikinerja.dokumen import rules
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.dokumen.rules.layout import tanggal_periode
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.queries.wewenang import identitas_kini, para_pengganti
from sikinerja.penilaian.models import Penilaian
from sikinerja.penilaian.queries import akhir, result
from sikinerja.realisasi.queries.rows import Baris, baris_pengajuan, susun
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp, Versi
from sikinerja.skp.queries.isi import isi_kini, isi_versi
from sikinerja.skp.rules.isi import Isi

Facts = dict[str, Any]
NOBODY = dict.fromkeys(("nama", "nip", "pangkat", "jabatan", "kelas", "perangkat_daerah", "unit_kerja"), "")


def facts(ctx: Context, skp: Skp, *, jenis: JenisDokumen, bulan: int = 0) -> Facts:
    """The facts of one document as they are now; ``bulan`` 0: of the whole periode.

    ``skp`` has its riwayat and PD loaded. Raises Conflict, with the reason, where there is nothing to print
    yet. Days are ISO dates, missing words "".
    """
    if jenis is JenisDokumen.SKP:
        return _plan(ctx, skp)
    row = _penilaian(skp, bulan=bulan)
    if row is None:
        raise Conflict(rules.BELUM_BULAN if bulan else rules.BELUM_AKHIR)
    head = _head(skp, jenis, bulan=bulan)
    head |= _sampai(skp, head)
    if jenis is JenisDokumen.AKHIR:
        return head | _judged(ctx, row) | {"atasan": row.identitas_atasan or NOBODY}
    return head | _judged(ctx, row) | _evaluation(skp, row)


def _head(skp: Skp, jenis: JenisDokumen, *, bulan: int = 0) -> Facts:
    return {
        "jenis": jenis.value,
        "model": skp.model,
        "tahun": skp.tahun,
        "bulan": bulan,
        "awal": skp.periode_awal.isoformat(),
        "akhir": skp.periode_akhir.isoformat(),
        "tempat": skp.riwayat.perangkat_daerah.tempat,
        "konsep": jenis is JenisDokumen.SKP and not skp.versi_terakhir,
    }


def _sampai(skp: Skp, head: Facts) -> Facts:
    """Only of who left before the period was over: the last day of service, to which it was rated."""
    awal, akhir = tanggal_periode(head)
    served = keadaan.hari_terakhir(pegawai_id=skp.pegawai_id, sampai=akhir)
    return {"sampai": served.isoformat()} if awal <= served < akhir else {}


def _day(ctx: Context, moment: datetime | None) -> str:
    return moment.astimezone(ctx.zone).date().isoformat() if moment else ""


def _plan(ctx: Context, skp: Skp) -> Facts:
    """As last approved; before the first approval as it is being written."""
    if skp.versi_terakhir:
        versi = skp_queries.versi_berlaku(skp_id=skp.pk)
        isi = isi_versi(versi_ids=[versi.pk])[versi.pk]
        people = {"pegawai": versi.identitas_pegawai, "penilai": versi.identitas_penilai}
        tanggal = _day(ctx, versi.disetujui_pada)
    else:
        isi, people, tanggal = isi_kini(skp_id=skp.pk), orang(ctx, skp), ""
    if not isi.rhk:
        raise Conflict(rules.BELUM_ADA_RHK)
    return (
        _head(skp, JenisDokumen.SKP)
        | people
        | {
            "tanggal": tanggal,
            "hasil_kerja": _plan_rows(isi),
            "perilaku": {p.value: {"ekspektasi": teks} for p, teks in isi.ekspektasi.items()},
            "lampiran": {b.value: list(lines) for b, lines in isi.lampiran.items()},
        }
    )


def orang(ctx: Context, skp: Skp) -> Facts:
    """Both people of Dokumen SKP: as last approved, else who would sign it today.

    Where the penilai is gone, that is whoever approves instead.
    """
    if skp.versi_terakhir:
        versi = skp_queries.versi_berlaku(skp_id=skp.pk)
        return {"pegawai": versi.identitas_pegawai, "penilai": versi.identitas_penilai}
    penilai = skp.riwayat.penilai
    others = para_pengganti(ctx, riwayat=skp.riwayat)
    return {
        "pegawai": kepegawaian.identitas(riwayat_id=skp.riwayat_id),
        "penilai": identitas_kini(penilai, others) if penilai else NOBODY,
    }


def _plan_rows(isi: Isi) -> list[Facts]:
    return [
        {
            "jenis": jenis.value,
            "nomor": row.nomor,
            "teks": row.rhk.teks,
            "intervensi": row.rhk.intervensi,
            **_pengganti(row.rhk.tanda_intervensi),
            "atasan": list(row.rhk.atasan),
            "indikator": [
                {"teks": i.teks, "target": f"{angka(i.target)} {i.satuan}", "ukuran": i.nama_ukuran}
                for i in row.rhk.indikator
            ],
        }
        for jenis, rows in isi.bagian
        for row in rows
    ]


def _pengganti(tanda: str) -> Facts:
    """Only where something stands in for the penilai's RHK: what was printed before keeps its code."""
    return {"pengganti": tanda} if tanda else {}


def _penilaian(skp: Skp, *, bulan: int) -> Penilaian | None:
    """The finished rating of a month of the SKP's year, or (0) of its whole periode."""
    if not bulan:
        return akhir.berlaku(skp_id=skp.pk)
    return bulan_dinilai(skp).filter(realisasi__bulan=bulan).first()


def bulan_dinilai(skp: Skp) -> QuerySet[Penilaian]:
    """The finished ratings of months of the SKP's year."""
    return Penilaian.objects.select_related("pengajuan").filter(
        realisasi__skp=skp, realisasi__tahun=skp.tahun, realisasi__status=StatusRealisasi.SELESAI.value
    )


def orang_dinilai(row: Penilaian) -> Facts:
    """Both people of a finished rating as they were then."""
    sent = row.pengajuan
    return {
        "pegawai": row.identitas_pegawai or (sent.identitas_pegawai if sent else NOBODY),
        "penilai": row.identitas_penilai or (sent.identitas_penilai if sent else NOBODY),
    }


def _judged(ctx: Context, row: Penilaian) -> Facts:
    """What the rater decided, with both people as they were then."""
    return {
        "tanggal": _day(ctx, row.selesai_pada),
        **orang_dinilai(row),
        "capaian": row.capaian,
        "rating_hasil_kerja": row.rating_hasil_kerja,
        "rating_perilaku": row.rating_perilaku,
        "predikat": row.predikat,
        "catatan": row.catatan_akhir,
    }


def _evaluation(skp: Skp, row: Penilaian) -> Facts:
    isi = _isi_then(skp, row)
    above = {rhk.id: list(rhk.atasan) for rhk in isi.rhk}
    said = result.umpan_balik_indikator(row.pk)
    values = result.umpan_balik_perilaku(row.pk)
    return {
        "hasil_kerja": _judged_rows(baris_pengajuan(row.pengajuan_id or 0), above, said),
        "perilaku": {
            p: {"ekspektasi": hope, "umpan_balik": values.get(p, "")}
            for p, hope in ((p.value, teks) for p, teks in isi.ekspektasi.items())
        },
    }


def _isi_then(skp: Skp, row: Penilaian) -> Isi:
    """The versi in force when the realisasi was submitted."""
    versi = Versi.objects.filter(skp=skp)
    if row.pengajuan is not None:
        versi = versi.filter(disetujui_pada__lte=row.pengajuan.diajukan_pada)
    pk = versi.order_by("-nomor").values_list("pk", flat=True).first()
    return isi_versi(versi_ids=[pk])[pk] if pk else Isi((), {}, {})


def _judged_rows(
    rows: Iterable[Baris], above: Mapping[int, list[str]], said: Mapping[int, str]
) -> list[Facts]:
    return [
        {
            "jenis": rhk.indikator[0].jenis_rhk,
            "nomor": rhk.nomor,
            "teks": rhk.teks,
            "intervensi": rhk.intervensi_teks,
            **_pengganti(rhk.tanda_intervensi),
            "atasan": above.get(rhk.indikator[0].rhk_id, []),
            "indikator": [
                {
                    "teks": i.teks,
                    "target": f"{angka(i.target)} {i.satuan}",
                    "ukuran": i.label_aspek,
                    "realisasi": f"{i.realisasi} {i.satuan}",
                    "umpan_balik": said.get(i.indikator_id, ""),
                }
                for i in rhk.indikator
            ],
        }
        for bagian in susun(rows)
        for rhk in bagian.rhk
    ]
