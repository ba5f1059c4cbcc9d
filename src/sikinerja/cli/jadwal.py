"""`sikinerja jadwal`: the windows of the months, for when nobody can reach the pages (domain.md §4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import click

from sikinerja.cli.bootstrap import start_django
from sikinerja.cli.context import context, diminta, said
from sikinerja.core.context import Actor
from sikinerja.core.environment import environment
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi, ketentuan_umum

END_OF_DAY = time(23, 59, 59)


class MonthType(click.ParamType):  # type: ignore[type-arg] # generic in newer click only
    """A month such as 2023-02."""

    name = "YYYY-MM"

    def convert(self, value: str | Month, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Read it, or say how it is written."""
        if isinstance(value, Month):
            return value
        tahun, _, bulan = value.partition("-")
        try:
            return Month(int(tahun), int(bulan))
        except ValueError:
            self.fail(f"{value!r} bukan bulan; tulis misalnya 2023-02.", param, ctx)


class MomentType(click.ParamType):  # type: ignore[type-arg] # generic in newer click only
    """A local time: a day such as 2023-02-20, or "2023-03-10 23:59:59"."""

    name = "MOMENT"

    def __init__(self, *, whole_day: time) -> None:
        self.whole_day = whole_day

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Read it in local time; a day alone means its first or its last second."""
        if isinstance(value, datetime):
            return value
        moment = self._read(value)
        if moment is None:
            self.fail(
                f'{value!r} bukan tanggal; tulis misalnya 2023-02-20 atau "2023-03-10 23:59:59".', param, ctx
            )
        return moment

    def _read(self, value: str) -> datetime | None:
        try:
            if len(value) == len("2023-02-20"):
                local = datetime.combine(date.fromisoformat(value), self.whole_day)
            else:
                local = datetime.fromisoformat(value)
            return local.replace(tzinfo=_zone()).astimezone(UTC) if local.tzinfo is None else None
        except (ValueError, OverflowError):
            return None


MONTH, START, DEADLINE = MonthType(), MomentType(whole_day=time.min), MomentType(whole_day=END_OF_DAY)
alasan_option = click.option("--alasan", required=True, help="Why; kept in the audit trail.")
yakin_option = click.option("--yakin", is_flag=True, help="It is meant so, although out of the ordinary.")
pd_option = click.option("--pd", "kode", help="Code of one perangkat daerah; without it: for all.")


@click.group("jadwal")
def command() -> None:
    """Show or change the windows in which realisasi may be filed and rated.

    Months are written 2023-02, moments 2023-02-20 or "2023-03-10 23:59:59", in local time. A day alone
    means its first second for a start and its last for a deadline. The latest deadline that applies to
    somebody wins: an override never takes time away.
    """


@command.command("lihat")
@click.argument("tahun", type=click.IntRange(2000, 2100))
def lihat(tahun: int) -> None:
    """Show a year: the rule, the overrides and the dispensations."""
    start_django()
    from sikinerja.jadwal import queries

    click.echo(f"Jadwal umum {tahun} ({environment().zone_label})")
    for month in (Month(tahun, bulan) for bulan in range(1, 13)):
        rule = ketentuan_umum(month, _zone())
        click.echo(_window(month, rule.mulai_pada, rule.batas_pengisian_pada, rule.batas_penilaian_pada))
    click.echo("\nJadwal khusus")
    rows = list(queries.list_ketentuan(tahun=tahun))
    for row in rows:
        moments = (row.mulai_pada, row.batas_pengisian_pada, row.batas_penilaian_pada)
        whom = row.perangkat_daerah.nama if row.perangkat_daerah else "semua"
        click.echo(f"{_window(Month(row.tahun, row.bulan), *moments)}  {whom}: {row.alasan}")
    click.echo("" if rows else "  tidak ada\n", nl=False)
    click.echo("\nDispensasi")
    grants = list(queries.list_dispensasi(tahun=tahun))
    for grant in grants:
        who = f"{grant.pegawai.akun.nama} ({grant.pegawai.akun.username})"
        what = f"{JenisDispensasi[grant.jenis].label} sampai {_local(grant.batas_pada)}"
        click.echo(f"  {bulan_tahun(grant.tahun, grant.bulan):<15} {who}: {what}. {grant.alasan}")
    click.echo("" if grants else "  tidak ada\n", nl=False)


@command.command("atur")
@click.argument("bulan", type=MONTH)
@click.option("--mulai", type=START, help="When filing opens. [default: as it stands]")
@click.option("--batas-pengisian", type=DEADLINE, required=True, help="Last moment of filing.")
@click.option("--batas-penilaian", type=DEADLINE, help="Last moment of rating. [default: as it stands]")
@pd_option
@yakin_option
@alasan_option
def atur(
    *,
    bulan: Month,
    mulai: datetime | None,
    batas_pengisian: datetime,
    batas_penilaian: datetime | None,
    kode: str | None,
    yakin: bool,
    alasan: str,
) -> None:
    """Set the window of a month, for all or for one perangkat daerah."""
    start_django()
    from sikinerja.core.transactions import told_together
    from sikinerja.jadwal import queries
    from sikinerja.jadwal.operations import jendela as operations
    from sikinerja.rilis.queries.jadwal import tanya_atur

    with said():
        ctx, unit = context(), _perangkat_daerah(kode)
        now = queries.jendela(pegawai_id=0, perangkat_daerah_id=unit, month=bulan, zone=_zone())
        asked: dict[str, Any] = {
            "month": bulan,
            "mulai_pada": mulai or now.mulai_pada,
            "batas_pengisian_pada": batas_pengisian,
            "batas_penilaian_pada": batas_penilaian or max(now.batas_penilaian_pada, batas_pengisian),
            "perangkat_daerah_id": unit,
        }
        with told_together(diminta(tanya_atur(ctx, **asked), yakin=yakin)):
            operations.atur(ctx, **asked, alasan=alasan)
    click.echo(f"Jadwal {bulan_tahun(bulan.tahun, bulan.bulan)} diatur.")


@command.command("hapus")
@click.argument("bulan", type=MONTH)
@pd_option
@alasan_option
def hapus(bulan: Month, kode: str | None, alasan: str) -> None:
    """Remove an override: the rule (or what is set for all) holds again."""
    start_django()
    from sikinerja.jadwal.operations import jendela as operations

    with said():
        operations.hapus(context(), month=bulan, perangkat_daerah_id=_perangkat_daerah(kode), alasan=alasan)
    click.echo(f"Jadwal khusus {bulan_tahun(bulan.tahun, bulan.bulan)} dihapus.")


@command.command("dispensasi")
@click.argument("bulan", type=MONTH)
@click.argument("nip")
@click.option(
    "--jenis",
    type=click.Choice([j.value.lower() for j in JenisDispensasi]),
    default="pengisian",
    show_default=True,
    help="More time for filing or for being rated.",
)
@click.option("--batas", type=DEADLINE, help="The person's own last moment.")
@click.option("--bawahan", is_flag=True, help="NIP is a rater's: for all who wait to be rated there.")
@click.option("--cabut", is_flag=True, help="Take a dispensation back.")
@yakin_option
@alasan_option
def dispensasi(
    bulan: Month,
    nip: str,
    jenis: str,
    batas: datetime | None,
    alasan: str,
    *,
    bawahan: bool,
    cabut: bool,
    yakin: bool,
) -> None:
    """Give one person (NIP) more time for one month, or take it back; or all who wait for a rater."""
    if (batas is None) != cabut:
        raise click.UsageError("Tulis --batas, atau --cabut untuk mencabut.")
    if bawahan and cabut:
        raise click.UsageError("Dispensasi bawahan dicabut satu per satu: tulis NIP masing-masing.")
    start_django()
    with said():
        pegawai_id, nama = _pegawai(nip)
        if bawahan and batas is not None:
            told = _beri_bawahan(pegawai_id, nama, bulan, batas, alasan, yakin=yakin)
        else:
            asked = {"pegawai_id": pegawai_id, "month": bulan, "jenis": JenisDispensasi[jenis.upper()]}
            told = _satu(asked, nama, batas, alasan, yakin=yakin)
    click.echo(f"Dispensasi {bulan_tahun(bulan.tahun, bulan.bulan)} untuk {told}.")


def _satu(asked: dict[str, Any], nama: str, batas: datetime | None, alasan: str, *, yakin: bool) -> str:
    """Give it to one person, or (without ``batas``) take it back; who got what, in words."""
    from sikinerja.core.transactions import told_together
    from sikinerja.jadwal.operations.dispensasi import cabut
    from sikinerja.realisasi.operations.dispensasi import beri
    from sikinerja.rilis.queries.dispensasi import dampak

    ctx = context()
    if batas is None:
        cabut(ctx, **asked, alasan=alasan)
        return f"{nama} dicabut"
    with told_together(dampak(ctx, **asked, batas_pada=batas).diminta(yakin=yakin)):
        beri(ctx, **asked, batas_pada=batas, alasan=alasan)
    return f"{nama} diberikan"


def _beri_bawahan(
    pegawai_id: int, nama: str, bulan: Month, batas: datetime, alasan: str, *, yakin: bool
) -> str:
    """Give it to all who wait for a rater; how many, in words."""
    from sikinerja.core.transactions import told_together
    from sikinerja.realisasi.operations.dispensasi import beri_bawahan
    from sikinerja.rilis.queries.dispensasi import dampak_bawahan

    ctx = context()
    asked: dict[str, Any] = {"penilai_id": pegawai_id, "month": bulan, "batas_pada": batas}
    rows: Sequence[Any] = ()
    with told_together(dampak_bawahan(ctx, **asked).diminta(yakin=yakin)):
        rows = beri_bawahan(ctx, **asked, alasan=alasan)
    return f"{len(rows)} bawahan {nama} diberikan"


@command.command("gangguan")
@click.option("--mulai", type=START, required=True, help="When the outage began.")
@click.option("--selesai", type=DEADLINE, required=True, help="When it ended, or is thought to end.")
@click.option("--hari", type=int, required=True, help="By how many days every window it met is extended.")
@click.option("--uraian", required=True, help="What happened; everybody reads it.")
@yakin_option
def gangguan(*, mulai: datetime, selesai: datetime, hari: int, uraian: str, yakin: bool) -> None:
    """Record an outage: extends every window it met, for everyone, once, and tells everybody."""
    start_django()
    from sikinerja.core.transactions import told_together
    from sikinerja.jadwal.operations.gangguan import catat_gangguan
    from sikinerja.jadwal.rules.gangguan import IsianGangguan
    from sikinerja.rilis.queries.jadwal import tanya_gangguan

    ctx = context()
    isian = IsianGangguan(ctx.request_id, mulai, selesai, uraian, hari)
    with said(), told_together(diminta(tanya_gangguan(ctx, isian=isian), yakin=yakin)):
        catat_gangguan(ctx, isian=isian)
    click.echo(f"Gangguan dicatat; batas waktu diperpanjang {hari} hari. Semua diberi tahu oleh worker.")


def _zone() -> ZoneInfo:
    return ZoneInfo(environment().zone)


def _perangkat_daerah(kode: str | None) -> int | None:
    from sikinerja.kepegawaian import queries

    return None if kode is None else queries.get_perangkat_daerah(kode=kode).pk


def _pegawai(nip: str) -> tuple[int, str]:
    from sikinerja.kepegawaian import queries

    number = nip.replace(" ", "")
    person = queries.visible_pegawai(Actor.system()).filter(akun__username=number).first()
    if person is None:
        raise click.ClickException(f"Tidak ada pegawai dengan nomor {nip}.")
    return person.pk, person.akun.nama


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(_zone()):%d-%m-%Y %H:%M:%S}"


def _window(month: Month, start: datetime, filing: datetime, rating: datetime) -> str:
    name = bulan_tahun(month.tahun, month.bulan)
    return f"  {name:<15} {_local(start)}  isi s.d. {_local(filing)}  nilai s.d. {_local(rating)}"
