"""A PDF as an answer: shown in the browser or saved, never run as anything else."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

# The viewer inside browsers styles itself; nothing else may load.
CSP = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"


def pdf_response(pdf: bytes, name: str, *, unduh: bool = False) -> HttpResponse:
    """``name`` is the file name that is offered; ``unduh``: save instead of show."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Encoding"] = "identity"  # it is compressed inside
    response.headers["Content-Disposition"] = content_disposition_header(unduh, name) or "inline"
    response.headers["Content-Security-Policy"] = CSP
    return response
