"""What is kept of an uploaded file: all of it while it waits, nothing afterwards."""

import io
import multiprocessing
import os
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.incoming import Alteration, Counted, Preview, Step, Upload
from dashboard.problem import Detail, Place, Problem
from dashboard.reasons import Kind, Why
from dashboard.words import Words
from data.uploads import MOST_TOLD, Uploads

NOW = datetime.now(UTC)


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "kept")


def kept(uploads: Uploads, key: str) -> Upload:
    upload = uploads.found(key)
    assert upload is not None
    return upload


def keep(uploads: Uploads, content: bytes = b"x", name: str = "fil.xlsx") -> str:
    return uploads.keep(io.BytesIO(content), name, "Controller", NOW)


def test_only_our_own_user_may_look_in(uploads: Uploads, tmp_path: Path) -> None:
    key = keep(uploads)
    modes = {path.stat().st_mode & 0o77 for path in (tmp_path / "kept").rglob("*")}
    assert modes == {0}
    assert uploads.content(key).read_bytes() == b"x"


@given(name=st.text(max_size=300), words=st.text(), row=st.integers(0, 10**6))
def test_what_is_told_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: str, row: int
) -> None:
    uploads = Uploads(tmp_path_factory.mktemp("kept"))
    said, place = Words(words, "x"), Place(words, row)
    details: dict[str, Detail] = {"kind": Kind.DATE, "words": said, "most": 3, "text": words}
    told = replace(
        kept(uploads, keep(uploads, name=name)),
        step=Step.LOOKED,
        preview=Preview((Counted(said, 1, 2, 3),), (Alteration(place, said, words, said, said, said),), "f"),
        problems=(Problem(Why.EMPTY, place, words, words, details),),
        wrong=1,
        is_interrupted=False,
    )
    uploads.tell(told)
    found = kept(uploads, told.file.sha256)
    assert found == told
    assert found.problems[0].details == details
    assert uploads.problems(told.file.sha256) == [*told.problems]


def test_more_problems_than_are_shown_are_kept_for_the_download(uploads: Uploads) -> None:
    key = keep(uploads)
    problems = tuple(Problem(Why.EMPTY, Place("blad", row)) for row in range(2, 2000))
    uploads.tell(replace(kept(uploads, key), step=Step.LOOKED, problems=problems))
    assert (len(kept(uploads, key).problems), kept(uploads, key).wrong) == (MOST_TOLD, len(problems))
    assert len(uploads.problems(key)) == len(problems)


def test_one_at_a_time_works_on_a_file(uploads: Uploads) -> None:
    key = keep(uploads)
    other = Uploads(uploads.content(key).parents[1])
    assert kept(uploads, key).is_interrupted
    assert [one.claim(key) for one in (uploads, other, other)] == [True, False, False]
    assert not kept(other, key).is_interrupted
    uploads.let_go(key)
    assert kept(other, key).is_interrupted
    assert other.claim(key)


def _work_for_ever(folder: Path, key: str, begun: Any) -> None:
    assert Uploads(folder).claim(key)
    begun.send(True)
    time.sleep(600)


def test_the_file_of_a_worker_that_was_killed_can_be_taken_over_at_once(uploads: Uploads) -> None:
    key = keep(uploads)
    ours, theirs = (fork := multiprocessing.get_context("fork")).Pipe()
    process = fork.Process(target=_work_for_ever, args=(uploads.content(key).parents[1], key, theirs))
    process.start()
    ours.recv()
    assert not kept(uploads, key).is_interrupted
    assert not uploads.claim(key)
    process.kill()
    process.join()
    assert kept(uploads, key).is_interrupted
    assert uploads.claim(key)


def test_whoever_looks_does_not_stand_in_the_way_of_who_works(uploads: Uploads) -> None:
    key = keep(uploads)
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.005):
            kept(uploads, key)

    lookers = [threading.Thread(target=look) for _ in range(4)]
    for looker in lookers:
        looker.start()
    try:
        for _ in range(300):
            assert uploads.claim(key)
            uploads.let_go(key)
    finally:
        done.set()
    for looker in lookers:
        looker.join()


def test_what_has_waited_for_a_day_is_thrown_away(uploads: Uploads) -> None:
    old, new = keep(uploads, b"old"), keep(uploads, b"new")
    a_day_ago = (NOW - timedelta(hours=25)).timestamp()
    os.utime(uploads.content(old).parent, (a_day_ago, a_day_ago))
    uploads.sweep(NOW)
    assert uploads.found(old) is None
    assert uploads.found(new) is not None
    uploads.discard(new)
    assert uploads.found(new) is None


@pytest.mark.parametrize("key", ["", "..", "../kept", "A" * 64, "g" * 64, "a" * 63, "a" * 64 + "\n"])
def test_a_key_leads_nowhere_else(uploads: Uploads, key: str) -> None:
    assert uploads.found(key) is None
