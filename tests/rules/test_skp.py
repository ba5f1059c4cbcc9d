"""Decisions about an SKP, without a database (domain.md §2)."""

from __future__ import annotations

from datetime import date

import pytest

from sikinerja.core.errors import Conflict, Forbidden
from sikinerja.core.flow import LastStep, allowed, decide
from sikinerja.skp import rules
from sikinerja.skp.rules import Kurang, Perilaku, Rencana
from sikinerja.skp.rules.panduan import PANDUAN


@pytest.mark.parametrize(
    ("tmt", "awal"),
    [
        (date(2020, 5, 4), date(2023, 1, 1)),
        (date(2023, 2, 5), date(2023, 2, 5)),
        (date(2024, 1, 1), date(2023, 1, 1)),
    ],
)
def test_periode_is_prefilled_from_the_year_or_the_tmt_inside_it(tmt: date, awal: date) -> None:
    assert rules.periode_bawaan(tahun=2023, tmt=tmt) == (awal, date(2023, 12, 31))


@pytest.mark.parametrize(
    ("awal", "akhir", "wrong"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), set()),
        (date(2023, 3, 1), date(2023, 3, 1), set()),
        (date(2022, 12, 31), date(2023, 12, 31), {"periode_awal"}),
        (date(2023, 1, 1), date(2024, 1, 1), {"periode_akhir"}),
        (date(2023, 5, 1), date(2023, 4, 30), {"periode_akhir"}),
        (date(2022, 1, 1), date(2024, 1, 1), {"periode_awal", "periode_akhir"}),
    ],
)
def test_periode_lies_in_one_calendar_year(awal: date, akhir: date, wrong: set[str]) -> None:
    assert set(rules.periksa_periode(tahun=2023, awal=awal, akhir=akhir)) == wrong


def rencana(**values: object) -> Rencana:
    whole = {"id": 7, "jenis": "UTAMA", "nomor": 1, "jumlah_indikator": 1, "ada_intervensi": True}
    return Rencana(**(whole | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "model", "missing"),
    [
        ([rencana()], "JAJF", []),
        ([rencana(ada_intervensi=False)], "JPT", []),
        ([], "JPT", [Kurang("Belum ada rencana hasil kerja utama")]),
        ([rencana(jenis="TAMBAHAN")], "JPT", [Kurang("Belum ada rencana hasil kerja utama")]),
        ([rencana(jumlah_indikator=0)], "JAJF", [Kurang("RHK Utama 1 belum memiliki indikator", 7)]),
        (
            [rencana(), rencana(id=8, jenis="TAMBAHAN", nomor=2, ada_intervensi=False)],
            "JAJF",
            [Kurang("RHK Tambahan 2 belum memilih RHK atasan yang diintervensi", 8)],
        ),
    ],
)
def test_what_is_missing_before_ajukan(rows: list[Rencana], model: str, missing: list[Kurang]) -> None:
    assert rules.kurang(rows, model=model, ada_penilai=True) == missing


def test_without_a_penilai_nobody_can_be_asked() -> None:
    assert rules.kurang([rencana()], model="JPT", ada_penilai=False) == [
        Kurang("Riwayat jabatan SKP ini belum memiliki pejabat penilai: lengkapi pada Profil")
    ]


def test_terima_needs_all_seven() -> None:
    assert rules.ekspektasi_kurang([p.value for p in Perilaku]) == []
    assert rules.ekspektasi_kurang(["LOYAL"]) == [p for p in Perilaku if p is not Perilaku.LOYAL]
    assert len(Perilaku) == len(PANDUAN) == 7


@pytest.mark.parametrize(
    ("arah", "moved", "order"),
    [("naik", 3, [1, 3, 2]), ("turun", 1, [2, 1, 3]), ("naik", 1, [1, 2, 3]), ("turun", 3, [1, 2, 3])],
)
def test_moving_swaps_neighbours_and_stops_at_the_ends(arah: str, moved: int, order: list[int]) -> None:
    assert rules.tukar([1, 2, 3], moved, arah) == order


STEPS = {
    "KONSEP": {"pemilik": {"susun", "ajukan", "batalkan_revisi"}},
    "PENILAIAN": {"pemilik": {"tarik"}, "penilai": {"ekspektasi", "kembalikan", "terima"}},
    "DISETUJUI": {"pemilik": {"ajukan_revisi", "mulai_akhir"}},
    "REVISI": {"pemilik": {"batalkan_revisi"}, "penilai": {"terima_revisi", "tolak_revisi"}},
    "REALISASI": {"pemilik": {"ajukan_akhir", "batal_akhir"}},
    "PENILAIAN_AKHIR": {"pemilik": {"tarik_akhir"}, "penilai": {"nilai_akhir", "kembalikan_akhir"}},
    "SELESAI": {"bkd": {"buka_kembali"}},
}


@pytest.mark.parametrize("status", STEPS)
@pytest.mark.parametrize("who", ["pemilik", "penilai", "bkd"])
def test_who_may_do_what_where(status: str, who: str) -> None:
    assert allowed(rules.TRANSITIONS, status=status, relations={who}) == STEPS[status].get(who, set())


def take(name: str, status: str, langkah: int, seen: int | None, last: LastStep | None = None) -> str | None:
    arrow = decide(
        rules.TRANSITIONS, name=name, status=status, langkah=langkah, expected_langkah=seen,
        relations={"pemilik"}, akun_id=1, last=last,
    )  # fmt: skip
    return arrow.target if arrow else None


def test_the_same_request_again_changes_nothing() -> None:
    assert take("ajukan", "KONSEP", 0, 0) == "PENILAIAN"
    assert take("ajukan", "PENILAIAN", 1, 0, LastStep("ajukan", 0, 1)) is None
    with pytest.raises(Conflict):
        take("ajukan", "PENILAIAN", 1, 0, LastStep("ajukan", 0, 2))
    with pytest.raises(Conflict):
        take("ajukan", "KONSEP", 2, 0, LastStep("kembalikan", 1, 2))
    with pytest.raises(Forbidden):
        take("terima", "PENILAIAN", 1, 1)


def test_an_skp_after_a_mutation_waits_for_the_old_one() -> None:
    lama = rules.SkpLama(4, date(2023, 1, 1), date(2023, 2, 4))
    (missing,) = rules.kurang([rencana()], model="JAJF", ada_penilai=True, lama=lama)
    assert missing.skp_id == 4
    assert "1 Januari 2023 s.d. 4 Februari 2023" in missing.teks
