"""Through what one wants to be told."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth import get_user_model

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.models import PilihanSaluran
from sikinerja.pemberitahuan.rules import BOLEH_DIPILIH, JenisPemberitahuan, Saluran, salah_saluran


@operation
def pilih(ctx: Context, *, pilihan: Mapping[JenisPemberitahuan, Saluran]) -> None:
    """Choose bell, mail or both for each kind of notice (F8.6). Raises Forbidden, Invalid by kind."""
    akun_id = ctx.actor.akun_id
    if akun_id is None:
        raise Forbidden
    ada_surel = get_user_model().objects.filter(pk=akun_id).exclude(email="").exists()
    chosen = {jenis: saluran for jenis, saluran in pilihan.items() if jenis in BOLEH_DIPILIH}
    problems = {
        jenis.value.lower(): salah_saluran(jenis, saluran, ada_surel=ada_surel)
        for jenis, saluran in chosen.items()
    }
    if found := {name: text for name, text in problems.items() if text}:
        raise Invalid(found)
    for jenis, saluran in chosen.items():
        values = {"lonceng": saluran.lonceng, "surel": saluran.surel, "diubah_pada": ctx.now}
        PilihanSaluran.objects.update_or_create(akun_id=akun_id, jenis=jenis.value, defaults=values)
    data = {j.value: [n for n in ("lonceng", "surel") if getattr(s, n)] for j, s in chosen.items()}
    jejak.catat(ctx, aksi="pemberitahuan.pilih_saluran", data=data)
