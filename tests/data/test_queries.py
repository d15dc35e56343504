"""The same questions give the same answers on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest
from sqlalchemy import true
from sqlalchemy.orm import Session

from dashboard.activity import ActivityKind
from dashboard.filters import Filters, Sort
from dashboard.indicator import IndicatorKind
from dashboard.status import Status
from data.models import IndicatorRow
from data.queries.activities import counts, lines
from data.queries.activity import activity, dates, money, reports
from data.queries.agenda import changes
from data.queries.appropriations import appropriations
from data.queries.duties import duties
from data.queries.indicator import indicator, observations, stated
from data.queries.measures import measures
from data.queries.regions import regions
from data.queries.search import search
from data.queries.series import COUNTRY, Wanted, series
from data.queries.sources import last_recorded, sources
from data.queries.thread import organisation, thread
from data.queries.watched import activities as watched
from data.queries.watched import kept, under_deliverables
from tests import ledger
from tests.conftest import Backend

Question: TypeAlias = Callable[[Session], Any]
pytestmark = pytest.mark.postgresql

FILTERS = {
    "all": Filters(),
    "red and silent": Filters(statuses=frozenset({Status.OFF_TRACK, Status.NOT_REPORTED})),
    "assignments": Filters(kinds=frozenset({ActivityKind.GOVERNMENT_ASSIGNMENT}), strategic=True),
    "words": Filters(words="företag ökad"),
}
WORDS = [
    "kompetensforsorjning",
    "kompetensförsöring",
    "Ångström",
    "å",
    "ä",
    "ö",
    "fö",
    "digital",
    "10",
    "100 mbit",
    "småföretag",
    "e",
    "a b",
    "%",
    "regeringsupdrag",
]


def seen(code: str, ask: Callable[..., Any], at: datetime | None = None) -> Question:
    return lambda session: ask(session, ledger.seen(session, code, at))


def some_lines(filters: Filters, sort: Sort, descending: bool) -> Question:
    def ask(session: Session) -> Any:
        view = ledger.seen(session, "2018-T2")
        return lines(session, view, ledger.framed(session).periods, filters, sort, descending=descending, limit=300)

    return ask


def words(text: str) -> Question:
    return lambda session: search(session, text, 500)


def one_activity(code: str) -> Question:
    def ask(session: Session) -> Any:
        view = ledger.seen(session, "2018-T2")
        one = activity(session, view, code)
        return one, reports(session, view, one.id), dates(session, view, one.id), money(session, view, one.id)

    return ask


def one_indicator(code: str) -> Question:
    def ask(session: Session) -> Any:
        view, limits = ledger.seen(session, "2018"), ledger.framed(session).limits
        one, told, sensitivity = indicator(session, view, code)
        found = observations(session, view, limits, one.id, sensitivity)
        values = {s: sorted(same, key=lambda o: (o.period_code, o.vintage)) for s, same in found.items()}
        return one, told, values, stated(session, view, one.id)

    return ask


def some_series(kind: IndicatorKind | None) -> Question:
    def ask(session: Session) -> Any:
        view, now = ledger.seen(session, "2018-T2"), ledger.framed(session)
        which = IndicatorRow.kind == kind if kind else true()
        return (
            series(session, view, now.limits, Wanted(which, COUNTRY)),
            series(session, view, now.limits, Wanted(which, [now.organisation_id], targets=True)),
        )

    return ask


QUESTIONS: dict[str, Question] = {
    # Each was loaded at its own moment, so their journals have heads of their own.
    "frame": lambda session: replace(ledger.framed(session), head=None),
    **{
        f"lines {name} by {sort} {'down' if descending else 'up'}": some_lines(filters, sort, descending)
        for name, filters in FILTERS.items()
        for sort in Sort
        for descending in (False, True)
    },
    **{f"search {text}": words(text) for text in WORDS},
    **{
        f"{code} {ask.__name__}": seen(code, ask)
        for code in ("2018-T2", "2016-T1", "2018-08")
        for ask in (changes, thread, organisation, appropriations, sources, last_recorded, regions)
    },
    "duties": seen("2018-T2", lambda session, view: duties(session, [view.period], None)),
    **{
        f"watched {code}": seen(code, lambda s, v: sorted(watched(s, v, ledger.framed(s).periods, 60).items()))
        for code in ("2018-T2", "2016-T1")
    },
    "looked after": seen("2018-T2", lambda s, v: sorted(kept(s, v).items())),
    "under deliverables": seen("2018-T2", lambda s, v: sorted(under_deliverables(s, v).items())),
    "measures": seen("2018-T2", lambda s, v: measures(s, ledger.framed(s).periods, departments=True)),
    "measures then": seen(
        "2018-T2", lambda s, v: measures(s, [v.period], v.known_at), datetime(2018, 9, 10, tzinfo=UTC)
    ),
    "counts": seen("2018-T2", lambda s, v: sorted(counts(s, v, Filters()), key=repr)),
    **{code: one_activity(code) for code in ("A-0001", "A-0145", "R-2018-08")},
    **{code: one_indicator(code) for code in ("fou-foretag", "sjukfranvaro", "nojd-malgrupp", "bnp")},
    **{f"series {kind}": some_series(kind) for kind in (None, *IndicatorKind)},
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_both_databases_give_the_same_answer(sqlite: Backend, postgresql: Backend, question: Question) -> None:
    answers = []
    for backend in (sqlite, postgresql):
        with backend.shared.reading() as session:
            answers.append(question(session))
    assert answers[0] == answers[1]
