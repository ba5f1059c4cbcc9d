"""Plt./Plh. appointments: which stand, and who manages them (domain.md §6)."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, When

from sikinerja.kepegawaian.models import RiwayatJabatan


def berlaku(today: date) -> Q:
    """Whether an appointment stands on a local day: both its days count, unless it was ended early."""
    return Q(tanggal_mulai__lte=today, tanggal_selesai__gte=today, diakhiri_pada=None)


def batas_pd() -> Case:
    """The PD at which an appointment's rights end: that of the post, once its holder has one in another PD.

    None: no limit. Without it, who acts for a head who moved away would rate the head's new people too.
    """
    pindah = RiwayatJabatan.objects.filter(pegawai=OuterRef("menggantikan"), aktif=True).exclude(
        perangkat_daerah=OuterRef("perangkat_daerah")
    )
    return Case(When(Exists(pindah), then=F("perangkat_daerah_id")))
