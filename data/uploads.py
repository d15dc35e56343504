"""Uploaded files while they wait to be confirmed: in a folder of the temporary files, for a day at most."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import gettempdir, mkstemp
from typing import Any, BinaryIO

from sqlalchemy import Engine

from dashboard.incoming import Alteration, Counted, File, Preview, Step, Upload
from dashboard.problem import Detail, Place, Problem, errors
from dashboard.reasons import Kind, Why
from dashboard.words import Words
from data.holds import Hold, hold, is_held

KEPT = timedelta(hours=24)
MOST_TOLD = 200
_KEY = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


class Uploads:
    """The files that wait for a database, each in a folder named by its SHA-256; only our own user may look in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, Hold] = {}

    @classmethod
    def of(cls, engine: Engine) -> "Uploads":
        """Those of a database; every process of the application finds them."""
        address = engine.url.render_as_string(hide_password=True)
        name = hashlib.sha256(f"{address} {Path.cwd()}".encode()).hexdigest()[:16]
        return cls(Path(gettempdir()) / f"tertial-{name}")

    def keep(self, content: BinaryIO, name: str, by: str, at: datetime) -> str:
        """Keep a file; its key. The same file again starts from the beginning."""
        self._prepare()
        found = hashlib.sha256()
        handle, written = mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as target:
            while part := content.read(_CHUNK):
                found.update(part)
                target.write(part)
        key = found.hexdigest()
        folder = self._folder / key
        folder.mkdir(mode=0o700, exist_ok=True)
        os.replace(written, folder / "content")
        self.tell(Upload(File(_plain(name), key), by, at, Step.LOOKING))
        return key

    def content(self, key: str) -> Path:
        """Where the file is."""
        return self._of(key) / "content"

    def found(self, key: str) -> Upload | None:
        """How far a file has come; None when it is not kept (any more)."""
        if not _KEY.fullmatch(key):
            return None
        try:
            upload = _upload(json.loads((self._of(key) / "told.json").read_text(encoding="utf-8")))
        except (FileNotFoundError, NotADirectoryError):
            return None
        works = upload.step in (Step.LOOKING, Step.IMPORTING)
        return replace(upload, is_interrupted=works and not self._is_worked_on(key))

    def tell(self, upload: Upload) -> None:
        """Say how far a file has come; whoever looks meanwhile sees the old or the new."""
        folder = self._of(upload.file.sha256)
        wrong = errors(upload.problems)
        told = replace(upload, wrong=upload.wrong or len(wrong), problems=upload.problems[:MOST_TOLD])
        self._write(folder / "problems.json", [_problem_told(problem) for problem in wrong])
        self._write(folder / "told.json", _told(told))

    def problems(self, key: str) -> list[Problem]:
        """Everything that keeps a file from being let in."""
        told = json.loads((self._of(key) / "problems.json").read_text(encoding="utf-8"))
        return [_problem(problem) for problem in told]

    def claim(self, key: str) -> bool:
        """Whether the file is ours to work on; only one at a time does, and who is killed does no more."""
        found = hold(self._of(key) / "working")
        if found is not None:
            self._held[key] = found
        return found is not None

    def let_go(self, key: str) -> None:
        """The work is done."""
        self._held.pop(key).let_go()

    def discard(self, key: str) -> None:
        """Nothing of the file is left."""
        shutil.rmtree(self._of(key), ignore_errors=True)

    def sweep(self, now: datetime) -> None:
        """Throw away what has waited for more than a day."""
        for kept in self._folder.glob("*"):
            with suppress(FileNotFoundError):  # somebody else may sweep too
                if now.timestamp() - kept.stat().st_mtime > KEPT.total_seconds():
                    shutil.rmtree(kept, ignore_errors=True) if kept.is_dir() else kept.unlink()

    def _of(self, key: str) -> Path:
        assert _KEY.fullmatch(key)
        return self._folder / key

    def _is_worked_on(self, key: str) -> bool:
        return is_held(self._of(key) / "working")

    def _prepare(self) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if hasattr(os, "getuid") and self._folder.stat().st_uid != os.getuid():
            raise PermissionError(f"{self._folder} belongs to somebody else.")

    def _write(self, path: Path, told: Any) -> None:
        handle, name = mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as target:
            json.dump(told, target, ensure_ascii=False)
        os.replace(name, path)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file; of a folder that of its files, one after the other by name."""
    found = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb") as content:
                while part := content.read(_CHUNK):
                    found.update(part)
    return found.hexdigest()


def _plain(name: str) -> str:
    """The last part of a name, without what is not letters."""
    return "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())[-255:] or "?"


def _told(upload: Upload) -> dict[str, Any]:
    told = asdict(replace(upload, problems=()))
    return told | {"at": upload.at.isoformat(), "problems": [_problem_told(problem) for problem in upload.problems]}


def _upload(told: Mapping[str, Any]) -> Upload:
    given = dict(told)
    given["file"] = File(**told["file"])
    given["at"] = datetime.fromisoformat(told["at"])
    given["step"] = Step(told["step"])
    given["preview"] = None if told["preview"] is None else _preview(told["preview"])
    given["problems"] = tuple(_problem(problem) for problem in told["problems"])
    return Upload(**given)


def _preview(told: Mapping[str, Any]) -> Preview:
    tables = tuple(Counted(**(table | {"table": Words(**table["table"])})) for table in told["tables"])
    words = ("table", "column", "before", "after")
    alterations = tuple(
        Alteration(**(one | {"place": Place(**one["place"])} | {name: Words(**one[name]) for name in words}))
        for one in told["alterations"]
    )
    return Preview(tables, alterations, told["fingerprint"])


def _problem_told(problem: Problem) -> list[Any]:
    details = {name: _detail_told(detail) for name, detail in problem.details.items()}
    return [problem.why.name, problem.place.sheet, problem.place.row, problem.column, problem.value, details]


def _problem(told: Sequence[Any]) -> Problem:
    why, sheet, row, column, value, details = told
    found = {name: _detail(detail) for name, detail in details.items()}
    return Problem(Why[why], Place(sheet, row), column, value, found)


def _detail_told(detail: Detail) -> Any:
    if isinstance(detail, Kind):
        return {"kind": detail.name}
    return asdict(detail) if isinstance(detail, Words) else detail


def _detail(told: Any) -> Detail:
    if isinstance(told, dict):
        return Kind[told["kind"]] if "kind" in told else Words(**told)
    found: Detail = told
    return found
