"""The real application in a process of its own, on a port and a database of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 20


@dataclass
class Application:
    """`python app.py` on a database; can be stopped and started again at the same address."""

    folder: Path
    port: int = field(default_factory=lambda: _free_port())
    _process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        """The file that holds the data; made with the sample at the first start unless it is there."""
        return self.folder / "tertial.db"

    @property
    def address(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Return when it answers."""
        environment = {
            **os.environ,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{self.database}",
        }
        with (self.folder / "log").open("a") as log:
            self._process = subprocess.Popen(
                [*_leash(), sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_SECONDS
        while self._process.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.05)
        raise RuntimeError(f"The application did not start:\n{(self.folder / 'log').read_text()}")

    def stop(self) -> None:
        """Return when it has ended."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=5):
                return True
        except (URLError, OSError):
            return False


@contextmanager
def application(database: Path | None = None) -> Iterator[Application]:
    """Start it on a copy of a database, or on a fresh sample, and stop it."""
    with TemporaryDirectory(prefix="tertial-e2e-") as name:
        app = Application(Path(name))
        if database is not None:
            copy(database, app.database)
        app.start()
        try:
            yield app
        finally:
            app.stop()


def copy(database: Path, to: Path) -> None:
    """Copy a SQLite file with what its journal still holds."""
    import sqlite3

    with sqlite3.connect(database) as source, sqlite3.connect(to) as target:
        source.backup(target)
    source.close()
    target.close()


def _leash() -> list[str]:
    """Have Linux stop the application should the tests be killed before they can."""
    return ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
