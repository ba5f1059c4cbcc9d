#!/usr/bin/env bash
# python-calamine 0.9.1 reads a valid workbook's error cell as an empty text, and 100 % as 1.0, without a word of either.
# Installs pinned public packages in a temporary folder, prints what was seen, fails if it changes. Not part of CI.
set -euo pipefail
here=$(mktemp -d); trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/env"
"$here/env/bin/pip" --quiet --disable-pip-version-check install python-calamine==0.9.1 XlsxWriter==3.2.9
"$here/env/bin/python" - "$here/book.xlsx" <<'PY'
import sys
import python_calamine
import xlsxwriter

with xlsxwriter.Workbook(sys.argv[1]) as book:
    sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0%"})
    sheet.write_formula(0, 0, "=NA()", None, "#N/A")
    sheet.write_number(0, 1, 1, percent)
    sheet.write_string(0, 2, "end")
((error, whole, _),) = python_calamine.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
print(f"python-calamine 0.9.1: #N/A is read as {error!r}, 1 shown as 100% as {whole!r}")
sys.exit(0 if (error, whole) == ("", 1.0) else 1)
PY
