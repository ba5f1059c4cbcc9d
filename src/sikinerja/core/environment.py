"""Every setting that comes from the environment, each in this one table.

Names are ``SIKINERJA_`` + the field's name in capitals; ``DATABASE_URL`` keeps its customary name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, AnyHttpUrl, Field, IPvAnyNetwork
from pydantic_settings import BaseSettings, SettingsConfigDict

INSECURE_KEY = "insecure-key-for-tests-and-builds-only"


class Environment(BaseSettings):
    """The table. Defaults serve tests and builds; production is checked by :func:`unsafe_settings`."""

    model_config = SettingsConfigDict(env_prefix="SIKINERJA_", extra="ignore", populate_by_name=True)

    database_url: str = Field(
        default="",
        validation_alias=AliasChoices("DATABASE_URL"),
        description="PostgreSQL >= 15, e.g. postgresql://user:password@host/name",
    )
    secret_key: str = Field(
        default=INSECURE_KEY, description="Signs sessions and links; 50+ random characters"
    )
    demo: bool = Field(default=False, description="Demo mode: movable clock, mails readable in the browser")
    allowed_hosts: list[str] = Field(
        default=["localhost", "127.0.0.1", "[::1]"], description="JSON list of host names"
    )
    trusted_proxies: int = Field(
        default=0, ge=0, le=5, description="Proxies in front that append X-Forwarded-For"
    )
    https: bool = Field(default=False, description="Served over HTTPS: secure cookies, HSTS")
    base_url: str = Field(default="http://localhost:8000", description="Public address, for links in mails")
    zone: str = Field(default="Asia/Makassar", description="Local time of deadlines (WITA)")
    zone_label: str = Field(default="WITA", description="How that zone is called on receipts")
    instansi: str = Field(
        default="Provinsi Contoh", description="Name of the government, on pages and prints"
    )
    email_host: str = Field(default="", description="SMTP server; empty: mails stay in the outbox")
    email_port: int = Field(default=25, ge=1, le=65535, description="SMTP port")
    email_user: str = Field(default="", description="SMTP user")
    email_password: str = Field(default="", description="SMTP password")
    email_tls: bool = Field(default=False, description="STARTTLS before login")
    email_from: str = Field(default="Si-Kinerja <si-kinerja@localhost>", description="Sender of mails")
    tool_kinerja_api: AnyHttpUrl | Literal[""] = Field(
        default="", description="Address of Tool Kinerja's service; empty: RHK are imported from files only"
    )
    tool_kinerja_token: str = Field(
        default="", pattern=r"^[!-~]*$", description="Bearer token for that service"
    )
    tool_kinerja_url: AnyHttpUrl | Literal[""] = Field(
        default="", description="Address of Tool Kinerja for people, linked where an import fails"
    )
    webhook_intranet: list[IPvAnyNetwork] = Field(
        default=[], description="JSON list of inner networks to which webhooks may go; http is allowed then"
    )
    pool_size: int = Field(default=4, ge=1, le=100, description="Database connections per server process")
    data_dir: Path = Field(
        default=Path("data"), description="Folder for results of long jobs; server and worker share it"
    )
    wajib_faktor_kedua: list[Literal["bkd", "pengelola"]] | None = Field(
        default=None,
        description='JSON list of who must have a second factor; default ["bkd", "pengelola"], demo []',
    )
    log_level: str = Field(default="INFO", description="Lowest level that is logged")

    @property
    def must_have_second_factor(self) -> list[str]:
        """``wajib_faktor_kedua``, or what holds where nothing was set."""
        if self.wajib_faktor_kedua is None:
            return [] if self.demo else ["bkd", "pengelola"]
        return list(self.wajib_faktor_kedua)


@cache
def environment() -> Environment:
    """Read the environment once."""
    return Environment()


def unsafe_settings() -> list[str]:
    """Why the production server must refuse to start: one line each; empty when all is well."""
    env = environment()
    problems = []
    if env.secret_key == INSECURE_KEY or len(env.secret_key) < 50:
        problems.append("SIKINERJA_SECRET_KEY must be set to at least 50 random characters")
    if not env.database_url:
        problems.append("DATABASE_URL must name a PostgreSQL database")
    if env.demo:
        problems.append("SIKINERJA_DEMO must be off: the demo's clock can be moved by anyone")
    if not env.https:
        problems.append("SIKINERJA_HTTPS must be true: passwords travel here")
    if env.tool_kinerja_api and not str(env.tool_kinerja_api).startswith("https://"):
        problems.append("SIKINERJA_TOOL_KINERJA_API must begin with https://: a token travels there")
    if "*" in env.allowed_hosts:
        problems.append("SIKINERJA_ALLOWED_HOSTS must name the hosts, not '*'")
    try:
        ZoneInfo(env.zone)
    except (KeyError, ValueError):
        problems.append("SIKINERJA_ZONE is no time zone")
    return problems
