"""Editing a profile (F2.2)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.text import person_name
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import queries, rules
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries.profil import salah_pangkat


@operation
def edit(
    ctx: Context, *, pegawai_id: int, nama: str, no_hp: str, email: str, pangkat_id: int | None
) -> Pegawai:
    """Change name, mobile number, email and pangkat (manual BAB II.1); the audit row keeps old and new."""
    pegawai = queries.lock_pegawai(ctx, pegawai_id=pegawai_id)
    if not rules.EDITOR & queries.relations_pegawai(ctx.actor, pegawai):
        raise Forbidden
    nama, no_hp, email = person_name(nama), rules.rapikan_hp(no_hp), email.strip()
    _periksa(pegawai, nama, no_hp, pangkat_id)
    akun = pegawai.akun
    baru = {"nama": nama, "no_hp": no_hp, "email": email, "pangkat_id": pangkat_id}
    lama = {
        "nama": akun.nama,
        "no_hp": pegawai.no_hp,
        "email": akun.email,
        "pangkat_id": pegawai.pangkat_id,
    }
    ubahan = {name: [lama[name], value] for name, value in baru.items() if lama[name] != value}
    if ubahan:
        akun.nama, akun.email = nama, email
        akun.save(update_fields=["nama", "email"])
        pegawai.no_hp, pegawai.pangkat_id = no_hp, pangkat_id
        pegawai.save(update_fields=["no_hp", "pangkat"])
        catat(ctx, aksi="kepegawaian.edit_profil", objek=pegawai, data=ubahan, untuk_id=pegawai.akun_id)
    return pegawai


def _periksa(pegawai: Pegawai, nama: str, no_hp: str, pangkat_id: int | None) -> None:
    salah = {}
    if not nama:
        salah["nama"] = "Isi nama lengkap, dengan gelar bila ada."
    hp_salah = rules.salah_hp(no_hp)
    if hp_salah:
        salah["no_hp"] = hp_salah
    if text := salah_pangkat(jenis=pegawai.jenis_kepegawaian, pangkat_id=pangkat_id):
        salah["pangkat"] = text
    if salah:
        raise Invalid(salah)
