"""The demo's Tool Kinerja: a small real HTTP server on this machine (docs/integrations/tool-kinerja.md).

It knows everybody whose SKP of this year was never handed in. Every second one has another periode there,
which can be made equal on its page, as the manual tells (BAB III.4).
"""

from __future__ import annotations

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from django.db.models import QuerySet

from sikinerja.demo import words
from sikinerja.demo.organisation import TAHUN
from sikinerja.integrasi.rules import VERSI
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp.models import Skp

TOKEN = "token-demo"  # noqa: S105 - the demo's own
URUSAN = "kepegawaian"
MAKS_TANYA = 10_000
PAGE = (
    "<!DOCTYPE html><html lang=id><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<title>Tool Kinerja (demo)</title><h1>Tool Kinerja (demo)</h1>"
    "<table border=1 cellpadding=6><tr><th>NIP<th>Periode SKP<th>Ubah{rows}</table>"
)
ROW = (
    "<tr><td>{nip}<td>{periode_awal} s/d {periode_akhir}<td>"
    "<form method=post><button name=nip value={nip}>Setahun penuh</button></form>"
)


def konsep() -> QuerySet[Skp]:
    """SKP of this year that were never handed in: the first one's periode fits, the second one's does not."""
    rows = Skp.objects.filter(tahun=TAHUN, status="KONSEP", langkah=0)
    return rows.select_related("pegawai__akun").order_by("pk")


def rencana(skp: Skp, *, cocok: bool) -> dict[str, Any]:
    """What Tool Kinerja knows of somebody, in the shape of the contract."""
    ukuran = "perspektif" if skp.model == ModelSkp.JPT.value else "aspek"
    rhk = []
    for number, teks in enumerate(words.RHK_STAF):
        indikator = [
            {
                "teks": nama.format(urusan=URUSAN),
                "target": int(target),
                "satuan": satuan,
                ukuran: perspektif if ukuran == "perspektif" else aspek,
            }
            for nama, target, satuan, aspek, perspektif in words.INDIKATOR[: 3 - number]
        ]
        jenis = "TAMBAHAN" if number == 2 else "UTAMA"
        rhk.append({"jenis": jenis, "teks": teks.format(urusan=URUSAN), "indikator": indikator})
    return {
        "versi": VERSI,
        "nip": skp.pegawai.nip,
        "tahun": skp.tahun,
        "periode_awal": skp.periode_awal.isoformat(),
        "periode_akhir": (skp.periode_akhir if cocok else date(skp.tahun, 6, 30)).isoformat(),
        "rhk": rhk,
    }


class ToolKinerja(ThreadingHTTPServer):
    """Listens from the beginning, on a port of its own; answers once started."""

    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1") -> None:
        """Read what it knows; from then on it needs no database."""
        super().__init__((host, 0), Handler)
        self.plans = {
            str(skp.pegawai.nip): rencana(skp, cocok=number % 2 == 0) for number, skp in enumerate(konsep())
        }
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def url(self) -> str:
        """Its address, for the application and for people."""
        return f"http://{self.server_address[0]!s}:{self.server_port}"

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more, and give the port back."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """The service of the contract, and one page for people."""

    server: ToolKinerja
    timeout = 10

    def do_POST(self) -> None:
        """The question of the contract; or the button of the page."""
        asked = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), MAKS_TANYA))
        if self.path == "/v1/rhk":
            self._answer(asked)
        else:
            plan = self.server.plans.get(parse_qs(asked.decode(errors="replace")).get("nip", [""])[0])
            if plan:
                plan["periode_akhir"] = f"{plan['tahun']}-12-31"
            self._say(303, b"", "text/plain", Location="/")

    def do_GET(self) -> None:
        """Whose plans are here, with which periode."""
        rows = "".join(ROW.format_map(plan) for plan in self.server.plans.values())
        page = PAGE.format(rows=rows)
        self._say(200, page.encode(), "text/html; charset=utf-8")

    def _answer(self, asked: bytes) -> None:
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._say(401, b"{}")
            return
        try:
            question = json.loads(asked)
            plan = self.server.plans.get(question["nip"])
        except (ValueError, KeyError, TypeError):
            self._say(400, b"{}")
            return
        if plan is None or plan["tahun"] != question.get("tahun"):
            self._say(404, b"{}")
        else:
            self._say(200, json.dumps(plan).encode())

    def _say(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        for name, value in (headers | {"Content-Type": kind, "Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        """Silence: the server's own lines are what somebody looks at."""
