"""A month as it was released: written once, never changed (domain.md §8)."""

from sikinerja.rilis.models.header import Koreksi, Rilis
from sikinerja.rilis.models.rows import RilisBaris, RilisBeda, RilisRekap

__all__ = ["Koreksi", "Rilis", "RilisBaris", "RilisBeda", "RilisRekap"]
