"""What several commands need before they can work: Django, settings, static files."""

import contextlib
import fcntl
import os
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sikinerja.core.bounds import UNBOUNDED, Bounds, choose


def named(path: str) -> Any:
    """Find `package.module:object` at run time.

    The command line starts rooms that it must not know (the worker beside it, the demo above it): it names
    them, as Django names its settings.
    """
    return pkgutil.resolve_name(path)


def start_django(bounds: Bounds = UNBOUNDED) -> None:
    """Read the settings and load the apps; ``bounds`` hold for this process's database connections."""
    choose(bounds)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sikinerja.config.settings")
    named("django:setup")()


def collect_static() -> None:
    """Gather and compress the static files, unless that was done since the assets were built."""
    from django.conf import settings

    root = Path(settings.STATIC_ROOT)
    entries: list[Any] = list(settings.STATICFILES_DIRS)
    sources = [Path(entry[1] if isinstance(entry, tuple) else entry) for entry in entries]
    built = [file.stat().st_mtime for source in sources for file in source.rglob("*") if file.is_file()]
    if not built:
        raise click.ClickException("The assets are not built: run `make assets` (needs npm)")
    with _locked(root.parent):
        manifest = root / "staticfiles.json"
        if not manifest.exists() or manifest.stat().st_mtime < max(built):
            _collect(root)


def _collect(root: Path) -> None:
    from django.core.management import call_command

    ignored = [root.name]  # the result lies beside the sources and is no source itself
    try:
        shutil.rmtree(root, ignore_errors=True)
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=ignored)
    except OSError as error:
        raise click.ClickException(f"The static files cannot be written: {error}") from error


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One process at a time; the lock dies with its holder and leaves no file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
