"""Addresses are stable words of the field: one name, one view, one template; nothing personal in them."""

from __future__ import annotations

import re

import pytest

from tests.architecture.addresses import Address, addresses
from tests.architecture.source import TEMPLATES, say

# GET addresses that show no page of their own, each with its reason.
NO_PAGE = {
    "api:openapi": "the description of the API, JSON",
    "healthz": "for machines",
    "readyz": "for machines",
    "skp:dokumen": "a PDF",
    "skp:contoh_impor": "a file to fill in",
    "kelola:unduh": "a ZIP",
    "rilis:pdf": "a PDF",
    "jejak:ekspor": "a table",
    "rilis:unduh_hasil": "a table",
    "impor:contoh": "a file to fill in",
    "impor:ekspor": "a table as a file",
    "impor:unduh": "a table as a file",
    "rekapitulasi:berkas": "a table as a file",
    "riwayat_jabatan:cari_jabatan": "type-ahead, JSON",
    "riwayat_jabatan:cari_unit_kerja": "type-ahead, JSON",
    "riwayat_jabatan:cari_penilai": "type-ahead, JSON",
    "kelola:cari_pejabat": "type-ahead, JSON",
    "kelola:cari_posisi": "type-ahead, JSON",
    "kelola:cari_ganda": "type-ahead, JSON",
    "keadaan_khusus:cari_pegawai": "type-ahead, JSON",
    "tpp:cari_pegawai": "type-ahead, JSON",
}
# Pages that show the same as another of their menu, of which they take the template.
SAME_PAGE = {
    "aktivitas:bulan_tugas_lain": "aktivitas/bulan_indikator.html",
    "perhitungan_tpp:saya": "perhitungan_tpp/pegawai.html",
    "perhitungan_tpp:bulan": "perhitungan_tpp/pegawai.html",
}
PERSONAL = re.compile(r"nip|nik|email|username|nomor_hp", re.IGNORECASE)
ROUTE = re.compile(r"^/(?:(?:[a-z0-9-]+|<[a-z]+:[a-z_]+>)/)*$")


def wrong_names(address: Address) -> list[str]:
    """The name, the function and the words of the route."""
    problems, last = [], address.name.rpartition(":")[2]
    if not last:
        problems.append(f"{address.route}: give it a name")
    if address.menu and address.view.__name__ != last:
        problems.append(f"{address.name}: its view is called {address.view.__name__}; one gesture, one word")
    if address.name not in NO_PAGE and not ROUTE.fullmatch(address.route):
        problems.append(
            f"{address.name} {address.route}: small words with hyphens, typed parameters, a slash at the end"
        )
    if PERSONAL.search(address.route):
        problems.append(f"{address.name} {address.route}: nothing personal in an address (features.md)")
    return problems


def without_template(address: Address) -> list[str]:
    """A page whose template is not where one looks for it."""
    template = SAME_PAGE.get(address.name, address.template)
    if address.name in NO_PAGE or address.is_post_only or (TEMPLATES / template).exists():
        return []
    return [f"{address.name}: write templates/{address.template}, or close the view to GET (@require_POST)"]


def test_every_address_has_a_name_and_a_view_of_that_name() -> None:
    problems = [p for a in addresses() for p in wrong_names(a)]
    assert not problems, say(problems)


def test_every_page_has_a_template_of_its_name() -> None:
    problems = [p for a in addresses() for p in without_template(a)]
    assert not problems, say(problems)


def test_names_are_unique_and_exceptions_are_needed() -> None:
    names = [a.name for a in addresses()]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    assert set(NO_PAGE) <= set(names), set(NO_PAGE) - set(names)
    own = {a.name for a in addresses() if (TEMPLATES / a.template).exists()}
    assert set(SAME_PAGE) <= set(names) - own, "an address of SAME_PAGE is gone, or has a page of its own"


def ajukan() -> None:
    """A stand-in view."""


@pytest.mark.parametrize(
    ("name", "route"),
    [
        ("skp:kirim", "/skp/<int:skp_id>/ajukan/"),
        ("skp:ajukan", "/skp/<int:skp_id>/Ajukan"),
        ("skp:ajukan", "/skp/<skp_id>/ajukan/"),
        ("skp:ajukan", "/skp/<int:nip>/ajukan/"),
        ("skp:", "/skp/"),
    ],
)
def test_the_guard_bites(name: str, route: str) -> None:
    assert wrong_names(Address(name, route, ajukan, ()))
    assert not wrong_names(Address("skp:ajukan", "/skp/<int:skp_id>/ajukan/", ajukan, ()))
    assert without_template(Address("skp:tidak_ada", "/skp/", ajukan, ()))
