"""Bell, mail or both: chosen by kind, never nothing (F8.6)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import Invalid
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan import queries
from sikinerja.pemberitahuan.models import Pemberitahuan, PilihanSaluran, Surat
from sikinerja.pemberitahuan.operations.saluran import pilih
from sikinerja.pemberitahuan.rules import JenisPemberitahuan, Kabar, Saluran
from sikinerja.pemberitahuan.steps import beri_tahu_banyak
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
J = JenisPemberitahuan
LONCENG, SUREL, KEDUANYA, TIDAK = (
    Saluran(surel=False),
    Saluran(lonceng=False),
    Saluran(),
    Saluran(False, False),
)


def tell(person: Pegawai, jenis: JenisPemberitahuan, n: int = 1) -> tuple[int, int]:
    """Tell somebody ``n`` times the same; how many bells and mails there are."""
    for _ in range(n):
        with transaction.atomic():
            beri_tahu_banyak(
                context(None), kabar=[Kabar(person.akun_id, "Batas", kunci=f"x:{jenis}")], jenis=jenis
            )
    return Pemberitahuan.objects.count(), Surat.objects.count()


@pytest.mark.parametrize(
    ("jenis", "saluran", "found"),
    [
        (J.PENGINGAT, None, (1, 1)),
        (J.PENGINGAT, LONCENG, (1, 0)),
        (J.PENGINGAT, SUREL, (0, 1)),
        (J.LANGKAH, LONCENG, (1, 0)),
        (J.KEAMANAN, LONCENG, (1, 1)),
    ],
)
def test_what_was_chosen_is_what_comes_once(
    cast: Cast, jenis: JenisPemberitahuan, saluran: Saluran | None, found: tuple[int, int]
) -> None:
    if saluran is not None:
        for one in (J.LANGKAH, J.PENGINGAT) if jenis == J.KEAMANAN else (jenis,):
            pilih(context(cast.pegawai), pilihan={one: saluran})
    assert tell(cast.pegawai, jenis, n=2) == found


def test_who_lost_the_address_gets_the_bell_again(cast: Cast) -> None:
    pilih(context(cast.pegawai), pilihan={J.PENGINGAT: SUREL})
    type(cast.pegawai.akun).objects.filter(pk=cast.pegawai.akun_id).update(email="")
    assert tell(cast.pegawai, J.PENGINGAT) == (1, 0)


@pytest.mark.parametrize(
    ("who", "jenis", "saluran", "words"),
    [
        ("pegawai", J.LANGKAH, SUREL, "tidak dapat dimatikan"),
        ("pegawai", J.LANGKAH, TIDAK, "tidak dapat dimatikan"),
        ("pegawai", J.PENGINGAT, TIDAK, "sedikitnya satu"),
        ("rekan", J.PENGINGAT, SUREL, "belum memiliki alamat surel"),
    ],
)
def test_nobody_is_left_without_word(
    cast: Cast, who: str, jenis: JenisPemberitahuan, saluran: Saluran, words: str
) -> None:
    with pytest.raises(Invalid, match=words) as refused:
        pilih(context(getattr(cast, who)), pilihan={jenis: saluran})
    assert set(refused.value.fields) == {jenis.value.lower()}
    assert not PilihanSaluran.objects.exists()


def test_the_database_refuses_it_too(cast: Cast) -> None:
    for jenis, lonceng, surel in (
        ("LANGKAH", False, True),
        ("PENGINGAT", False, False),
        ("KEAMANAN", True, True),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            PilihanSaluran.objects.create(
                akun=cast.pegawai.akun,
                jenis=jenis,
                lonceng=lonceng,
                surel=surel,
                diubah_pada=context(None).now,
            )


def test_a_choice_is_kept_changed_and_audited(cast: Cast) -> None:
    ctx = context(cast.pegawai)
    pilih(ctx, pilihan={J.LANGKAH: LONCENG, J.PENGINGAT: SUREL})
    pilih(ctx, pilihan={J.LANGKAH: KEDUANYA, J.PENGINGAT: SUREL, J.KEAMANAN: TIDAK})
    assert queries.pilihan(ctx.actor) == {J.LANGKAH: KEDUANYA, J.PENGINGAT: SUREL}
    assert PilihanSaluran.objects.count() == 2
    last = Jejak.objects.filter(aksi="pemberitahuan.pilih_saluran").first()
    assert last is not None
    assert last.data == {"LANGKAH": ["lonceng", "surel"], "PENGINGAT": ["surel"]}
