"""What is kept of an uploaded file: all of it while it waits, nothing afterwards."""

import io
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
    upload = uploads.found(key, NOW)
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


def test_one_at_a_time_works_on_a_file_and_work_that_was_left_can_be_taken_over(uploads: Uploads) -> None:
    key = keep(uploads)
    assert kept(uploads, key).is_interrupted
    assert [uploads.claim(key, NOW) for _ in range(3)] == [True, False, False]
    assert not kept(uploads, key).is_interrupted
    later = NOW + timedelta(minutes=6)
    found = uploads.found(key, later)
    assert found is not None
    assert found.is_interrupted
    assert uploads.claim(key, later)
    uploads.let_go(key)
    assert uploads.claim(key, NOW)


def test_what_has_waited_for_a_day_is_thrown_away(uploads: Uploads) -> None:
    old, new = keep(uploads, b"old"), keep(uploads, b"new")
    a_day_ago = (NOW - timedelta(hours=25)).timestamp()
    os.utime(uploads.content(old).parent, (a_day_ago, a_day_ago))
    uploads.sweep(NOW)
    assert uploads.found(old, NOW) is None
    assert uploads.found(new, NOW) is not None
    uploads.discard(new)
    assert uploads.found(new, NOW) is None


@pytest.mark.parametrize("key", ["", "..", "../kept", "A" * 64, "g" * 64, "a" * 63, "a" * 64 + "\n"])
def test_a_key_leads_nowhere_else(uploads: Uploads, key: str) -> None:
    assert uploads.found(key, NOW) is None
