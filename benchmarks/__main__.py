"""`make bench`: measures the pages at both sizes and prints every figure beside its aim; --write keeps it in docs/."""

import argparse
import os
import platform
import sqlite3
import sys
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browser import browser
from benchmarks.hundredfold import hundred_thousand, hundredfold, sample, sizes
from benchmarks.importing import importing
from benchmarks.known import known
from benchmarks.pages import pages
from benchmarks.scale import scale
from benchmarks.serving import process
from benchmarks.signals import signals
from benchmarks.tables import Table
from benchmarks.verify import verified
from benchmarks.watching import watched
from tests.browser import chromium

REPORT = Path(__file__).parents[1] / "docs" / "measured.md"
PARTS = ("signals", "watch", "pages", "known", "browser", "process", "import", "verify")


def main() -> int:
    """Measure, print and perhaps write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--factor", type=int, default=100, help="how many times the sample the large one is")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure a part of it")
    parser.add_argument("--write", action="store_true", help=f"write docs/{REPORT.name}")
    asked = parser.parse_args()
    large = hundredfold(asked.factor)
    print(f"{_held(sample(), large)}\n{_load()}", flush=True)
    tables = []
    for table in _tables(asked.only or PARTS, large, asked.factor):
        print(f"\n{table.text()}", flush=True)
        tables.append(table)
    missed = [line for table in tables for line in table.missed]
    print("\n" + ("\n".join(["Missed:", *missed]) if missed else "Every aim is met."))
    if asked.write:
        REPORT.write_text(_report(tables, _held(sample(), large), missed), encoding="utf-8")
    return 0


def _tables(parts: Iterable[str], large: Path, factor: int) -> Iterable[Table]:
    small, many = sample(), f"{factor} × the sample"
    if "signals" in parts:
        yield signals()
    if "watch" in parts:
        yield watched("Signals, sample", small)
        yield watched(f"Signals, {many}", large)
    if "pages" in parts:
        yield pages("Server, sample", small, 40)
        yield pages(f"Server, {many}", large, 80)
    if "known" in parts:
        yield known("As it was known, sample", small, 80, 80)
        yield known(f"As it was known, {many}", large, 160, 400)
    if "browser" in parts:
        drawn = browser("Browser, sample", small)
        yield drawn
        yield browser(f"Browser, {many}", large)
        yield scale(drawn)
    if "process" in parts:
        yield process(small, large)
    if "import" in parts:
        yield importing(small)
    if "verify" in parts:
        yield verified(hundred_thousand())


def _held(small: Path, large: Path) -> str:
    return "\n".join(
        f"{name}: " + ", ".join(f"{number:,} {what}".replace(",", " ") for what, number in sizes(path).items())
        for name, path in (("Sample", small), ("Large", large))
    )


def _load() -> str:
    """Times hold for a machine that does nothing else; this says whether it did."""
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    busy = "; it is busy with other work, so times are too long" if load > cores / 2 else ""
    return f"Machine: {cores} cores, {platform.system()}, load {load:.1f}{busy}"


def _report(tables: list[Table], held: str, missed: list[str]) -> str:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(**chromium())
        browsers = chrome.version
        chrome.close()
    parts = ("dash", "flask", "sqlalchemy", "gunicorn")
    versions = ", ".join(
        [
            f"Python {platform.python_version()}",
            f"SQLite {sqlite3.sqlite_version}",
            *(f"{name} {version(name)}" for name in parts),
            f"Chromium {browsers}",
        ]
    )
    lines = [
        "# Measured",
        "",
        f"Written by `python -m benchmarks --write` on {date.today().isoformat()}. {_load()}. {versions}.",
        "A figure with an aim reads «measured ≤ aim (part of the aim used)»; above 1 it is missed.",
        "",
        *(f"- {line}" for line in held.splitlines()),
        "",
        *(f"{table.markdown()}\n" for table in tables),
        "## Missed",
        "",
        *([f"- {line}" for line in missed] or ["Nothing: every aim is met."]),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
