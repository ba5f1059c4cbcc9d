"""Who one is: the person behind the token."""

from __future__ import annotations

from ninja import Router
from pydantic import Field

from sikinerja.api.endpoint import read
from sikinerja.api.request import Request
from sikinerja.api.types import Id, Keluaran

router = Router()


class Saya(Keluaran):
    """The actor and the token."""

    nama: str = Field(examples=["Ratna Contoh, SH"])
    pegawai_id: Id | None = Field(description="null untuk akun yang tidak terkait dengan pegawai")
    token: str = Field(description="Nama token", examples=["Skrip laporan"])
    cakupan: list[str] = Field(examples=[["pribadi:baca"]])
    pengelola_perangkat_daerah: list[Id]
    pimpinan_perangkat_daerah: list[Id]
    pengelola_aplikasi: bool


@read(router, "/saya", Saya)
def saya(request: Request) -> Saya:
    """Siapa saya.

    Orang di balik token ini, dan apa saja yang dibuka oleh token itu.
    """
    actor, token = request.ctx.actor, request.token
    return Saya(
        nama=actor.nama,
        pegawai_id=actor.pegawai_id,
        token=token.nama,
        cakupan=sorted(token.cakupan),
        pengelola_perangkat_daerah=sorted(actor.pengelola_pd),
        pimpinan_perangkat_daerah=sorted(actor.pimpinan_pd),
        pengelola_aplikasi=actor.is_bkd,
    )
