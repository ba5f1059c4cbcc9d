"""From where a request comes."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The network address of the browser, as the outermost trusted proxy saw it.

    With n trusted proxies the n-th entry of X-Forwarded-For from the right counts: what stands further left
    is whatever the browser claims. One IPv6 subscriber owns a /64, so all of it is one address.
    """
    proxies: int = settings.TRUSTED_PROXIES
    header = request.headers.get("X-Forwarded-For", "")
    forwarded = [part.strip() for part in header.split(",") if part.strip()]
    peer = request.META.get("REMOTE_ADDR", "")
    return _normal(forwarded[-proxies] if 0 < proxies <= len(forwarded) else peer)


def _normal(text: str) -> str:
    try:
        address = ip_address(text.strip("[]"))
    except ValueError:
        return "tidak dikenal"
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((address, 64), strict=False))
    return str(address)
