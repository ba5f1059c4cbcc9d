"""The worker as a process: wakes up for a mail, stops on TERM, takes up what a killed one left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, transaction
from psycopg.conninfo import make_conninfo
from pytest_django import Settings

from sikinerja.dokumen.operations import massal
from sikinerja.pemberitahuan import steps
from sikinerja.pemberitahuan.models import Surat
from sikinerja.worker import documents
from tests.builders import skp as build
from tests.cast import context, make_cast, person, tenure
from tests.worker.test_mail import Office, free_port

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def start() -> Iterator[Callable[[int], subprocess.Popen[bytes]]]:
    """Start a worker on the test's database and a mail port; whatever still runs is killed."""
    running: list[subprocess.Popen[bytes]] = []

    def run(port: int, data: Path | None = None) -> subprocess.Popen[bytes]:
        params = connection.get_connection_params()
        url = make_conninfo("", **{k: params[k] for k in ("dbname", "user", "host", "port") if k in params})
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "SIKINERJA_EMAIL_HOST": "127.0.0.1",
            "SIKINERJA_EMAIL_PORT": str(port),
            "SIKINERJA_DATA_DIR": str(data or "."),
        }
        command = [sys.executable, "-m", "sikinerja", "worker"]
        running.append(subprocess.Popen(command, env=environment, start_new_session=True))
        return running[-1]

    yield run
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_sends_soon_after_the_commit_and_stops_on_term(
    start: Callable[[int], subprocess.Popen[bytes]],
) -> None:
    office = Office()
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        worker = start(controller.port)
        for n in range(2):
            with transaction.atomic():
                steps.surati(
                    context(None),
                    akun_id=None,
                    kepada="a@contoh.test",
                    subjek="Kabar",
                    isi="Isi",
                    kunci=f"k{n}",
                )
            until(lambda n=n: len(office.got) == n + 1)  # type: ignore[misc]
        until(lambda: not Surat.objects.exclude(status="TERKIRIM").exists())
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    finally:
        controller.stop()


def test_a_killed_worker_leaves_documents_to_be_gone_on_with(
    start: Callable[..., subprocess.Popen[bytes]], tmp_path: Path, settings: Settings
) -> None:
    cast = make_cast()
    unit = cast.riwayat.unit_kerja
    for n in range(12):
        build.disetujui(
            tenure(person(f"Pegawai {n}"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.penilai)
        )
    settings.DATA_DIR = tmp_path
    worker = start(free_port(), data=tmp_path)
    row = massal.mulai(context(cast.pengelola), perangkat_daerah_id=cast.badan.pk, tahun=2023)
    folder = tmp_path / "pekerjaan" / str(row.pk)
    until(lambda: len(list(folder.glob("*.pdf"))) >= 2)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    kept = {file.name: file.stat().st_mtime_ns for file in folder.glob("*.pdf")}
    assert 2 <= len(kept) < 12, "killed in the midst of it"
    documents.cetak_massal(row.pk)  # as the sweep has it done
    row.refresh_from_db()
    assert (row.status, row.selesai) == ("SELESAI", 12)
    with zipfile.ZipFile(tmp_path / row.berkas) as archive:
        assert sum(name.endswith(".pdf") for name in archive.namelist()) == 12
        written = {i.filename.partition("/")[2]: i.file_size for i in archive.infolist()}
    assert all(written[name.partition("--")[2]] > 1000 for name in kept)
