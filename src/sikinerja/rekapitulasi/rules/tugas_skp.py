"""What is to be done about SKP: make, hand in, revise, report the year; approve and rate. Pure Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sikinerja.core.indonesian import tanggal
from sikinerja.rekapitulasi.rules import Akhir, Tugas
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.akhir import dibuka

S = StatusSkp


@dataclass(frozen=True, slots=True)
class JejakAkhir:
    """What became of an SKP before its year is reported: returned by the penilai; when a mutasi cut it."""

    dikembalikan: bool = False
    dipotong: date | None = None


@dataclass(frozen=True, slots=True)
class KeadaanSkp:
    """A riwayat jabatan, and the SKP made from it, if any, with its days.

    ``mulai``: the first day for which it needs an SKP; ``sejak``: the day (local) since which its SKP stands
    where it stands; ``kurang``: how many things a KONSEP lacks before it can be handed in (None: not asked);
    ``tenggat``: until when it must be approved, in words; ``dicabut``: a state of its owner was taken away.
    """

    tahun: int
    aktif: bool
    mulai: date
    skp_id: int | None = None
    status: str = ""
    langkah: int = 0
    versi: int = 0
    sejak: date | None = None
    penilai: str = ""
    penilai_id: int | None = None
    kurang: int | None = None
    pd_id: int | None = None
    jejak: JejakAkhir = JejakAkhir()
    awal: date | None = None
    akhir: date | None = None
    tenggat: str = ""
    dicabut: bool = False


@dataclass(frozen=True, slots=True)
class SkpMenunggu:
    """SKP of one status and year that wait for a penilai; ``nama`` and ``sejak`` (local day) of the first."""

    status: str
    tahun: int
    jumlah: int
    nama: str
    sejak: date


TUGAS_SKP = {
    S.PENILAIAN: ("SKP diajukan untuk disetujui", "Periksa", "penilaian_skp:daftar"),
    S.REVISI: ("revisi SKP menunggu jawaban", "Periksa", "penilaian_skp:daftar"),
    S.PENILAIAN_AKHIR: ("realisasi akhir menunggu penilaian", "Nilai", "penilaian_realisasi_akhir:daftar"),
}
DITUNGGU = {
    S.PENILAIAN: (
        "SKP {tahun} menunggu persetujuan",
        "Belum disetujui: bulan di dalamnya belum dapat diisi.",
    ),
    S.REVISI: ("Revisi SKP {tahun} menunggu jawaban", "SKP yang sudah disetujui tetap berlaku."),
    S.PENILAIAN_AKHIR: ("Realisasi akhir {tahun} menunggu penilaian", ""),
}
TANPA_SKP = "Aktivitas dan realisasi baru dapat diisi setelah SKP disetujui."
SKP_LAMA_BERLAKU = (
    "Riwayat jabatan yang aktif belum mempunyai SKP, sedangkan SKP jabatan sebelumnya berlaku sampai "
    "{akhir}. Bila pindah jabatan, catat mutasinya: SKP lama berakhir, SKP baru dimulai. Bila riwayatnya "
    "keliru, ubah di Riwayat Jabatan."
)
TANPA_SKP_LALU = "Riwayat jabatan tahun itu belum mempunyai SKP."
TANPA_AKTIF = (
    "Tidak satu pun riwayat jabatan Anda berstatus Aktif: pejabat penilai tidak melihat Anda di daftarnya. "
    "Buka riwayat jabatan yang sekarang lalu pilih Aktif."
)


def tugas_skp_bawahan(waiting: Collection[SkpMenunggu]) -> list[Tugas]:
    """SKP to approve, revisions to answer, years to rate, a line a year (F3.8, F3.11, F4.3)."""
    found = []
    for row in waiting:
        judul, tombol, halaman = TUGAS_SKP[StatusSkp[row.status]]
        title, text = f"{row.jumlah} {judul}", f"{row.nama} · diajukan {tanggal(row.sejak)}"
        asked = f"?tahun={row.tahun}&status={row.status}"
        found.append(Tugas(title, text, tombol, (halaman,), jumlah=row.jumlah, kueri=asked, sejak=row.sejak))
    return found


def tugas_skp(
    keadaan: Collection[KeadaanSkp],
    tahun: int,
    *,
    ada_jabatan_aktif: bool,
    terbuka: Collection[int] = (),
    hadir_sejak: date | None = None,
    is_bertugas: bool = True,
) -> list[Tugas]:
    """What must be done before anything can be reported, this year and in what is left of others.

    ``ada_jabatan_aktif``: whether any riwayat, of whatever year, is active. ``terbuka``: former years that
    are not rated. ``hadir_sejak``: since when the person has been there (None: all the year); nothing was
    late before. ``is_bertugas``: whether something is owed for this year at all.
    """
    hadir = hadir_sejak or date(tahun, 1, 1)
    found = [_tugas_konsep(row) for row in keadaan if row.status == S.KONSEP]
    if not is_bertugas:
        pass
    elif not any(row.tahun == tahun for row in keadaan):
        page = "riwayat_jabatan:salin" if keadaan else "riwayat_jabatan:tambah"
        text = "Wajib setiap tahun, walaupun jabatan atau unit kerja masih sama."
        found.append(Tugas(f"Isi riwayat jabatan {tahun}", text, "Isi riwayat", (page,), sejak=hadir))
    elif not ada_jabatan_aktif:
        found.append(Tugas("Tidak ada jabatan aktif", TANPA_AKTIF, "Buka", ("riwayat_jabatan:daftar",)))
    found += [
        _tugas_buat(row, keadaan, kini=row.tahun == tahun, hadir=hadir)
        for row in keadaan
        if row.skp_id is None and row.aktif and row.tahun in {tahun, *terbuka}
    ]
    return found


def _tugas_buat(row: KeadaanSkp, keadaan: Collection[KeadaanSkp], *, kini: bool, hadir: date) -> Tugas:
    """An SKP to make; where another one still runs to the year's end, the move is to be recorded first."""
    last, sejak = date(row.tahun, 12, 31), max(row.mulai, hadir) if kini else row.mulai
    if any(one.skp_id is not None and one.akhir == last for one in keadaan):
        text = SKP_LAMA_BERLAKU.format(akhir=tanggal(last))
        return Tugas("Catat mutasi", text, "Catat mutasi", ("mutasi:lihat",), sejak=sejak)
    text = TANPA_SKP if kini else TANPA_SKP_LALU
    return Tugas(
        f"Buat SKP {row.tahun}", f"{text} {row.tenggat}".strip(), "Buat SKP", ("skp:tambah",), sejak=sejak
    )


def _tugas_konsep(row: KeadaanSkp) -> Tugas:
    title, text = f"Ajukan SKP {row.tahun}", "Masih konsep"
    if row.versi:
        title, text = f"Ajukan revisi SKP {row.tahun}", "Revisi sedang disusun"
    elif row.langkah:
        text = "Sudah kembali kepada Anda"
    if row.kurang == 0:
        text += ": sudah lengkap, tetapi belum diajukan kepada pejabat penilai."
    elif row.versi:
        text += ": ubah lalu ajukan, atau batalkan revisi."
    elif row.langkah:
        text += ": perbaiki lalu ajukan lagi."
    else:
        left = f" ({row.kurang} hal lagi)" if row.kurang else ""
        text += f": lengkapi{left} lalu ajukan kepada pejabat penilai."
    text = f"{text} {row.tenggat}".strip()
    return Tugas(title, text, "Lanjutkan", ("skp:detail", row.skp_id or 0), sejak=row.sejak)


def ditunggu_skp(keadaan: Collection[KeadaanSkp]) -> list[Tugas]:
    """One's own SKP that lie with the penilai: not approved, not answered, not rated."""
    found = []
    for row in keadaan:
        if row.status in DITUNGGU and row.skp_id is not None:
            judul, akibat = DITUNGGU[StatusSkp[row.status]]
            since = f"diajukan {tanggal(row.sejak)}" if row.sejak else ""
            text = " · ".join(part for part in (row.penilai, since) if part)
            text = f"{text}. {akibat}".strip() if not (row.versi and row.status == S.PENILAIAN) else text
            text = f"{text} {row.tenggat}".strip()
            page = ("skp:detail", row.skp_id)
            found.append(Tugas(judul.format(tahun=row.tahun), text, "Lihat", page, sejak=row.sejak))
    return found


def tugas_akhir(rows: Collection[Akhir], jejak: Mapping[int, JejakAkhir], *, today: date) -> list[Tugas]:
    """Years to report.

    It waits since the period ended; before that, since it may be reported: not before a mutasi made it so.
    """
    found = []
    for row in rows:
        known = jejak.get(row.skp_id, JejakAkhir())
        cut, ended = known.dipotong or date.min, row.berakhir < today
        opened = max(dibuka(row.berakhir), cut)
        if known.dikembalikan:
            teks, tombol = "Dikembalikan oleh pejabat penilai: perbaiki, lalu ajukan lagi.", "Perbaiki"
        elif row.status == "REALISASI":
            teks, tombol = "Sudah dimulai: lengkapi, lalu ajukan kepada pejabat penilai.", "Lanjutkan"
        else:
            since = "" if ended else f"Dapat diisi sejak {tanggal(opened)}. "
            what = "Periode SKP" if row.berakhir == row.periode_akhir else "Masa tugas Anda"
            teks, tombol = f"{since}{what} berakhir {tanggal(row.berakhir)}.", "Isi"
        title, page = f"Isi realisasi akhir {row.tahun}", ("realisasi_akhir:isi", row.skp_id)
        found.append(Tugas(title, teks, tombol, page, sejak=max(row.berakhir, cut) if ended else opened))
    return found
