"""The pages of who has died, or left otherwise, say so, and offer nothing that is refused (issue 9 §1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.core.errors import Conflict
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations import akun
from tests.builders import akhir
from tests.builders import skp as build_skp
from tests.builders.berhenti import berkeadaan
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import PASSWORD, Cast, context
from tests.web.test_back import followed

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]


def text(answer: object) -> str:
    return answer.content.decode()


def test_the_dead_are_said_to_be_dead(cast: Cast, login: Login) -> None:
    berkeadaan(cast, cast.pegawai, "MENINGGAL")
    client, pk = login(cast.bkd), cast.pegawai.pk
    pages = [
        text(client.get(f"/kelola/akun/?q={cast.pegawai.nip}")),
        text(client.get(f"/kelola/akun/{pk}/")),
        text(client.get(f"/profil/{pk}/")),
    ]

    assert all("Meninggal dunia 7 Maret 2023" in page for page in pages)
    assert all("/kelola/keadaan-khusus/" in page for page in pages[1:])
    assert ">Terakhir</span>" in pages[2]
    assert ">Aktif</span>" not in pages[2]
    for deed in ("password", "status"):
        address = f"/kelola/akun/{pk}/{deed}/"
        assert not any(address in page for page in pages)
        there, refused = followed(client, address)
        assert there == f"/kelola/akun/{pk}/"
        assert "hapus catatan itu pada Keadaan Khusus" in text(refused)


def test_no_password_is_given_to_the_dead(cast: Cast) -> None:
    berkeadaan(cast, cast.pegawai, "MENINGGAL")
    with pytest.raises(Conflict, match="Keadaan Khusus"):
        akun.beri_password(context(cast.bkd), pegawai_id=cast.pegawai.pk)


def test_the_login_does_not_send_to_have_it_opened(cast: Cast, client: Client) -> None:
    berkeadaan(cast, cast.pegawai, "MENINGGAL")
    page = text(client.post("/masuk/", {"username": cast.pegawai.nip, "password": PASSWORD}))

    assert "pemiliknya tercatat meninggal dunia" in page
    assert "mengaktifkannya" not in page


def test_who_retired_is_said_to_have_retired_and_may_still_be_helped(cast: Cast, login: Login) -> None:
    keadaan_khusus(cast.pegawai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    client, pk = login(cast.bkd), cast.pegawai.pk
    for address in (f"/kelola/akun/?q={cast.pegawai.nip}", f"/kelola/akun/{pk}/", f"/profil/{pk}/"):
        assert "Pensiun sejak 1 Maret 2023" in text(client.get(address))
    assert "Akun ini nonaktif" not in text(client.get(f"/kelola/akun/{pk}/password/"))
    akun.ubah_status(context(cast.bkd), pegawai_id=pk, aktif=False, alasan="Selesai")
    assert "Akun ini nonaktif" in text(client.get(f"/kelola/akun/{pk}/password/"))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda cast: build_skp.diajukan(cast.riwayat), "SKP menunggu"),
        (lambda cast: build_skp.revisi(cast.riwayat), "revisi SKP menunggu"),
        (lambda cast: akhir.diajukan(build_skp.disetujui(cast.riwayat)), "realisasi akhir menunggu"),
    ],
    ids=["SKP", "revisi", "realisasi akhir"],
)
def test_the_list_says_whatever_waits(
    cast: Cast, login: Login, make: Callable[[Cast], object], words: str
) -> None:
    make(cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")

    assert text(login(cast.pengelola).get("/kelola/penilai/")).count(f"meninggal dunia · {words}<") == 1
