"""Columns and constraints of the goal plan: the working copy, its approved versions, its history."""

# Django finds an app's models through this module alone.
from sikinerja.skp.models.history import PenghapusanSkp, RiwayatSkp
from sikinerja.skp.models.plan import Ekspektasi, Indikator, Lampiran, Rhk, Skp
from sikinerja.skp.models.version import Versi, VersiEkspektasi, VersiIndikator, VersiLampiran, VersiRhk

__all__ = [
    "Ekspektasi",
    "Indikator",
    "Lampiran",
    "PenghapusanSkp",
    "Rhk",
    "RiwayatSkp",
    "Skp",
    "Versi",
    "VersiEkspektasi",
    "VersiIndikator",
    "VersiLampiran",
    "VersiRhk",
]
