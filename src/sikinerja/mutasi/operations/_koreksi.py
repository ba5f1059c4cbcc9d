"""A riwayat corrected by somebody else: why, what became of what, and the word to its owner (F2.5, F8.8)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import tanggal
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import DENGAN_NAMA
from sikinerja.mutasi import messages, rules
from sikinerja.pemberitahuan.steps import beri_tahu


def require_alasan(ctx: Context, riwayat: RiwayatJabatan, alasan: str) -> None:
    """Who changes somebody else's riwayat says why. Raises Invalid."""
    if ctx.actor.pegawai_id != riwayat.pegawai_id and not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_KOREKSI})


def words(riwayat_id: int) -> dict[str, str]:
    """A riwayat as people read it, field by field. One query."""
    row = RiwayatJabatan.objects.select_related(*DENGAN_NAMA).get(pk=riwayat_id)
    return {
        "Tahun": str(row.tahun),
        "TMT": tanggal(row.tmt),
        "Jenis jabatan": row.get_jenis_jabatan_display(),
        "Jabatan": row.jabatan.nama,
        "Perangkat daerah": row.perangkat_daerah.nama,
        "Unit kerja": row.unit_kerja.nama,
        "Pejabat penilai": row.penilai.akun.nama if row.penilai else "belum ada",
        "Keadaan": "Aktif" if row.aktif else "Nonaktif",
    }


def tell_owner(ctx: Context, riwayat: RiwayatJabatan, before: dict[str, str], alasan: str) -> None:
    """Write down why somebody else's riwayat was corrected, and tell its owner what became of what."""
    if ctx.actor.pegawai_id == riwayat.pegawai_id:
        return
    after = words(riwayat.pk)
    changed = {name: (text, after[name]) for name, text in before.items() if text != after[name]}
    if not changed:
        return
    data = {
        "alasan": alasan.strip(),
        "lama": {name: pair[0] for name, pair in changed.items()},
        "baru": {name: pair[1] for name, pair in changed.items()},
    }
    akun_id = riwayat.pegawai.akun_id
    catat(ctx, aksi="mutasi.koreksi_riwayat", objek=riwayat, data=data, untuk_id=akun_id)
    judul, isi = messages.riwayat_dikoreksi(ctx.actor.nama, changed, alasan.strip())
    beri_tahu(ctx, akun_id=akun_id, judul=judul, isi=isi, tautan="/profil/")
