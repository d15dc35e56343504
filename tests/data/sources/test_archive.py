import io
import time
import tracemalloc
from functools import cache

import pytest

from dashboard.errors import BadPackage
from dashboard.reasons import Why
from data.sources.archive import Archive
from data.sources.contents import UPLOAD, Limits, Refused
from data.sources.package import read
from tests import bombs

SECONDS, MEGABYTES = 2, 100
# As if the padding had been hard to pack: what the ratio would have stopped has to be stopped by something else.
LENIENT = Limits(megabytes=80, ratio=1_000_000, rows=50_000, columns=100)


@cache
def made(name: str) -> tuple[str, bytes]:
    return bombs.EVERY[name]()


@pytest.mark.parametrize("name", list(bombs.EVERY))
@pytest.mark.parametrize("limits", [UPLOAD, LENIENT], ids=["upload", "lenient"])
def test_a_bomb_is_refused_quickly_and_in_little_memory(name: str, limits: Limits) -> None:
    file, content = made(name)
    source = io.BytesIO(content)
    tracemalloc.start()
    began = time.process_time()
    try:
        problems = read(source, file, limits).problems
    except BadPackage as bad:
        problems = bad.problems
    seconds, peak = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problems
    assert seconds <= SECONDS * 2  # tracemalloc doubles the time
    assert peak <= MEGABYTES << 20


def test_a_directory_that_lies_about_sizes_is_found_out_while_inflating() -> None:
    archive = Archive(io.BytesIO(bombs.lying(20)), UPLOAD)
    inflated: list[int] = []
    with pytest.raises(Refused) as refused:
        inflated.extend(map(len, archive.chunks(archive.parts[0])))
    assert refused.value.why is Why.DAMAGED
    assert sum(inflated) <= archive.parts[0].size


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (bombs.crowded(201), Why.TOO_MANY_PARTS),
        (bombs.overlapping(150), Why.DAMAGED),
        (b"PK\x03\x04" + b"rubbish" * 20, Why.DAMAGED),
        (b"PK\x05\x06" + bytes(18), None),
    ],
)
def test_what_is_wrong_with_an_archive_is_told(content: bytes, why: Why | None) -> None:
    if why is None:
        assert Archive(io.BytesIO(content), UPLOAD).parts == []
        return
    with pytest.raises(Refused) as refused:
        Archive(io.BytesIO(content), UPLOAD)
    assert refused.value.why is why
