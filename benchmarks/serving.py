"""The real server in a process of its own: how fast it starts and how much memory its workers take."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.tables import Figure, Table
from benchmarks.visits import ENCODINGS, PAGES, UPDATE, Visitor

ROOT = Path(__file__).parents[1]
DRAWS = 500
MOST_SECONDS_AGAIN = 3
HIGHEST_WAIT = 120


class Server:
    """`python app.py` on a database, and the seconds it took until it answered."""

    def __init__(self, database: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        environment = os.environ | {
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{database}",
        }
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        while not self._answers():
            if self.process.poll() is not None or time.perf_counter() - start > HIGHEST_WAIT:
                raise RuntimeError("The server did not start.")
            time.sleep(0.005)
        self.seconds = time.perf_counter() - start

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Return when it has ended."""
        self.process.terminate()
        self.process.wait(timeout=30)

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in children.split()]

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@contextmanager
def serving(database: Path) -> Iterator[Server]:
    """A server that is stopped afterwards."""
    server = Server(database)
    try:
        yield server
    finally:
        server.stop()


def process(sample: Path, large: Path) -> Table:
    """Start-up and memory, at both sizes."""
    table = Table(
        "Process", ("What", "sample", "100 ×"), note=f"Memory is that of the largest worker after {DRAWS} pages."
    )
    with TemporaryDirectory() as folder:
        with serving(Path(folder) / "tertial.db") as server:
            first = server.seconds
        shutil.copy(sample, Path(folder) / "tertial.db")
    again, memory = zip(*(_started(database) for database in (sample, large)), strict=True)
    table.rows.append(["first start, s (builds the sample)", Figure(first, decimals=2), "–"])
    table.rows.append(["start again, s", *(Figure(seconds, MOST_SECONDS_AGAIN, 2) for seconds in again)])
    for place, name in enumerate(("resident MB", "proportional MB")):
        table.rows.append([name, *(Figure(one[place]) for one in memory)])
    return table


def _started(database: Path) -> tuple[float, tuple[float, float]]:
    with serving(database) as server:
        _draw(server, database)
        return server.seconds, _memory(server)


def _draw(server: Server, database: Path) -> None:
    questions = [json.dumps(Visitor(database).question(page)) for page in PAGES]
    for turn in range(DRAWS):
        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        headers = ENCODINGS | {"Content-Type": "application/json"}
        connection.request("POST", UPDATE, questions[turn % len(questions)], headers)
        connection.getresponse().read()
        connection.close()


def _memory(server: Server) -> tuple[float, float]:
    """Resident and proportional megabytes of the largest worker."""
    found = []
    for worker in server.workers():
        lines = (line.split() for line in Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:])
        kilobytes = {words[0]: int(words[1]) for words in lines}
        found.append((kilobytes["Rss:"] / 1000, kilobytes["Pss:"] / 1000))
    return max(found, default=(0.0, 0.0))
