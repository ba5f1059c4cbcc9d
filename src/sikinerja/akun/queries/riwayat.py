"""The history of one account, out of the audit trail."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sikinerja.akun.models import Akun
from sikinerja.jejak.models import Jejak


def riwayat(akun: Akun) -> QuerySet[Jejak]:
    """What was done to an account, for its owner, and by its owner at the door; newest first.

    Not scoped: the caller decides who may look.
    """
    own = Q(akun=akun, aksi__startswith="akun.")
    about = Q(objek_jenis=akun._meta.label_lower, objek_id=akun.pk)
    return Jejak.objects.filter(own | about | Q(untuk=akun)).select_related("untuk").order_by("-id")
