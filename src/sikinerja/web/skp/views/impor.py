"""Import RHK dari Tool Kinerja: confirm, or hand in its file (F3.7)."""

from __future__ import annotations

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.integrasi import impor as integrasi
from sikinerja.integrasi import tool_kinerja
from sikinerja.skp.rules import impor as rules
from sikinerja.web.berkas import tahan, terisi
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.skp.forms import ImporForm
from sikinerja.web.skp.views._answers import opened


@require_http_methods(["GET", "POST"])
def impor(request: Request, skp_id: int) -> HttpResponse:
    """The question and the form for a file; what fails is told in the manual's words."""
    skp = opened(request, skp_id, "susun")
    form = ImporForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and terisi(form, request):
        with errors_into(form):
            yakin = form.cleaned_data["yakin"]
            done = integrasi.impor(request.ctx, skp_id=skp_id, berkas=form.values(), yakin=yakin)
            return go(request, "skp:detail", skp_id, message=str(done))
    tahan(form, request)
    unequal = form.is_bound and form.has_error(NON_FIELD_ERRORS, "periode")
    values = {
        "skp": skp,
        "form": form,
        "kata": rules,
        "terhubung": tool_kinerja.is_connected(),
        "tool_kinerja": tool_kinerja.alamat() if unequal else "",
    }
    return respond(request, "skp/impor.html", values, status=422 if form.is_bound else 200)


@require_GET
def contoh_impor(request: Request, skp_id: int) -> HttpResponse:
    """A file to fill in, for this SKP (``?bentuk=json`` or XLSX)."""
    opened(request, skp_id, "susun")
    made = integrasi.contoh(request.ctx, skp_id=skp_id, bentuk=request.GET.get("bentuk", ""))
    how = content_disposition_header(as_attachment=True, filename=made.nama) or "attachment"
    return HttpResponse(made.isi, content_type=made.jenis, headers={"Content-Disposition": how})
