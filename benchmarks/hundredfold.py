"""An organisation of many times the sample, kept in .bench: `python -m benchmarks.hundredfold --factor 100`."""

import argparse
import hashlib
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app import prepare
from benchmarks.multiply import multiply
from benchmarks.verify import build
from dashboard.settings import SAMPLE
from data.database import MIGRATIONS, Database

CACHE = Path(__file__).parents[1] / ".bench"
MAKERS = (Path(__file__), Path(__file__).with_name("multiply.py"))


def sample() -> Path:
    """A database with the sample organisation, built again when the sample or the schema has changed."""
    return _cached("sample", _build_sample)


def hundredfold(factor: int = 100) -> Path:
    """A database of `factor` times the sample, built again when the sample, the schema or this module has changed."""
    source = sample()
    return _cached(f"times-{factor}", lambda target: multiply(source, target, factor))


def hundred_thousand() -> Path:
    """A database with a journal of 100 000 rows."""
    return _cached("rows-100000", build)


def sizes(path: Path) -> dict[str, int]:
    """How many rows the growing tables hold, the tertials reported, and the plan of the newest locked one."""
    with closing(sqlite3.connect(path)) as connection:

        def number(question: str) -> int:
            return int(connection.execute(question).fetchone()[0])

        return {
            "activities in the plan": number(_PLANNED),
            "tertials": number("SELECT count(DISTINCT period_id) FROM status_reports"),
            "status reports": number("SELECT count(*) FROM status_reports"),
            "observations": number("SELECT count(*) FROM observations"),
            "MB": path.stat().st_size // 1_000_000,
        }


_PLANNED = """
    SELECT count(*) FROM activities a JOIN (
        SELECT * FROM periods WHERE type = 'tertial' AND locked_at NOT NULL ORDER BY starts_on DESC LIMIT 1
    ) p ON a.starts_on <= p.ends_on AND a.ends_on >= p.starts_on
    WHERE a.superseded_at IS NULL AND (a.completed_on IS NULL OR a.completed_on >= p.starts_on)
"""


def _cached(name: str, build: Callable[[Path], None]) -> Path:
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n")
    path = CACHE / f"{name}-{_key()}.db"
    if not path.exists():
        for older in CACHE.glob(f"{name}-*"):
            older.unlink()
        unfinished = CACHE / f"{name}-unfinished.db"
        unfinished.unlink(missing_ok=True)
        build(unfinished)
        unfinished.rename(path)
    return path


def _key() -> str:
    content = hashlib.sha256()
    for file in sorted([*SAMPLE.iterdir(), *(MIGRATIONS / "versions").glob("*.py"), *MAKERS]):
        content.update(file.read_bytes())
    return content.hexdigest()[:12]


def _build_sample(target: Path) -> None:
    database = Database(f"sqlite:///{target}")
    prepare(database)
    database.close()


def main() -> int:
    """Build the database and say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factor", type=int, default=100)
    factor: int = parser.parse_args().factor
    start = time.monotonic()
    path = hundredfold(factor)
    held = ", ".join(f"{number} {name}" for name, number in sizes(path).items())
    print(f"{path.name}: {held} ({time.monotonic() - start:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
