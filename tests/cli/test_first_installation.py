"""The README's commands for a first installation, word for word, up to a login through nginx with TLS.

What the machine gives is put in their place: the tests' PostgreSQL, free ports, a certificate made here.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).resolve().parents[2]
HOST = "kinerja.example.go.id"
NAMED = {"sni_hostname": HOST}
"""The certificate is asked for by the public name, wherever it is served here."""
WAIT_SECONDS = 60
README = (ROOT / "README.md").read_text()


def block(name: str) -> list[str]:
    """The lines of the README's shell block that begins with a comment of this name."""
    found = re.search(rf"```sh\n# {name}\n(.*?)```", README, re.DOTALL)
    assert found, name
    return [line.split("  #")[0].rstrip() for line in found[1].strip().splitlines()]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def database() -> Iterator[str]:
    """A role without privileges and its empty database, made by the README's SQL; the address comes back."""
    admin = os.environ["DATABASE_URL"]
    name = f"sikinerja_{secrets.token_hex(4)}"
    made = " ".join(block("database"))
    statements = re.findall(r'-c "(CREATE [^"]+)"', made)
    assert len(statements) == 2
    with psycopg.connect(admin, dbname="postgres", autocommit=True) as one:
        for statement in statements:
            one.execute(re.sub(r"\bsikinerja\b", name, statement))
        yield f"postgresql://{name}@/{name}?{admin.split('?')[1]}"
        one.execute(f"DROP DATABASE {name} WITH (FORCE)")
        one.execute(f"DROP ROLE {name}")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and a certificate for :data:`HOST`, in one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, none = serialization.Encoding.PEM, serialization.NoEncryption()
    path = tmp_path / "both.pem"
    path.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, none) + made.public_bytes(pem))
    return path


@pytest.fixture
def children() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts processes, and ends them."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*line: str, env: dict[str, str], cwd: Path) -> subprocess.Popen[bytes]:
        running.append(subprocess.Popen(line, env=env, cwd=cwd))
        return running[-1]

    yield start
    for one in running:
        one.terminate()
    for one in running:
        one.wait(30)


def nginx_conf(folder: Path, *, port: int, behind: int, certificate: Path) -> Path:
    """The example of docs/nginx.conf with this machine's ports and certificate, in a whole configuration."""
    text = (ROOT / "docs" / "nginx.conf").read_text()
    for old, new in [
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("listen 80", f"listen 127.0.0.1:{free_port()}"),
        ("127.0.0.1:8000", f"127.0.0.1:{behind}"),
        ("/etc/ssl/certs/sikinerja.pem", str(certificate)),
        ("/etc/ssl/private/sikinerja.key", str(certificate)),
    ]:
        assert old in text
        text = text.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path = folder / "nginx.conf"
    path.write_text(
        f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/nginx.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{text}}}\n"
    )
    return path


def environment(database: str, folder: Path) -> dict[str, str]:
    """What the README's ``export`` lines say, evaluated by a shell."""
    lines = [line for line in block("application") if line.startswith("export SIKINERJA_")]
    assert lines
    script = "\n".join([*lines, "env"])
    bare = {"PATH": f"{Path(sys.executable).parent}:{os.defpath}", "HOME": str(folder)}
    shown = subprocess.run(["sh", "-c", script], env=bare, capture_output=True, text=True, check=True)
    said = dict(line.split("=", 1) for line in shown.stdout.splitlines() if line.startswith("SIKINERJA_"))
    return bare | said | {"DATABASE_URL": database, "SIKINERJA_DATA_DIR": str(folder / "data")}


def page(client: httpx.Client, path: str) -> httpx.Response:
    """Ask until the server is up."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            answer = client.get(path, extensions=NAMED)
            if answer.status_code < 500 or time.monotonic() > until:
                return answer
        except httpx.TransportError:
            if time.monotonic() > until:
                raise
        time.sleep(0.2)


def workers(database: str) -> int:
    """How many workers have reported; waits for the first."""
    until, found = time.monotonic() + WAIT_SECONDS, 0
    with psycopg.connect(database, autocommit=True) as one:
        while not found and time.monotonic() < until:
            row = one.execute("SELECT count(*) FROM procrastinate_workers").fetchone()
            found = row[0] if row else 0
            time.sleep(0.2)
    return found


def test_the_readme_leads_to_a_login(
    database: str, certificate: Path, children: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    env, behind, port = environment(database, tmp_path), free_port(), free_port()
    password, started = "", []
    for line in block("application"):
        words = line.replace('"', "'").split("'") if "akun" in line else [line]
        command = [*words[0].split(), *words[1:2]]
        if command[0] != "sikinerja":
            continue
        if line.endswith("&"):
            extra = ["--port", str(behind)] if "serve" in command else []
            started.append(children(*command[:-1], *extra, env=env, cwd=tmp_path))
            continue
        done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        if found := re.search(r"Password pertama: (\S+)", done.stdout):
            password = found[1]
    assert len(started) == 2
    assert password

    nginx = subprocess.run([ROOT / "scripts" / "nginx"], capture_output=True, text=True, check=False)
    assert nginx.returncode == 0, nginx.stderr
    conf = nginx_conf(tmp_path, port=port, behind=behind, certificate=certificate)
    children(nginx.stdout.strip(), "-p", str(tmp_path), "-c", str(conf), env=env, cwd=tmp_path)

    trusted = ssl.create_default_context(cafile=str(certificate))
    origin = {"Host": HOST, "Origin": f"https://{HOST}", "Referer": f"https://{HOST}/masuk/"}
    with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=trusted, headers=origin) as client:
        shown = page(client, "/masuk/")
        assert shown.status_code == 200
        assert "max-age=" in shown.headers["Strict-Transport-Security"]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown.text)
        assert token
        nip = next(line.split()[3] for line in block("application") if " akun bkd " in line)
        typed = {"username": nip, "password": password, "csrfmiddlewaretoken": token[1]}
        entered = client.post("/masuk/", data=typed, extensions=NAMED)
        assert entered.status_code == 303
        assert client.get("/", extensions=NAMED).headers["Location"].startswith("/ganti-password/")
    assert [one.poll() for one in started] == [None, None]
    assert workers(database) == 1
