"""One argument: the limits as JSON. Standard input: the file. Standard output, a line each:
{"catatan": how the file was read, "teks": whether it is separated text}; then for every sheet
{"lembar": its name, "tersembunyi": ...} and [number, cells] for each filled row, {"terpotong": 1} where there
are more than may be read. Ends with a code of ``limits`` when it can say what is wrong, with anything else
but 0 when it cannot.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from sikinerja.integrasi._lembar import limits as codes
from sikinerja.integrasi._lembar import markup, ods, separated, xls, xlsx
from sikinerja.integrasi._lembar.limits import Refused, Sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OTHERS = {
    codes.DOKUMEN: (b"%PDF", b"{\\rtf"),
    codes.ARSIP: (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b"),
    codes.GAMBAR: (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
}
"""What is no table by its first bytes."""
MIME = re.compile("MIME-Version:", re.IGNORECASE)
PHOTO = re.compile(rb"(RIFF....WEBP|....ftyp)", re.DOTALL)
LINK = re.compile(r'\s*(\{\s*"[^"]*"\s*:.*"(doc_id|resource_id|url)"|\[InternetShortcut\])', re.DOTALL)
"""What a cloud drive puts on a computer in place of a spreadsheet: only where it is."""
XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
Limits = dict[str, Any]


def zipped(data: bytes, limits: Limits) -> Iterator[Sheet]:
    """A workbook of Excel or LibreOffice; what else is zipped is told."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > limits["berkas"] or sum(e.file_size for e in entries) > limits["terurai"]:
            raise Refused(codes.TERLALU_BESAR)
        names = {entry.filename for entry in entries}
        if xlsx.BOOK in names:
            yield from xlsx.sheets(archive, limits["kolom"])
        elif {"Index.zip", "Index/Document.iwa"} & names:
            raise Refused(codes.NUMBERS)
        elif _written(archive, names):
            raise Refused(codes.DOKUMEN)
        elif ods.CONTENT in names:
            yield from ods.sheets(archive, limits["kolom"], limits["baris"])
        elif "xl/workbook.bin" in names:
            raise Refused(codes.BINER)
        elif {"word/document.xml", "ppt/presentation.xml"} & names:
            raise Refused(codes.DOKUMEN)
        else:
            raise Refused(codes.ARSIP)


def _written(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether this is a text or slides of LibreOffice."""
    kind = archive.read("mimetype")[:80] if "mimetype" in names else b""
    return kind.startswith(
        (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.p")
    )


def sheets(data: bytes, limits: Limits) -> tuple[dict[str, Any], Iterable[Sheet]]:
    """How a file was read, and its tables; by its content."""
    if data.startswith(ZIP):
        return {"catatan": "", "teks": False}, zipped(data, limits)
    if data.startswith(OLE):
        return {"catatan": "", "teks": False}, xls.sheets(data, limits["kolom"])
    if code := next((code for code, heads in OTHERS.items() if data.startswith(heads)), 0):
        raise Refused(code)
    if PHOTO.match(data):
        raise Refused(codes.GAMBAR)
    if XML_2003 in data[:4000] and data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        return {"catatan": "", "teks": False}, markup.xml_2003(data, limits["kolom"])
    text, note = separated.decoded(data)
    if re.search(r"<(table|html|!doctype html)\b", text[:20_000], re.IGNORECASE) and not MIME.match(text):
        return {"catatan": note, "teks": False}, markup.html(text, limits["kolom"])
    if code := no_table(text):
        raise Refused(code)
    rows = separated.rows(text, limits["kolom"] + 1, limits["teks"])
    return {"catatan": note, "teks": True}, [Sheet("", rows)]


def no_table(text: str) -> int:
    """Why a text is no table with separators; 0: it may be one."""
    if MIME.match(text):
        return codes.HALAMAN_ARSIP
    if LINK.match(text[:4000]):
        return codes.TAUTAN
    if text.lstrip().startswith(("<?xml", '{"', "[{")):
        return codes.BUKAN_TABEL
    return codes.REKAMAN_MESIN if separated.is_scan_log(text) else 0


def show(found: Iterable[Sheet], limits: Limits) -> None:
    """Print them, within the limits."""
    size = 0
    for count, sheet in enumerate(found):
        if count >= limits["lembar"]:
            return
        print(json.dumps({"lembar": sheet.name[:100], "tersembunyi": sheet.hidden}))  # noqa: T201 - a program
        for filled, row in enumerate(sheet.rows, start=1):
            if filled > limits["baris"]:
                print(json.dumps({"terpotong": 1}))  # noqa: T201 - a program that prints
                for _ in sheet.rows:  # the next sheet begins where this one ends
                    continue
                break
            line = json.dumps(row)
            size += len(line)
            if size > limits["keluaran"]:
                raise Refused(codes.TERLALU_BESAR)
            print(line)  # noqa: T201 - a program that prints


def main() -> int:
    """Read, print, say how it went."""
    limits = json.loads(sys.argv[1])
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits["memori"]),
        (resource.RLIMIT_CPU, limits["detik"]),
    ):
        resource.setrlimit(what, (limit, limit))
    try:
        about, found = sheets(sys.stdin.buffer.read(), limits)
        print(json.dumps(about))  # noqa: T201 - a program that prints
        show(found, limits)
    except Refused as error:
        return int(error.args[0])
    except (zipfile.BadZipFile, ParseError, KeyError):
        return codes.RUSAK
    return 0


if __name__ == "__main__":
    sys.exit(main())
