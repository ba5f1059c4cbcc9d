"""*Riwayat Jabatan & Unit Kerja* (F2.3–F2.7): add, copy, edit, delete, take over from last year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse, QueryDict

from sikinerja.core.errors import Forbidden
from sikinerja.core.transactions import only_tried
from sikinerja.kepegawaian import queries, rules
from sikinerja.kepegawaian.operations import riwayat as operations
from sikinerja.kepegawaian.queries.berhenti import sebab_sekarang
from sikinerja.kepegawaian.queries.profil import profil
from sikinerja.mutasi.operations import riwayat as mutasi
from sikinerja.mutasi.queries import pergantian
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.mutasi.queries.pages import ditanya
from sikinerja.mutasi.queries.pertanyaan import Pemilik, tanya
from sikinerja.skp.operations.keliru import hapus_riwayat
from sikinerja.skp.queries.keliru import keliru
from sikinerja.web.cari import batasi, pilihan
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.jabatan import initial_of
from sikinerja.web.riwayat_jabatan.forms import AlasanForm, KonfirmasiForm, RiwayatForm, SerahTerimaForm

TERSIMPAN = "Riwayat jabatan sudah disimpan."
TERHAPUS = "Riwayat jabatan sudah dihapus."


def daftar(request: Request) -> HttpResponse:
    """One's own riwayat jabatan."""
    orang = profil(request.ctx, pegawai_id=_me(request))
    return respond(request, "riwayat_jabatan/daftar.html", {"profil": orang})


def tambah(request: Request) -> HttpResponse:
    """Add one to one's own history."""
    return _tambah(request, "riwayat_jabatan/tambah.html", pegawai_id=_me(request))


def tambah_untuk(request: Request, pegawai_id: int) -> HttpResponse:
    """Add one to somebody else's history: pengelola of the PD, BKD."""
    return _tambah(request, "riwayat_jabatan/tambah_untuk.html", pegawai_id=pegawai_id)


def copy(request: Request, riwayat_id: int) -> HttpResponse:
    """Start a new one from this one, for the present year."""
    lama = queries.get_riwayat(request.ctx, riwayat_id=riwayat_id)
    isian = replace(queries.isian(lama), tahun=request.ctx.today.year, aktif=True)
    if sebab_sekarang(request.ctx.today, pegawai_id=lama.penilai_id or 0):
        isian = replace(isian, penilai_id=None)
    template = "riwayat_jabatan/copy.html"
    return _tambah(request, template, pegawai_id=lama.pegawai_id, initial=initial_of(isian))


def _tambah(
    request: Request, template: str, *, pegawai_id: int, initial: dict[str, Any] | None = None
) -> HttpResponse:
    pegawai = queries.get_pegawai_untuk_edit(request.ctx, pegawai_id=pegawai_id)
    if pegawai.jenis_kepegawaian == rules.JenisKepegawaian.NON_ASN:
        raise Forbidden(rules.HANYA_ASN)
    baru = {"tahun": request.ctx.today.year, "aktif": "1", "perangkat_daerah": queries.pd_sekarang(pegawai)}
    form = RiwayatForm.of(_post(request), initial=initial or baru)
    milik = Pemilik(pegawai_id, pegawai.akun.nama)
    asked = tanya(request.ctx, form.isian(), milik) if form.is_valid() else None
    if asked is not None:
        with errors_into(form), only_tried(not asked.dijawab(request.POST.get("yakin"))):
            operations.tambah(request.ctx, pegawai_id=pegawai_id, isian=form.isian())
            return go(request, *_profil(request, pegawai_id), message=TERSIMPAN)
    return _form(request, template, form, pegawai_id, nama=pegawai.akun.nama, tanya=asked)


def edit(request: Request, riwayat_id: int) -> HttpResponse:
    """Change one. Another penilai is asked about first, with the months that wait for a rating (F2.6)."""
    riwayat = queries.get_riwayat_untuk_edit(request.ctx, riwayat_id=riwayat_id)
    form = RiwayatForm.of(_post(request), initial=initial_of(queries.isian(riwayat)))
    form.fields["alasan"].required = riwayat.pegawai_id != request.ctx.actor.pegawai_id
    milik = Pemilik(riwayat.pegawai_id, riwayat.pegawai.akun.nama, riwayat_id, riwayat.penilai_id)
    asked = tanya(request.ctx, form.isian(), milik) if form.is_valid() else None
    serah_terima, yakin = None, asked is not None and asked.dijawab(request.POST.get("yakin"))
    if asked is not None:
        baru = None if asked.salah else form.isian().penilai_id
        ganti = pergantian(request.ctx, riwayat=riwayat, penilai_id=baru)
        serah_terima = SerahTerimaForm.of(request.POST, ganti=ganti)
        with errors_into(form), only_tried(not (yakin and serah_terima.is_valid())):
            mutasi.edit_riwayat(
                request.ctx,
                riwayat_id=riwayat_id,
                isian=form.isian(),
                penilai_semula_id=form.cleaned_data["penilai_semula"],
                tetap=serah_terima.tetap(),
                alasan=form.cleaned_data["alasan"],
            )
            return go(request, *_profil(request, riwayat.pegawai_id), message=TERSIMPAN)
    more: dict[str, object] = {"nama": milik.nama, "serah_terima": serah_terima if yakin else None}
    more |= {"tanya": asked, "ditanya": riwayat.aktif and ditanya(request.ctx, riwayat=riwayat)}
    return _form(request, "riwayat_jabatan/edit.html", form, milik.pegawai_id, **more)


def hapus(request: Request, riwayat_id: int) -> HttpResponse:
    """Delete one, after a confirmation (F2.5); somebody else's with a reason, and with its SKP."""
    page = keliru(request.ctx, riwayat_id=riwayat_id)
    back = _profil(request, page.riwayat.pegawai_id)
    form = AlasanForm(_post(request)) if page.mengelola else KonfirmasiForm(_post(request))
    if form.is_valid():
        with errors_into(form):
            if page.mengelola:
                hapus_riwayat(request.ctx, riwayat_id=riwayat_id, alasan=form.cleaned_data["alasan"])
            else:
                operations.hapus(request.ctx, riwayat_id=riwayat_id)
            return go(request, *back, message=TERHAPUS)
    riwayat = page.riwayat
    hang = bergantung(request.ctx, pegawai_id=riwayat.pegawai_id) if riwayat.aktif else None
    context = {"form": form, "riwayat": riwayat, "back": back, "page": page, "bergantung": hang}
    return respond(request, "riwayat_jabatan/hapus.html", context, block="dialog", status=_status(form))


def salin(request: Request) -> HttpResponse:
    """Take last year's riwayat over into this year (F2.7)."""
    tahun = request.ctx.today.year
    lama = queries.riwayat_terakhir(pegawai_id=_me(request), sebelum=tahun)
    form = KonfirmasiForm(_post(request))
    if form.is_valid():
        with errors_into(form):
            operations.salin_dari_tahun_lalu(request.ctx)
            return go(request, "profil:lihat", message=f"Riwayat jabatan tahun {tahun} sudah dibuat.")
    context = {
        "form": form,
        "lama": lama,
        "tidak_ada": lama and sebab_sekarang(request.ctx.today, pegawai_id=lama.penilai_id or 0),
        "tahun": tahun,
        "perlu": queries.perlu_riwayat_tahun_ini(request.ctx),
    }
    return respond(request, "riwayat_jabatan/salin.html", context, block="dialog", status=_status(form))


def _form(
    request: Request, template: str, form: RiwayatForm, pegawai_id: int, **more: object
) -> HttpResponse:
    batasi(form, "penilai", "penilai", pegawai_id)
    context: dict[str, Any] = {
        "form": form,
        "sendiri": pegawai_id == request.ctx.actor.pegawai_id,
        "back": _profil(request, pegawai_id),
        "serah_terima": None,
        "tanya": None,
        **pilihan(request, form),
        **more,
    }
    return respond(request, template, context, status=_status(form, context["serah_terima"]))


def _me(request: Request) -> int:
    pegawai_id = request.ctx.actor.pegawai_id
    if pegawai_id is None:
        raise Forbidden(rules.HANYA_ASN)
    return pegawai_id


def _post(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _status(*forms: BaseForm | None) -> int:
    return 422 if any(form is not None and form.errors for form in forms) else 200


def _profil(request: Request, pegawai_id: int) -> tuple[str, *tuple[int, ...]]:
    """The profile page that somebody's riwayat stand on."""
    return ("profil:lihat",) if pegawai_id == request.ctx.actor.pegawai_id else ("profil:pegawai", pegawai_id)
