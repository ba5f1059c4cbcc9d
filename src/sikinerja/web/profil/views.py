"""*Profil Pegawai* (F2.1, F2.2): one's own, and the people's one cares for."""

from __future__ import annotations

from django.http import HttpResponse

from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.operations import profil as operations
from sikinerja.kepegawaian.queries import profil as queries
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.profil.forms import EditForm

TERSIMPAN = "Perubahan profil sudah disimpan."


def lihat(request: Request) -> HttpResponse:
    """One's own profile; an account without a person has only the block *Akses Aplikasi*."""
    pegawai_id = request.ctx.actor.pegawai_id
    profil = queries.profil(request.ctx, pegawai_id=pegawai_id) if pegawai_id else None
    return respond(request, "profil/lihat.html", {"profil": profil, "akun": request.user, "sendiri": True})


def pegawai(request: Request, pegawai_id: int) -> HttpResponse:
    """Somebody else's profile, for who may see it."""
    if pegawai_id == request.ctx.actor.pegawai_id:
        return go(request, "profil:lihat")
    profil = queries.profil(request.ctx, pegawai_id=pegawai_id)
    return respond(
        request, "profil/pegawai.html", {"profil": profil, "akun": profil.pegawai.akun, "sendiri": False}
    )


def edit(request: Request) -> HttpResponse:
    """Edit one's own profile (F2.2)."""
    pegawai_id = request.ctx.actor.pegawai_id
    if pegawai_id is None:
        raise Forbidden("Akun ini tidak terkait dengan pegawai, sehingga tidak memiliki profil.")
    return _edit(request, pegawai_id, "profil/edit.html", ("profil:lihat",))


def edit_pegawai(request: Request, pegawai_id: int) -> HttpResponse:
    """Edit somebody else's profile: pengelola of the PD, BKD."""
    return _edit(request, pegawai_id, "profil/edit_pegawai.html", ("profil:pegawai", pegawai_id))


def _edit(
    request: Request, pegawai_id: int, template: str, back: tuple[str, *tuple[object, ...]]
) -> HttpResponse:
    profil = queries.profil(request.ctx, pegawai_id=pegawai_id)
    if not profil.boleh_edit:
        raise Forbidden
    form = EditForm(request.POST if request.method == "POST" else None, profil=profil)
    if form.is_valid():
        with errors_into(form):
            operations.edit(request.ctx, pegawai_id=pegawai_id, **form.values())
            return go(request, *back, message=TERSIMPAN)
    context = {"form": form, "profil": profil, "back": back}
    return respond(request, template, context, status=422 if form.is_bound else 200)
