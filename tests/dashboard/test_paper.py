import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.commitment import Standing
from dashboard.indicator import Perspective
from dashboard.paper import Account, Carried, Line, Paper, Question, brought_back, kept
from dashboard.status import Distribution, Status
from tests.dashboard.test_sighting import SHOWN, SIGNALS, TEXT, WORDS

COUNTS = st.dictionaries(st.sampled_from(Status), st.integers(1, 500)).map(Distribution)
LINES = st.lists(st.builds(Line, TEXT, SHOWN, TEXT, st.none() | st.sampled_from(Perspective)), max_size=2).map(tuple)
ORE = st.integers(-(10**15), 10**15)
CARRIED = st.builds(
    Carried, TEXT, TEXT, TEXT, st.dates(date(2000, 1, 1)), st.sampled_from(Standing), TEXT, st.integers(0, 9), TEXT
)
PAPERS = st.builds(
    Paper,
    statuses=COUNTS,
    before=COUNTS,
    account=st.none() | st.builds(Account, st.integers(1900, 2100), ORE, ORE),
    figures=LINES,
    deviations=LINES,
    questions=st.lists(
        st.builds(Question, WORDS, st.lists(SIGNALS, min_size=1, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    carried=st.lists(CARRIED, max_size=2).map(tuple),
)


@given(PAPERS)
def test_what_was_before_them_is_brought_back_as_it_was(paper: Paper) -> None:
    assert brought_back(json.loads(json.dumps(kept(paper), ensure_ascii=False))) == paper


@given(PAPERS)
def test_what_is_brought_back_is_kept_in_the_same_way(paper: Paper) -> None:
    assert kept(brought_back(kept(paper))) == kept(paper)
