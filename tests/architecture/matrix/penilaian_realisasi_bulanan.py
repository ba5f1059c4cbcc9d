"""The month as its penilai judges it: the penilai's alone."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.builders import realisasi
from tests.builders import skp as build_skp
from tests.cast import Cast, person, tenure


def filed(cast: Cast) -> int:
    """Submitted by the owner, rated by nobody."""
    return realisasi.diajukan(build_skp.disetujui(cast.riwayat)).pk


def many_filed(cast: Cast) -> int:
    """Sixty indikator to give umpan balik."""
    return realisasi.diajukan(build_skp.disetujui(cast.riwayat, rhk=12, indikator=4, tambahan=3)).pk


def half(cast: Cast) -> int:
    """Hasil kerja is saved."""
    return realisasi.dinilai(build_skp.disetujui(cast.riwayat)).pk


def done(cast: Cast) -> int:
    """Rated to the end."""
    return realisasi.selesai(build_skp.disetujui(cast.riwayat)).pk


def sixty(cast: Cast) -> None:
    """Sixty subordinates in every state."""
    states = (realisasi.belum, realisasi.diajukan, realisasi.dinilai, realisasi.selesai, realisasi.ditarik)
    for n in range(60):
        one = tenure(
            person(f"Bawahan Contoh {n:02d}"),
            jabatan=cast.jabatan_staf,
            unit=cast.bidang,
            penilai=cast.penilai,
        )
        if n % 6 < len(states):
            states[n % 6](build_skp.disetujui(one, rhk=1, indikator=1))


def queues(cast: Cast) -> None:
    """More raters below the penilai, with one filed month each, than a page shows."""
    place = {"jabatan": cast.jabatan_staf, "unit": cast.bidang}
    for n in range(30):
        rater = person(f"Penilai {n:02d}")
        tenure(rater, penilai=cast.penilai, **place)
        one = tenure(person(f"Bawahan {n:02d}"), penilai=rater, **place)
        realisasi.diajukan(build_skp.disetujui(one, rhk=1, indikator=1))


ROWS = (
    row("penilaian_realisasi_bulanan:daftar", others=200, full=sixty, who="penilai"),
    row("penilaian_realisasi_bulanan:tertunda", others=200, full=queues, who="penilai"),
    row("penilaian_realisasi_bulanan:hasil_kerja", filed, penilai=200, others=404, full=many_filed),
    row("penilaian_realisasi_bulanan:perilaku", half, penilai=200, others=404),
    row(
        "penilaian_realisasi_bulanan:draf",
        lambda cast: (filed(cast), "hasil_kerja"),
        penilai=200,
        others=404,
    ),
    row("penilaian_realisasi_bulanan:hasil", done, penilai=200, others=404),
    row("penilaian_realisasi_bulanan:ubah", done, penilai=200, others=404),
    row("penilaian_realisasi_bulanan:aktivitas", filed, penilai=200, others=404),
)
