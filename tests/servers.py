"""A throwaway PostgreSQL server for tests."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

# Debian keeps the server's programs outside PATH, one folder per version.
DEBIAN = Path("/usr/lib/postgresql")
START_SECONDS = 60
# All that is stored is thrown away, so nothing needs to survive a power cut.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def postgres() -> Iterator[str]:
    """Start a PostgreSQL server of its own, yield the SQLAlchemy address of its superuser, and stop it."""
    programs = _programs()
    with TemporaryDirectory(prefix="tertial-postgres-") as name:
        folder, port = Path(name), _free_port()
        user = _other_user(folder)
        initdb = [f"{programs}/initdb", f"--pgdata={folder}/data", "--username=postgres", "--auth=trust"]
        # The order of SQLite and the letters of every language, whatever the machine's own language is.
        initdb += ["--locale=C.UTF-8", "--encoding=UTF8", "--no-sync"]
        subprocess.run(initdb, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        server = [f"{programs}/postgres", f"-D{folder}/data", f"-k{folder}", f"-p{port}", "-h127.0.0.1"]
        server += [f"--{setting}" for setting in CARELESS]
        log = folder / "log"
        with log.open("w") as output:
            process = subprocess.Popen([*_leash(), *server], user=user, cwd=folder, stderr=output)
        try:
            _wait(process, port, log)
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)  # PostgreSQL's word for: close connections and stop
            process.wait(timeout=START_SECONDS)


def _programs() -> Path:
    """Find the folder of the newest server installed."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if initdb := found[-1] if found else shutil.which("initdb"):
        return Path(initdb).resolve().parent
    raise FileNotFoundError("PostgreSQL is not installed: run apt-get install postgresql, or make test as root.")


def _other_user(folder: Path) -> str | None:
    """Hand the folder to a user without rights when root runs the tests, as PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return user


def _leash() -> list[str]:
    """Have Linux stop the server should the tests be killed before they can."""
    return ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
