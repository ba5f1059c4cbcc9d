"""SKP in the states that tests of other rooms need: rows written directly, as the operations leave them."""

from __future__ import annotations

from datetime import date

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.skp.models import (
    Ekspektasi,
    Indikator,
    Rhk,
    RiwayatSkp,
    Skp,
    Versi,
    VersiEkspektasi,
    VersiIndikator,
    VersiLampiran,
    VersiRhk,
)
from sikinerja.skp.rules import Aspek, JenisRhk, Perilaku, Perspektif, lipat
from tests.cast import moment

DIBUAT = "2023-01-02 08:00"
DIAJUKAN = "2023-01-03 08:00"
DISETUJUI = "2023-01-04 08:00"
DIREVISI = "2023-02-01 08:00"


def konsep(
    riwayat: RiwayatJabatan,
    *,
    rhk: int = 0,
    indikator: int = 0,
    tambahan: int = 0,
    model: str | None = None,
    awal: date | None = None,
    akhir: date | None = None,
    intervensi: VersiRhk | None = None,
) -> Skp:
    """A KONSEP with ``rhk`` RHK Utama (and ``tambahan`` more), each with ``indikator`` indikator."""
    skp = Skp.objects.create(
        riwayat=riwayat,
        pegawai=riwayat.pegawai,
        tahun=(awal or date(riwayat.tahun, 1, 1)).year,
        periode_awal=awal or date(riwayat.tahun, 1, 1),
        periode_akhir=akhir or date((awal or date(riwayat.tahun, 1, 1)).year, 12, 31),
        model=model or riwayat.jabatan.model_skp,
        dibuat_pada=moment(DIBUAT),
        diubah_pada=moment(DIBUAT),
    )
    for jenis, count in ((JenisRhk.UTAMA, rhk), (JenisRhk.TAMBAHAN, tambahan)):
        for n in range(1, count + 1):
            add_rhk(skp, n, indikator=indikator, jenis=jenis, intervensi=intervensi)
    return skp


def add_rhk(
    skp: Skp,
    n: int,
    *,
    indikator: int = 0,
    jenis: JenisRhk = JenisRhk.UTAMA,
    intervensi: VersiRhk | None = None,
) -> Rhk:
    """The n-th RHK of a KONSEP, with its indikator."""
    row = Rhk.objects.create(
        skp=skp,
        jenis=jenis.value,
        teks=f"Rencana {jenis.label} {n}",
        urutan=n,
        intervensi=intervensi if skp.model == "JAJF" else None,
    )
    for i in range(1, indikator + 1):
        add_indikator(row, i, teks=f"Indikator {n}.{i}")
    return row


def add_indikator(rhk: Rhk, i: int, *, teks: str = "") -> Indikator:
    """The i-th indikator of an RHK of a KONSEP."""
    words, jpt = teks or f"Indikator tambahan {i}", rhk.skp.model == "JPT"
    return Indikator.objects.create(
        rhk=rhk,
        teks=words,
        teks_lipat=lipat(words),
        target=12,
        satuan="dokumen",
        aspek="" if jpt else list(Aspek)[i % 4].value,
        perspektif=list(Perspektif)[i % 4].value if jpt else "",
        urutan=i,
    )


def step(skp: Skp, aksi: str, ke: str, siapa: Pegawai, at: str) -> None:
    """One step of an SKP with its line of history."""
    RiwayatSkp.objects.create(
        skp=skp, langkah=skp.langkah, aksi=aksi, dari=skp.status, ke=ke, catatan="<p>Catatan contoh.</p>",
        akun=siapa.akun, nama=siapa.akun.nama, pada=moment(at),
    )  # fmt: skip
    skp.langkah += 1
    skp.status = ke
    skp.diubah_pada = moment(at)
    skp.save()


def diajukan(riwayat: RiwayatJabatan, *, rhk: int = 2, indikator: int = 2, **values: object) -> Skp:
    """An SKP in PENILAIAN, handed in by its owner."""
    skp = konsep(riwayat, rhk=rhk, indikator=indikator, **values)  # type: ignore[arg-type]
    step(skp, "ajukan", "PENILAIAN", riwayat.pegawai, DIAJUKAN)
    return skp


def isi_ekspektasi(skp: Skp) -> None:
    """All seven ekspektasi, as the penilai saves them."""
    for perilaku in Perilaku:
        Ekspektasi.objects.create(skp=skp, perilaku=perilaku.value, teks=f"Harapan {perilaku.label}")


def disetujui(
    riwayat: RiwayatJabatan, *, rhk: int = 2, indikator: int = 2, pada: str = "", **values: object
) -> Skp:
    """An approved SKP with versi 1, its snapshots and two lines of history. The riwayat needs a penilai."""
    skp = diajukan(riwayat, rhk=rhk, indikator=indikator, **values)
    isi_ekspektasi(skp)
    return approve(skp, pada)


def approve(skp: Skp, pada: str = "") -> Skp:
    """The next versi of an SKP, as *terima* leaves it; its ekspektasi are there already."""
    nomor = write_versi(skp, pada).nomor
    Rhk.objects.filter(skp=skp, sejak_versi=0).update(sejak_versi=nomor)
    Indikator.objects.filter(rhk__skp=skp, sejak_versi=0).update(sejak_versi=nomor)
    skp.versi_terakhir = nomor
    assert skp.riwayat.penilai is not None
    step(skp, "terima", "DISETUJUI", skp.riwayat.penilai, pada or DISETUJUI)
    return skp


def revisi(riwayat: RiwayatJabatan, **values: object) -> Skp:
    """An approved SKP whose owner asks to revise it."""
    skp = disetujui(riwayat, **values)  # type: ignore[arg-type]
    step(skp, "ajukan_revisi", "REVISI", riwayat.pegawai, DIREVISI)
    return skp


def direvisi(riwayat: RiwayatJabatan, **values: object) -> Skp:
    """A revision under way: one RHK changed, one indikator and one RHK with its indikator added."""
    skp = revisi(riwayat, **values)
    assert riwayat.penilai is not None
    step(skp, "terima_revisi", "KONSEP", riwayat.penilai, DIREVISI)
    first = skp.rhk.all()[0]
    Rhk.objects.filter(pk=first.pk).update(teks="Rencana yang diubah")
    first.indikator.filter(urutan=1).update(target=24, satuan="laporan")
    add_indikator(first, 9)
    add_rhk(skp, 9, indikator=1, intervensi=first.intervensi)
    return skp


def revisi_diajukan(riwayat: RiwayatJabatan, **values: object) -> Skp:
    """A revision handed in: PENILAIAN after an approval."""
    skp = direvisi(riwayat, **values)
    step(skp, "ajukan", "PENILAIAN", riwayat.pegawai, DIREVISI)
    return skp


def write_versi(skp: Skp, pada: str = "") -> Versi:
    """The next versi of an SKP, from its rows as they are; approved in its first days, or ``pada``."""
    riwayat, pada = skp.riwayat, pada or f"{min(skp.tahun, 2023)}{DISETUJUI[4:]}"
    assert riwayat.penilai is not None
    versi = Versi.objects.create(
        skp=skp, nomor=skp.versi_terakhir + 1, disetujui_pada=moment(pada), penilai=riwayat.penilai,
        catatan="<p>Disetujui.</p>", identitas_pegawai=_identity(riwayat, riwayat.pegawai),
        identitas_penilai=_identity(riwayat, riwayat.penilai),
    )  # fmt: skip
    for row in skp.rhk.select_related("intervensi"):
        copy = VersiRhk.objects.create(
            versi=versi, rhk=row, jenis=row.jenis, teks=row.teks, urutan=row.urutan,
            intervensi=row.intervensi, asal_intervensi=row.asal_intervensi,
            intervensi_teks=row.intervensi.teks if row.intervensi else row.sasaran,
        )  # fmt: skip
        for i in row.indikator.all():
            VersiIndikator.objects.create(
                versi_rhk=copy, indikator=i, teks=i.teks, target=i.target, satuan=i.satuan,
                aspek=i.aspek, perspektif=i.perspektif, urutan=i.urutan,
            )  # fmt: skip
    for e in skp.ekspektasi.all():
        VersiEkspektasi.objects.create(versi=versi, perilaku=e.perilaku, teks=e.teks)
    for block in skp.lampiran.all():
        VersiLampiran.objects.create(versi=versi, bagian=block.bagian, butir=block.butir)
    return versi


def _identity(riwayat: RiwayatJabatan, pegawai: Pegawai) -> dict[str, str]:
    own = riwayat.pegawai_id == pegawai.pk
    return {
        "nama": pegawai.akun.nama,
        "nip": pegawai.nip or "",
        "pangkat": str(pegawai.pangkat or ""),
        "jabatan": riwayat.jabatan.nama if own else "Pejabat Penilai",
        "kelas": str(riwayat.jabatan.kelas or "") if own else "",
        "perangkat_daerah": riwayat.perangkat_daerah.nama,
        "unit_kerja": riwayat.unit_kerja.nama,
    }
