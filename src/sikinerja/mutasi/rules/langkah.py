"""The manual's numbered steps of a mutasi for one person: done, next, later (BAB VII, F7.3). Pure Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sikinerja.aktivitas.rules import MASIH_DAPAT
from sikinerja.core.indonesian import BULAN, bulan_tahun, saat, tanggal
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import ONE_SECOND
from sikinerja.mutasi.rules.fakta import FaktaMutasi, KeadaanLangkah, Langkah, SkpMutasi, Tujuan
from sikinerja.mutasi.rules.perpindahan import Kasus
from sikinerja.skp.rules import StatusSkp

K = KeadaanLangkah


@dataclass(frozen=True, slots=True)
class TugasMutasi:
    """What somebody is asked to do because of a mutasi; ``riwayat_id``: where a subordinate does it.

    ``milik``: it is one's own; ``lama``: the mover was one's penilai (else: became the head of one's post);
    ``berikut``: the mover's next step, in words.
    """

    nama: str
    tanggal: date
    jabatan: str
    milik: bool
    lama: bool
    riwayat_id: int | None
    berikut: str = ""


def langkah(f: FaktaMutasi) -> list[Langkah]:
    """The steps of the manual's case, in its order; the old SKP's realisasi akhir before the new SKP."""
    return [*_langkah(f)]


def _langkah(f: FaktaMutasi) -> Iterator[Langkah]:
    if f.p.kasus is Kasus.DUA:
        yield from _aktivitas_kasus_2(f)
    yield _lapor(f)
    yield _nilai_bawahan(f)
    yield Langkah(
        "Tambahkan riwayat jabatan baru",
        "Sudah dicatat bersama mutasi ini dan menjadi jabatan aktif.",
        K.SELESAI,
    )
    if f.lama is not None and f.lama.dipotong:
        yield _akhiri_skp_lama(f, f.lama)
    yield _buat_skp(f)
    yield _ajukan_skp(f)
    yield _lapor_baru(f)
    yield _aktivitas_baru(f)
    yield _bawahan_baru(f)


def _aktivitas_kasus_2(f: FaktaMutasi) -> Iterator[Langkah]:
    """Case 2, steps 1 and 2: until the day of the move, then tugas kedinasan lain."""
    p, today = f.p, f.today
    besok = p.tanggal + timedelta(days=1)
    berlaku = f.ada_skp_lapor
    judul = f"Isi aktivitas harian sampai tanggal {tanggal(p.tanggal)}"
    if not berlaku:
        yield Langkah(judul, "Belum ada SKP jabatan lama yang disetujui untuk bulan ini.", K.TIDAK_PERLU)
        return
    lewat = today > f.jendela.batas_pengisian_pada.astimezone(f.zone).date() or f.sudah_lapor
    keadaan = K.SELESAI if lewat else K.KERJAKAN
    yield Langkah(
        judul, "Pilih indikator SKP jabatan lama.", keadaan, "Isi aktivitas", ("aktivitas:ringkasan",)
    )
    if besok <= p.akhir_lama:
        span = f"{besok.day}–{p.akhir_lama.day}" if besok.day < p.akhir_lama.day else str(besok.day)
        yield Langkah(
            f"Isi aktivitas di tempat baru tanggal {span} {BULAN[besok.month - 1]} {besok.year}",
            "Pilih indikator “Terlaksananya tugas kedinasan lain”.",
            K.SELESAI if lewat else K.KERJAKAN if today >= besok else K.NANTI,
            "Isi aktivitas",
            ("aktivitas:ringkasan",),
        )


def _lapor(f: FaktaMutasi) -> Langkah:
    judul = f"Isi dan ajukan realisasi {f.bulan} (jabatan sebelumnya)"
    mulai, sampai = _lokal(f, f.jendela.mulai_pada), _lokal(f, f.jendela.batas_pengisian_pada)
    batas = f"Jadwal pengisian {tanggal(mulai.date())} s.d. {saat(sampai)}."
    if f.sudah_lapor:
        return Langkah(judul, "Sudah diajukan kepada pejabat penilai jabatan sebelumnya.", K.SELESAI)
    if not f.ada_skp_lapor:
        return _tanpa_skp(f, judul, batas)
    if f.jendela.boleh_isi(f.now):
        m: Month = f.p.bulan_lapor
        return Langkah(judul, batas, K.KERJAKAN, "Isi realisasi", ("realisasi_bulanan:isi", m.tahun, m.bulan))
    if f.now < f.jendela.mulai_pada:
        return Langkah(judul, batas, K.NANTI)
    return Langkah(judul, f"{batas} Bila ada alasan, mintalah dispensasi kepada BKD.", K.TERLEWAT)


def _tanpa_skp(f: FaktaMutasi, judul: str, batas: str) -> Langkah:
    """No approved SKP holds the last old month: still to be mended while it may be filed."""
    teks = f"Tidak ada SKP yang disetujui untuk {f.bulan}."
    if not f.tanpa_skp:
        return Langkah(judul, teks, K.TIDAK_PERLU)
    if f.now > f.jendela.batas_pengisian_pada:
        return Langkah(judul, f"{teks} {batas}", K.TERLEWAT)
    teks = (
        f"Belum ada SKP untuk {f.bulan}, sehingga bulan itu belum dapat dilaporkan. {batas} Batalkan mutasi "
        f"ini, buat SKP jabatan lama yang memuat {f.bulan}, lalu catat mutasi lagi."
    )
    return Langkah(judul, teks, K.KERJAKAN, "Batalkan mutasi", ("mutasi:batalkan", f.mutasi_id))


def _nilai_bawahan(f: FaktaMutasi) -> Langkah:
    judul = f"Nilai realisasi {f.bulan} bawahan pada jabatan sebelumnya"
    batas = saat(_lokal(f, f.jendela.batas_penilaian_pada))
    if f.belum_dinilai:
        m = f.p.bulan_lapor
        return Langkah(
            judul,
            f"{f.belum_dinilai} realisasi menunggu penilaian Anda, batas {batas}.",
            K.KERJAKAN,
            "Nilai",
            ("penilaian_realisasi_bulanan:daftar",),
            f"?tahun={m.tahun}&bulan={m.bulan}",
        )
    if not f.bawahan_lama:
        return Langkah(judul, "Tidak ada bawahan pada jabatan sebelumnya yang menunggu.", K.TIDAK_PERLU)
    sisa = f"{f.bawahan_lama} bawahan masih menunjuk Anda sebagai Pejabat Penilai"
    if f.now < f.jendela.batas_penilaian_pada + ONE_SECOND:
        teks = f"{sisa}. Penilaian s.d. {batas}; sesudah dinilai, masing-masing mengubah Pejabat Penilai."
    else:
        teks = f"{sisa}: masing-masing wajib mengubahnya pada riwayat jabatannya."
    return Langkah(judul, teks, K.MENUNGGU)


def _akhiri_skp_lama(f: FaktaMutasi, lama: SkpMutasi) -> Langkah:
    judul = f"Selesaikan SKP jabatan sebelumnya (sampai {tanggal(f.p.akhir_lama)})"
    tujuan: Tujuan = ("skp:detail", lama.id)
    if lama.status in {StatusSkp.PENILAIAN_AKHIR, StatusSkp.SELESAI}:
        return Langkah(judul, "Realisasi akhir sudah diajukan.", K.SELESAI)
    if not lama.disetujui:
        teks = (
            "SKP itu belum disetujui, sehingga bulannya belum dapat dilaporkan dan tidak ada realisasi "
            "akhir. SKP baru tidak perlu menunggunya."
        )
        return Langkah(judul, teks, K.MENUNGGU, "Buka SKP", tujuan)
    if lama.status in {StatusSkp.KONSEP, StatusSkp.REVISI, StatusSkp.PENILAIAN}:
        teks = "Revisi SKP itu belum selesai: selesaikan atau batalkan dahulu, lalu isi realisasi akhirnya."
        return Langkah(judul, teks, K.KERJAKAN, "Buka SKP", tujuan)
    opens = Month.of(f.p.akhir_lama).first
    if f.today < opens:
        return Langkah(judul, f"Realisasi akhir dapat diisi mulai {tanggal(opens)}.", K.NANTI)
    teks = "Isi realisasi akhir, lalu ajukan. Sesudah itu SKP yang baru dapat diajukan."
    return Langkah(judul, teks, K.KERJAKAN, "Isi realisasi akhir", ("realisasi_akhir:isi", lama.id))


def _buat_skp(f: FaktaMutasi) -> Langkah:
    judul = f"Buat SKP baru, periode {tanggal(f.p.awal_baru)} s.d. {tanggal(f.p.akhir_baru)}"
    if f.baru is not None:
        return Langkah(judul, "Sudah dibuat sebagai konsep dengan periode itu.", K.SELESAI)
    return Langkah(
        judul,
        f"Isi Periode Awal {tanggal(f.p.awal_baru)}.",
        K.KERJAKAN,
        "Buat SKP",
        ("skp:tambah",),
        f"?riwayat={f.riwayat_baru_id}",
    )


def _ajukan_skp(f: FaktaMutasi) -> Langkah:
    judul = "Isi Rencana Hasil Kerja dan indikator yang baru, lalu ajukan"
    baru, lama = f.baru, f.lama
    if baru is None:
        return Langkah(judul, "Sesudah SKP baru dibuat.", K.NANTI)
    tujuan: Tujuan = ("skp:detail", baru.id)
    if baru.disetujui:
        return Langkah(judul, "SKP baru sudah disetujui.", K.SELESAI)
    if baru.status != StatusSkp.KONSEP:
        return Langkah(
            judul, "Sudah diajukan: menunggu persetujuan pejabat penilai.", K.MENUNGGU, "Buka SKP", tujuan
        )
    teks = "Sesuai tugas pokok dan fungsi yang baru."
    if tertahan(lama):
        teks += " Sudah dapat disusun; diajukan sesudah realisasi akhir SKP jabatan sebelumnya diajukan."
    return Langkah(judul, teks, K.KERJAKAN, "Susun SKP", tujuan)


def tertahan(lama: SkpMutasi | None) -> bool:
    """Whether the new SKP waits for the old one's realisasi akhir (domain.md §7)."""
    done = {StatusSkp.PENILAIAN_AKHIR, StatusSkp.SELESAI}
    return lama is not None and lama.dipotong and lama.disetujui and lama.status not in done


def berikut(lama: SkpMutasi | None, baru: SkpMutasi | None, *, tanpa_skp: str = "") -> str:
    """The next step until the new SKP is approved, and what it is the way to.

    ``tanpa_skp``: the month, in words, that no SKP of the old post holds and that may still be filed.
    """
    if tanpa_skp:
        return f"{tanpa_skp} belum mempunyai SKP, sehingga belum dapat dilaporkan: lihat langkahnya."
    if lama is not None and tertahan(lama):
        revising = lama.status not in {StatusSkp.DISETUJUI, StatusSkp.REALISASI}
        first = "selesaikan atau batalkan revisi SKP jabatan lama, lalu " if revising else ""
        then = "sesudah itu SKP yang baru dapat diajukan."
        return f"pertama {first}ajukan realisasi akhir SKP jabatan lama; {then}"
    if baru is None:
        return "buat SKP jabatan yang baru, lalu ajukan."
    if baru.status == StatusSkp.KONSEP:
        return "lengkapi SKP jabatan yang baru, lalu ajukan."
    return "SKP jabatan yang baru menunggu persetujuan pejabat penilai."


def _lapor_baru(f: FaktaMutasi) -> Langkah:
    """Which SKP the running month belongs to, until when that is open, what is lost otherwise (§4.3)."""
    pertama = f.p.bulan_baru
    judul = f"Laporkan bulan mulai {bulan_tahun(pertama.tahun, pertama.bulan)} dengan SKP baru"
    if f.baru is not None and f.baru.disetujui:
        return Langkah(judul, "SKP baru sudah disetujui: isi menurut jadwal tiap bulan.", K.SELESAI)
    if f.bulan_baru is None:
        return Langkah(judul, "Masa pengisian semua bulan SKP baru sudah berakhir.", K.TERLEWAT)
    b = f.bulan_baru
    filed = ", ".join(bulan_tahun(m.tahun, m.bulan) for m in b.didahului)
    teks = f"{filed} sudah diajukan dengan SKP jabatan sebelumnya. {b.tenggat}" if filed else b.tenggat
    if not (b.is_lama and b.jendela.boleh_isi(f.now)):
        return Langkah(judul, teks, K.NANTI)
    m = b.jendela.month
    teks += " Sesudah diajukan, bulan itu tidak dapat pindah ke SKP lain."
    page: Tujuan = ("realisasi_bulanan:isi", m.tahun, m.bulan)
    return Langkah(judul, teks, K.MENUNGGU, "Isi dengan SKP lama", page)


def _aktivitas_baru(f: FaktaMutasi) -> Langkah:
    judul = f"Isi aktivitas harian mulai {tanggal(f.p.awal_baru)} dengan indikator jabatan baru"
    if f.baru is None or not f.baru.disetujui:
        return Langkah(judul, f"Sesudah SKP baru disetujui. {MASIH_DAPAT}", K.NANTI)
    if f.today < f.p.awal_baru:
        return Langkah(judul, "SKP baru sudah disetujui.", K.NANTI)
    return Langkah(judul, "SKP baru sudah disetujui.", K.SELESAI, "Isi aktivitas", ("aktivitas:ringkasan",))


def _bawahan_baru(f: FaktaMutasi) -> Langkah:
    judul = "Bawahan pada jabatan baru mengubah Pejabat Penilai"
    if f.calon_bawahan:
        teks = f"{f.calon_bawahan} pegawai masih menunjuk pejabat sebelumnya; mereka sudah diberi tahu."
        return Langkah(judul, teks, K.MENUNGGU)
    if f.bawahan_baru:
        return Langkah(judul, f"{f.bawahan_baru} pegawai sudah menunjuk Anda.", K.SELESAI)
    return Langkah(judul, "Tidak ada pegawai yang masih menunjuk pejabat sebelumnya.", K.TIDAK_PERLU)


def _lokal(f: FaktaMutasi, moment: datetime) -> datetime:
    return moment.astimezone(f.zone)
