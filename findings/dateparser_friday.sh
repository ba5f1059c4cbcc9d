#!/usr/bin/env bash
# dateparser 1.5.0 reads an Indonesian letter's date on six days of the week, and on Fridays written "Jum'at" (the older spelling, which most
# offices still print) gives None, with the language named or guessed. Of August's short forms it takes "Agt" and not "Ags" for languages=["id"].
# Installs pinned public packages in a temporary folder, prints what was seen, fails if it changes. Not part of CI.
set -euo pipefail
here=$(mktemp -d); trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/env"
"$here/env/bin/pip" --quiet --disable-pip-version-check install dateparser==1.5.0
"$here/env/bin/python" - <<'PY'
import sys
import warnings
from datetime import date, timedelta

import dateparser

warnings.simplefilter("ignore")
MONDAY = date(2023, 3, 6)
NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu", "Jum'at")

def read(text, **how):
    found = dateparser.parse(text, **how)
    return found and found.date()

unread = []
for n, name in enumerate(NAMES):
    day = MONDAY + timedelta(days=n if n < 7 else 4)
    text = f"{name}, {day.day} Maret 2023"
    named, guessed = read(text, languages=["id"]), read(text)
    print(f"dateparser 1.5.0: {text!r:28} languages=['id']: {named}, language guessed: {guessed}")
    unread += [name] * (named is None and guessed is None)
    assert named in (day, None) and guessed in (day, None)
short = {word: read(f"5 {word} 2022", languages=["id"]) for word in ("Agt", "Ags")}
print(f"dateparser 1.5.0: short forms of Agustus 2022: { {word: str(day) for word, day in short.items()} }")
sys.exit(0 if unread == ["Jum'at"] and short == {"Agt": date(2022, 8, 5), "Ags": None} else 1)
PY
