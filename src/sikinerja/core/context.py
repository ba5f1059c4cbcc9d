"""Who asks, when, and through which door: built once by the door, passed first to everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Channel(StrEnum):
    """The door through which a request came."""

    WEB = "web"
    API = "api"
    CLI = "cli"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Wewenang:
    """A right as penilai that is not the person's own: by a Plt./Plh. appointment that stands today.

    It covers the rows of ``penilai_id``, or of these only the ones that ``pegawai_id`` and
    ``perangkat_daerah_id`` name. ``sebagai`` is how it is said ("Plt. Kepala Badan"), "" where the person
    acts as who they are: the rows of an appointee go up to the post's own penilai (domain.md §6).
    """

    penilai_id: int
    pelaksana_tugas_id: int | None = None
    sebagai: str = ""
    pegawai_id: int | None = None
    perangkat_daerah_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (or the system itself) that acts.

    *Penilai* and *pemilik* are no roles: they are relations computed from the row at hand.
    ``akun_id`` and ``pegawai_id`` are ``None`` for the system; ``pegawai_id`` alone is ``None`` for an
    account without a person.
    """

    akun_id: int | None
    pegawai_id: int | None
    nama: str
    is_bkd: bool = False
    pengelola_pd: frozenset[int] = field(default_factory=frozenset)
    pimpinan_pd: frozenset[int] = field(default_factory=frozenset)
    is_system: bool = False
    wewenang: tuple[Wewenang, ...] = ()
    purna: bool = False
    """Retired: the account stays open for one's own months and results, every other right has ended."""

    @classmethod
    def system(cls) -> Actor:
        """The application acting for itself: worker, command line."""
        return cls(akun_id=None, pegawai_id=None, nama="Sistem", is_bkd=True, is_system=True)

    @property
    def menggantikan(self) -> frozenset[int]:
        """Ids of the people in whose place the person rates today (Plt./Plh.)."""
        return frozenset(w.penilai_id for w in self.wewenang if w.sebagai and w.pegawai_id is None)

    @property
    def is_pengelola(self) -> bool:
        """Whether the person manages accounts: of one PD (pengelola kepegawaian) or of all (BKD)."""
        return self.is_bkd or bool(self.pengelola_pd)

    @property
    def peran(self) -> str:
        """By which right the person acts for others; "" for everybody else and for the system."""
        if self.is_system:
            return ""
        return "pengelola aplikasi" if self.is_bkd else "pengelola kepegawaian" if self.pengelola_pd else ""


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of one request. ``now`` is aware (UTC) and the only clock that rules know."""

    actor: Actor
    now: datetime
    channel: Channel
    request_id: str
    zone: ZoneInfo

    @property
    def local_now(self) -> datetime:
        """``now`` in the province's own time (WITA by default)."""
        return self.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        """The local calendar day."""
        return self.local_now.date()
