"""What the room writes to people (documents.md §I). Pure functions."""

from __future__ import annotations

SUBJEK_RESET = "Reset Password Aplikasi Si-Kinerja"
JAWABAN_RESET = (
    "Jika NIP dan surel cocok, tautan untuk membuat password baru sudah dikirim. Periksa kotak masuk Anda; "
    "bila profil Anda belum memuat surel, hubungi pengelola kepegawaian."
)
JUDUL_DIUBAH = "Password Anda telah diubah"

JUDUL_DIBERIKAN = "Password pertama yang baru dibuat untuk Anda"


def reset(*, nama: str, tautan: str) -> str:
    """The mail with the link (F1.4)."""
    return (
        f"Yth. {nama},\n\n"
        "Kami menerima permintaan untuk membuat password baru pada aplikasi Si-Kinerja. "
        "Buka tautan berikut untuk membuatnya:\n\n"
        f"{tautan}\n\n"
        "Tautan ini berlaku 60 menit dan hanya dapat dipakai satu kali.\n"
        "Jika Anda tidak memintanya, abaikan surel ini; password Anda tidak berubah.\n\n"
        "Surel ini dikirim otomatis oleh aplikasi Si-Kinerja. Mohon tidak membalas surel ini.\n"
    )


def password_diubah() -> str:
    """A word to the owner after every change, in case it was not the owner's."""
    return (
        "Password akun Si-Kinerja Anda baru saja diubah dan semua perangkat lain dikeluarkan. "
        "Jika bukan Anda yang mengubahnya, segera hubungi pengelola kepegawaian."
    )


def password_diberikan(pemberi: str) -> str:
    """A word to the owner when somebody else has replaced the password."""
    return (
        f"{pemberi} membuat password pertama yang baru untuk akun Si-Kinerja Anda. Password lama tidak "
        "berlaku lagi. Jika Anda tidak memintanya, segera hubungi pengelola kepegawaian."
    )


JUDUL_DIPASANG = "Verifikasi dua langkah dipasang"
JUDUL_DIHAPUS = "Salah satu cara verifikasi dua langkah dihapus"
JUDUL_KODE_BARU = "Kode pemulihan baru dibuat"
JUDUL_KODE_DIPAKAI = "Kode pemulihan dipakai untuk masuk"
JUDUL_DICOBA = "Seseorang mengetahui password Anda"
JUDUL_DIRESET = "Verifikasi dua langkah Anda dihapus"
BUKAN_ANDA = "Jika bukan Anda, segera ganti password dan hubungi pengelola kepegawaian."


def faktor_dipasang(cara: str) -> str:
    """A word to the owner: somebody set a second factor up."""
    return f"{cara} dipasang untuk masuk ke akun Si-Kinerja Anda. {BUKAN_ANDA}"


def faktor_dihapus(cara: str) -> str:
    """A word to the owner: a second factor is gone."""
    return f"{cara} tidak lagi dipakai untuk masuk ke akun Si-Kinerja Anda. {BUKAN_ANDA}"


def kode_baru() -> str:
    """A word to the owner: the old codes no longer count."""
    return f"Sepuluh kode pemulihan baru dibuat; yang lama tidak berlaku lagi. {BUKAN_ANDA}"


def kode_dipakai(tersisa: int) -> str:
    """A word to the owner: a code on paper was used, so many are left."""
    return f"Seseorang masuk ke akun Anda dengan kode pemulihan; tersisa {tersisa} kode. {BUKAN_ANDA}"


def dicoba() -> str:
    """A word to the owner: the password was right, the codes were not."""
    return (
        "Password Anda diketik dengan benar, tetapi kode verifikasi langkah kedua salah beberapa kali. "
        "Jika bukan Anda yang mencoba masuk, segera ganti password Anda."
    )


def faktor_direset(oleh: str, alasan: str) -> str:
    """A word to the owner: somebody else took every second factor away."""
    return (
        f"{oleh} menghapus verifikasi dua langkah akun Si-Kinerja Anda, dengan alasan: {alasan}. "
        f"Masuklah dengan password, lalu pasang lagi. {BUKAN_ANDA}"
    )


JUDUL_SESI_DIAKHIRI = "Anda dikeluarkan dari semua perangkat"


def sesi_diakhiri(oleh: str) -> str:
    """A word to the owner: somebody else ended every session."""
    return (
        f"{oleh} mengakhiri semua sesi akun Si-Kinerja Anda. Password Anda tetap; silakan masuk lagi. "
        "Jika Anda tidak memintanya, tanyakan kepada pengelola kepegawaian."
    )
