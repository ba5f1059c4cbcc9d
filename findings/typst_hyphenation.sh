#!/usr/bin/env bash
# typst 0.15.2 divides no Indonesian (or Malay) word and does not say so: hyphenate: true with lang "id" prints as with false, where "en" and
# "de" divide the same words. A long word in a narrow column of an Indonesian table therefore runs over the column's edge.
# Installs pinned public packages in a temporary folder, prints what was seen, fails if it changes. Not part of CI.
set -euo pipefail
here=$(mktemp -d); trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/env"
"$here/env/bin/pip" --quiet --disable-pip-version-check install typst==0.15.2 pypdfium2==5.15.2
"$here/env/bin/python" - <<'PY'
import sys
import pypdfium2
import typst

WORD = "pertanggungjawaban"
WIDTH = 60  # points of the page; the margins take 8

def seen(lang):
    """Lines, and how far to the right the text goes, of one long word on a narrow page."""
    source = f'#set page(width: {WIDTH}pt, height: auto, margin: 4pt)\n#set text(lang: "{lang}", hyphenate: true, size: 10pt)\n{WORD}'
    page = pypdfium2.PdfDocument(typst.compile(source.encode(), format="pdf"))[0].get_textpage()
    hyphens = page.get_text_range().count("\ufffe")  # how PDFium gives a hyphen at a line's end
    return hyphens + 1, round(max(page.get_charbox(i)[2] for i in range(page.count_chars())))

got = {lang: seen(lang) for lang in ("id", "ms", "en", "de")}
for lang, (lines, right) in got.items():
    print(f"typst 0.15.2, {lang}: {WORD!r} on {lines} line(s), to {right} of {WIDTH} pt")
whole = all(got[lang][0] == 1 and got[lang][1] > WIDTH for lang in ("id", "ms"))
divided = all(got[lang][0] > 1 and got[lang][1] <= WIDTH for lang in ("en", "de"))
sys.exit(0 if whole and divided else 1)
PY
