"""What the room writes to people (documents.md §I). Pure functions."""

from __future__ import annotations

SUBJEK_RESET = "Reset Password Aplikasi Si-Kinerja"
JAWABAN_RESET = (
    "Jika NIP dan email cocok, tautan untuk membuat password baru sudah dikirim. Periksa kotak masuk Anda; "
    "bila profil Anda belum memuat email, hubungi pengelola kepegawaian."
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
