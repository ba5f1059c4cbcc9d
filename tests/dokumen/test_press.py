"""What the press sets: every word of the data, on every paper, whatever people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sikinerja.core.errors import Throttled
from sikinerja.dokumen import press
from sikinerja.dokumen.rules import Arah, Kertas, Tampilan
from tests.dokumen.paper import is_tagged, outside, sizes_of, solid, text_of, words_of
from tests.dokumen.sample import GUBERNUR, NOBODY, PEGAWAI, facts, print_facts, rhk

TEXTS = Path(__file__).parent / "teks"
JENIS = ("SKP", "EVALUASI", "AKHIR")
LONG = "Pertanggungjawabankeuangandaerahyangsangatpanjangsekali" * 4
MARKUP = (
    r"""#import "x.typ" $x^2$ <script>alert(1)</script> *tebal* _miring_ \ // = Judul [isi] `kode` @rujuk """
    "~ --- {} &amp; #sys.inputs"
)


@pytest.mark.parametrize("jenis", JENIS)
@pytest.mark.parametrize("model", ["JPT", "JAJF"])
def test_text_is_the_stored_one(jenis: str, model: str) -> None:
    """To store new ones, after looking at the pages: delete the file and run the test twice."""
    said = facts(jenis, model=model, penilai=GUBERNUR) if model == "JPT" else facts(jenis)
    text, stored = text_of(print_facts(said)), TEXTS / f"{jenis.lower()}-{model.lower()}.txt"
    if not stored.exists():
        stored.write_text(text)
        pytest.fail(f"{stored.name} was missing and is written now: look at it, then commit it")
    assert text == stored.read_text()


def leaves(value: Any) -> Iterator[str]:
    """Every text inside facts."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("jenis", ["SKP", "EVALUASI"])
def test_every_word_of_the_data_is_on_paper(jenis: str) -> None:
    said = facts(jenis)
    told = {name: said[name] for name in ("hasil_kerja", "perilaku")}
    if jenis == "SKP":
        for row in (i for r in told["hasil_kerja"] for i in r["indikator"]):
            del row["realisasi"], row["umpan_balik"]
        told["perilaku"] = {p: {"ekspektasi": v["ekspektasi"]} for p, v in told["perilaku"].items()}
        told["lampiran"] = said["lampiran"]
    text = solid(text_of(print_facts(said)))
    people = [
        w
        for p in ("pegawai", "penilai")
        for n, w in said[p].items()
        if n in {"nama", "nip", "pangkat", "jabatan", "unit_kerja"}
    ]
    words = [w for w in leaves(told) if w not in {"UTAMA", "TAMBAHAN"}] + people
    missing = [w for w in words if solid(w) not in text]
    assert not missing
    assert len(words) > 40


@pytest.mark.parametrize("jenis", JENIS)
@pytest.mark.parametrize("kertas", list(Kertas))
@pytest.mark.parametrize("arah", list(Arah))
def test_papers(jenis: str, kertas: Kertas, arah: Arah) -> None:
    millimetres = {"A4": (210, 297), "F4": (215, 330), "LETTER": (215.9, 279.4)}[kertas]
    size = millimetres if arah is Arah.PORTRAIT else millimetres[::-1]
    for skala in (80, 110):
        pdf = print_facts(facts(jenis), Tampilan(kertas, arah, skala))
        for found in sizes_of(pdf):
            assert found == pytest.approx([side * 72 / 25.4 for side in size], abs=1)
        assert not outside(pdf)


@pytest.mark.parametrize("jenis", JENIS)
def test_tagged_titled_indonesian(jenis: str) -> None:
    pdf = print_facts(facts(jenis))
    assert is_tagged(pdf)
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title").endswith("Yohanes Pegawai Contoh, S.Kom 2023")
    assert b"/Lang(id" in pdf or b"/Lang (id" in pdf
    assert b"/Alt" in pdf or jenis


@pytest.mark.parametrize(("jumlah", "paling_banyak"), [(1, 2), (12, 3), (60, 7)])
def test_one_twelve_and_sixty_indikator(jumlah: int, paling_banyak: int) -> None:
    rows = [rhk(n, indikator=min(3, jumlah)) for n in range(1, jumlah // min(3, jumlah) + 1)]
    pdf = print_facts(facts("SKP", hasil_kerja=rows, lampiran={}))
    text = words_of(pdf)
    assert sum(text.count(f"butir {n}.") for n in range(1, 61)) >= jumlah
    pages = pypdfium2.PdfDocument(pdf)
    assert len(pages) <= paling_banyak
    assert f"Halaman {len(pages)} dari {len(pages)}" in text
    with_rows = [p for p in pages if "butir" in p.get_textpage().get_text_range()]
    for page in with_rows:  # the head of the table comes again on every page
        assert "INDIKATOR KINERJA" in page.get_textpage().get_text_range()
    assert not outside(pdf)


def test_an_rhk_stays_with_its_first_indikator() -> None:
    for lines in range(1, 40, 3):
        rows = [rhk(1, indikator=lines), rhk(2, indikator=9), rhk(3, indikator=30)]
        for page in pypdfium2.PdfDocument(print_facts(facts("SKP", hasil_kerja=rows))):
            text = solid(page.get_textpage().get_text_range())
            for n in (1, 2, 3):
                assert (f"tertib,bagian{n}" in text) <= (f"butir{n}.1" in text), f"{lines}: RHK {n} torn"


@pytest.mark.parametrize("jenis", JENIS)
def test_very_long_words_stay_on_the_page(jenis: str) -> None:
    row = rhk(1, teks=LONG, intervensi=LONG, atasan=[LONG])
    row["indikator"] = [dict.fromkeys(row["indikator"][0], LONG)]
    person = dict.fromkeys(GUBERNUR, LONG) | {"nip": ""}
    said = facts(
        jenis, hasil_kerja=[row], pegawai=person, penilai=person, atasan=person, tempat=LONG,
        perilaku={"AKUNTABEL": {"ekspektasi": LONG, "umpan_balik": LONG}}, lampiran={"DUKUNGAN": [LONG]},
        catatan=f"<ol><li>{LONG}</li></ol>",
    )  # fmt: skip
    for arah in Arah:
        pdf = print_facts(said, Tampilan(arah=arah, skala=110))
        assert not outside(pdf)
        assert solid(LONG) in solid(text_of(pdf))


def test_texts_of_full_length_are_not_cut() -> None:
    words = " ".join(f"kata{n}" for n in range(150))[:1000]
    row = rhk(1, teks=words, intervensi=words)
    row["indikator"] = [dict.fromkeys(row["indikator"][0], words) for _ in range(3)]
    said = facts(
        "EVALUASI", hasil_kerja=[row], perilaku={"AKUNTABEL": {"ekspektasi": words, "umpan_balik": words}}
    )
    for arah in Arah:
        pdf = print_facts(said, Tampilan(arah=arah, skala=110))
        assert not outside(pdf)
        text = text_of(pdf)
        for n in (0, 75, 130):
            assert text.count(f"kata{n}") >= 19


@pytest.mark.parametrize("tanda", ["Sasaran organisasi", "RHK Plt./Plh. pejabat penilai"])
def test_a_substitute_for_the_penilais_rhk_is_marked(tanda: str) -> None:
    """In the cell and explained below; a plan without one says nothing of it (issue 9 §1)."""
    explained = "*** Sebagai pengganti, karena pejabat penilai kinerja belum memiliki SKP yang disetujui"
    for jenis in ("SKP", "EVALUASI"):
        for arah in Arah:
            pdf = print_facts(
                facts(jenis, hasil_kerja=[rhk(1, pengganti=tanda)]), Tampilan(arah=arah, skala=110)
            )
            assert not outside(pdf)
            assert solid(f"({tanda}***)") in solid(text_of(pdf))
            assert explained in words_of(pdf)
        assert "***" not in words_of(print_facts(facts(jenis, hasil_kerja=[rhk(1)])))


@pytest.mark.parametrize("jenis", JENIS)
def test_markup_stays_text(jenis: str) -> None:
    row = rhk(1, teks=MARKUP)
    row["indikator"][0]["teks"] = MARKUP
    pdf = print_facts(facts(jenis, hasil_kerja=[row], pegawai=GUBERNUR | {"nama": MARKUP}))
    assert solid(MARKUP) in solid(text_of(pdf))


def test_notes_keep_their_marks_and_nothing_else() -> None:
    note = (
        "<script>alert(1)</script><p onclick='x'>Satu <b>dua</b> <i>tiga</i> <u>empat</u></p>"
        "<ol><li>lima<ul><li>enam<ol><li>tujuh<ul><li>delapan</li></ul></li></ol></li></ul></li></ol>#sembilan"
    )
    text = words_of(print_facts(facts("AKHIR", catatan=note)))
    for word in ("Satu dua tiga empat", "lima", "enam", "tujuh", "delapan", "#sembilan"):
        assert word in text
    assert "alert" not in text
    deep = "<ul><li>" * 500 + "dalam" + "</li></ul>" * 500
    assert "dalam" in words_of(print_facts(facts("AKHIR", catatan=deep)))


def test_signs_without_a_letter_become_boxes() -> None:
    row = rhk(1, teks="Rapi \U0001f600 漢字 \u202eterbalik\u0007 café Ñ – “kutip” ½ €")
    text = words_of(print_facts(facts(hasil_kerja=[row])))
    assert "Rapi □ □□ □terbalik□ café Ñ – “kutip” ½ €" in text


@settings(max_examples=40)
@given(st.text(max_size=120))
def test_whatever_is_typed_can_be_printed(typed: str) -> None:
    print_facts(facts("AKHIR", catatan=typed, tempat=typed, pegawai=GUBERNUR | {"nama": typed}))


def test_what_is_missing_is_said_in_words() -> None:
    row = rhk(1, intervensi="", atasan=[], indikator=0)
    said = facts(
        "SKP", konsep=True, tanggal="", tempat="", penilai=NOBODY, hasil_kerja=[row], perilaku={}, lampiran={}
    )
    text = words_of(print_facts(said))
    assert "(tempat belum diisi), (belum disetujui)" in text
    assert text.count("belum ditetapkan") == 1 + 7 + 1
    assert "KONSEP" in text
    assert "None" not in text
    later = words_of(print_facts(facts("EVALUASI", capaian="", bulan=2)))
    assert "CAPAIAN KINERJA ORGANISASI belum ditetapkan" in later
    assert "PERIODE: FEBRUARI 2023" in later
    assert "1 FEBRUARI SD 28 FEBRUARI TAHUN 2023" in later
    assert "KONSEP" not in later


@pytest.mark.parametrize("jenis", JENIS)
def test_a_gubernur_signs_without_a_number(jenis: str) -> None:
    pdf = print_facts(facts(jenis, model="JPT", penilai=GUBERNUR))
    text = text_of(pdf)
    lines = [line.strip() for line in text.splitlines()]
    assert "None" not in text
    assert words_of(pdf).count("NIP 1990") == (2 if jenis == "AKHIR" else 2 if jenis == "SKP" else 1)
    if jenis != "AKHIR":
        assert "INSTANSI Provinsi Contoh" in words_of(pdf)
    assert "" not in lines[lines.index("Pejabat Penilai Kinerja") :][:2]


@pytest.mark.parametrize("jenis", JENIS)
def test_a_pppk_has_a_ni_pppk_on_paper(jenis: str) -> None:
    pppk = PEGAWAI | {"nip": "199502022023212011", "pangkat": "Golongan IX"}
    text = words_of(print_facts(facts(jenis, pegawai=pppk)))
    assert text.count("NI PPPK 19950202 202321 2 011") == (1 if jenis == "EVALUASI" else 2)
    assert "PANGKAT/GOL RUANG Golongan IX" in text
    assert "NIP 19950202" not in text
    assert "NIP 19750101 200003 2 001" in text


def test_a_missing_font_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(press, "FONTS", tmp_path)
    monkeypatch.setattr(press, "_local", type(press._local)())
    press.fonts.cache_clear()
    try:
        with pytest.raises(press.PressError, match="font"):
            print_facts(facts())
    finally:
        press.fonts.cache_clear()


def test_a_busy_press_asks_for_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "PATIENCE", 0.01)
    with press._turn, press._turn, pytest.raises(Throttled):
        print_facts(facts())
    print_facts(facts())


def test_the_same_facts_give_the_same_file() -> None:
    assert print_facts(facts("EVALUASI")) == print_facts(facts("EVALUASI"))
