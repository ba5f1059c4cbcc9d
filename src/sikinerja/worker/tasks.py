"""The jobs: each calls operations and may run twice without harm. procrastinate finds this module by name."""

from __future__ import annotations

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from sikinerja.akun.operations import masuk
from sikinerja.akun.rules.massal import TUGAS as PASSWORD_MASSAL
from sikinerja.core.statistics import count_the_uncounted
from sikinerja.dokumen.rules import massal
from sikinerja.impor.rules import TUGAS_PERIKSA, TUGAS_TERAPKAN
from sikinerja.jadwal.rules import INGATKAN
from sikinerja.kepegawaian.rules.gabung import TUGAS as GABUNGKAN
from sikinerja.pemberitahuan.rules import KIRIM_SURAT, SIARKAN
from sikinerja.permintaan import buku
from sikinerja.rekapitulasi.rules import ekspor
from sikinerja.rilis.rules import TUGAS as BEKUKAN
from sikinerja.rilis.rules import keluaran
from sikinerja.worker import (
    documents,
    imports,
    mail,
    merging,
    notices,
    passwords,
    recaps,
    release_files,
    releases,
    sessions,
    webhooks,
)
from sikinerja.worker.clock import context

KEEP_JOBS_HOURS = 72


@app.task(name=KIRIM_SURAT)
def kirim_surat() -> None:
    """Empty the outbox; deferred by every step that puts a mail into it."""
    mail.kirim_semua()


@app.periodic(cron="* * * * *")
@app.task(name="worker.kirim_surat_tertunda", queueing_lock="worker.kirim_surat_tertunda")
def kirim_surat_tertunda(timestamp: int) -> None:
    """Every minute: mails whose next attempt is due, and whatever waited for the server to come back."""
    mail.kirim_semua()


@app.task(name=SIARKAN)
def siarkan() -> None:
    """Put notices to everybody under the bells; deferred by every step that writes one."""
    notices.siarkan()


@app.periodic(cron="*/3 * * * *")
@app.task(name="worker.siarkan_tertunda", queueing_lock="worker.siarkan_tertunda")
def siarkan_tertunda(timestamp: int) -> None:
    """Every three minutes: what a worker that died left half told."""
    notices.siarkan()


@app.task(name=INGATKAN)
def ingatkan() -> None:
    """Remind people now; deferred when the demo's clock was moved."""
    notices.ingatkan()


@app.periodic(cron="11 * * * *")
@app.task(name="worker.ingatkan_berkala", lock=INGATKAN, queueing_lock="worker.ingatkan_berkala")
def ingatkan_berkala(timestamp: int) -> None:
    """Every hour: whoever still owes something of which the deadline is near, each once."""
    notices.ingatkan()


@app.periodic(cron="* * * * *")
@app.task(name="worker.kabari_berhenti", queueing_lock="worker.kabari_berhenti")
def kabari_berhenti(timestamp: int) -> None:
    """Every minute: those whose penilai is not there any more, each once."""
    notices.kabari_berhenti()


@app.task(name=massal.TUGAS, retry=RetryStrategy(max_attempts=10, wait=30))
def cetak_massal(pekerjaan_id: int) -> None:
    """A slice of a PD's documents; defers itself until the ZIP is ready."""
    documents.cetak_massal(pekerjaan_id)


@app.task(name=PASSWORD_MASSAL, retry=RetryStrategy(max_attempts=10, wait=30))
def password_massal(pekerjaan_id: int) -> None:
    """A slice of a list of first passwords; defers itself until all are made."""
    passwords.buat(pekerjaan_id)


@app.task(name=GABUNGKAN, retry=RetryStrategy(max_attempts=10, wait=30))
def gabungkan_data(pekerjaan_id: int) -> None:
    """Two records of one person made one, or two again."""
    merging.gabungkan(pekerjaan_id)


@app.task(name=ekspor.TUGAS, retry=RetryStrategy(max_attempts=10, wait=30))
def tulis_rekap(pekerjaan_id: int) -> None:
    """A long table of the recap."""
    recaps.tulis(pekerjaan_id)


@app.task(name=BEKUKAN, retry=RetryStrategy(max_attempts=10, wait=30))
def bekukan(pekerjaan_id: int) -> None:
    """Release a month, then tell everybody."""
    releases.bekukan(pekerjaan_id)


@app.periodic(cron="* * * * *")
@app.task(name="worker.bangunkan_webhook", queueing_lock="worker.bangunkan_webhook")
def bangunkan_webhook(timestamp: int) -> None:
    """Every minute: what other systems are to be told."""
    webhooks.bangunkan()


@app.task(name=webhooks.TUGAS)
def kirim_webhook(webhook_id: int) -> None:
    """What waits for one webhook."""
    webhooks.kirim(webhook_id)


@app.task(name=TUGAS_PERIKSA, retry=RetryStrategy(max_attempts=10, wait=30))
def impor_periksa(pekerjaan_id: int) -> None:
    """Check a file that somebody handed in."""
    imports.periksa(pekerjaan_id)


@app.task(name=TUGAS_TERAPKAN, retry=RetryStrategy(max_attempts=10, wait=30))
def impor_terapkan(pekerjaan_id: int) -> None:
    """A slice of a file's rows; defers itself until all are applied."""
    imports.terapkan(pekerjaan_id)


@app.task(name=keluaran.TUGAS, retry=RetryStrategy(max_attempts=10, wait=30))
def tulis_berkas_rilis(pekerjaan_id: int) -> None:
    """Write a large file of a release."""
    release_files.tulis(pekerjaan_id)


@app.periodic(cron="*/2 * * * *")
@app.task(name="worker.sapu", queueing_lock="worker.sapu", pass_context=True)
async def sapu(job: JobContext, timestamp: int) -> None:
    """Every two minutes: jobs of workers that died are taken up again."""
    manager = job.app.job_manager
    for stalled in await manager.get_stalled_jobs():
        await manager.retry_job(stalled)


@app.periodic(cron="*/3 * * * *")
@app.task(name="worker.hitung_tabel", queueing_lock="worker.hitung_tabel")
def hitung_tabel(timestamp: int) -> None:
    """Every three minutes: tables that PostgreSQL takes for empty though they are not (a restore, a load)."""
    count_the_uncounted()


@app.periodic(cron="17 * * * *")
@app.task(name="worker.rapikan", queueing_lock="worker.rapikan")
def rapikan(timestamp: int) -> None:
    """Every hour: old login failures, ended sessions, kept answers and results nobody may fetch go."""
    masuk.hapus_percobaan_lama(context())
    passwords.buang_lama()
    sessions.clear_expired()
    documents.hapus_kedaluwarsa()
    imports.hapus_kedaluwarsa()
    buku.hapus_lama(now=context().now)


@app.periodic(cron="41 2 * * *")
@app.task(name="worker.hapus_pekerjaan_lama", queueing_lock="worker.hapus_pekerjaan_lama", pass_context=True)
async def hapus_pekerjaan_lama(job: JobContext, timestamp: int) -> None:
    """Every night: finished jobs older than three days go."""
    await job.app.job_manager.delete_old_jobs(
        KEEP_JOBS_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
