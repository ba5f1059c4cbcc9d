"""Removing a riwayat jabatan made by mistake, and the SKP that was begun on it. Pure Python."""

from __future__ import annotations

PANJANG_ALASAN = 500
ALASAN_WAJIB = "Alasan wajib diisi: dibaca pegawai yang bersangkutan dan tersimpan dalam jejak audit."
DIRI_SENDIRI = (
    "Riwayat jabatan Anda sendiri yang sudah ber-SKP dihapus oleh pengelola kepegawaian lain atau BKD."
)
PERNAH_DISETUJUI = (
    "SKP pada riwayat ini pernah disetujui, sehingga tidak dapat dihapus: aktivitas, realisasi, dan "
    "penilaian bergantung padanya. Perbaiki riwayatnya dengan Ubah, pilih Tidak Aktif, atau catat "
    "kepindahannya di Mutasi."
)
TERKAIT_MUTASI = (
    "Riwayat atau SKP ini terkait dengan mutasi atau memuat aktivitas, sehingga tidak dapat dihapus. "
    "Bila mutasi itu yang keliru, batalkan pada halaman Mutasi pegawai ini."
)


def halangan(*, sendiri: bool, is_bkd: bool, ada_skp: bool, versi: int, terkait: bool) -> str:
    """Why the riwayat cannot be removed by somebody who looks after it; "" when it can.

    ``sendiri``: it is the actor's own; ``versi``: how often its SKP was approved; ``terkait``: a mutasi or
    activities hang on it.
    """
    if versi:
        return PERNAH_DISETUJUI
    if terkait:
        return TERKAIT_MUTASI
    return DIRI_SENDIRI if sendiri and ada_skp and not is_bkd else ""
