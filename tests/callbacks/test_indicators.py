"""The three answers of every series of the sample, made again of nothing but plain facts, are what stands on its pages."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from callbacks.comparison import compared
from callbacks.indicators import read_indicator
from callbacks.judging import tuning
from callbacks.visit import Visit
from dashboard.access import READER
from dashboard.address import Address
from dashboard.answers import Judged, judged
from dashboard.borders import Rebase
from dashboard.indicator import Indicator, Observation, Point, Quality, Scope, Series, Target
from dashboard.outlook import Window
from dashboard.period import Period
from dashboard.reading import Reading
from dashboard.spc import Rules
from dashboard.value import Sign, Value
from data.database import Database
from data.models import IndicatorRow
from data.queries.series import Wanted, series
from layouts import signals
from layouts.components.answers import change_told, level_told, level_word, outlook_told
from layouts.components.brief import brief_level
from layouts.components.signs import capital
from layouts.components.why import why_change, why_outlook
from layouts.text import LANGUAGES, speaking
from tests import ledger, trees
from tests.callbacks.test_pages import opened

PERIOD = "2018-T2"
Facts = tuple[Indicator, str, str]  # what is measured, where, and the rest as it was written


@pytest.fixture(scope="module")
def visit(sample: Database) -> Iterator[Visit]:
    with sample.reading() as session:
        view = ledger.seen(session, PERIOD)
        yield Visit(session, ledger.framed(session), view, Address("/"), READER, datetime.now(UTC))


@pytest.fixture(scope="module")
def every(visit: Visit) -> list[Facts]:
    """Of each indicator and each scope that its page shows."""
    codes = visit.session.execute(
        select(IndicatorRow.code).where(IndicatorRow.superseded_at.is_(None)).order_by(IndicatorRow.code)
    ).scalars()
    return [facts for code in codes.all() for facts in of_indicator(visit, code)]


def of_indicator(visit: Visit, code: str) -> list[Facts]:
    """A derived figure is counted by the page; all others are asked for in another way than the page asks."""
    read = read_indicator(visit, code, None)
    if read.indicator.derivation:
        return [derived(read_indicator(visit, code, scope.code)) for scope in read.scopes]
    wanted = Wanted(IndicatorRow.code == code, [scope.id for scope in read.scopes], targets=True, judged=True)
    found = series(visit.session, visit.view, visit.frame.limits, wanted)
    return [(read.indicator, place(scope), stored(found[read.indicator.id, scope.id])) for scope in read.scopes]


def derived(read: Reading) -> Facts:
    assert read.scope is not None
    breaks = tuple(mark.on for mark in read.marks if mark.is_break)
    return read.indicator, place(read.scope), stored(replace(read.finest, rebases=tuple(read.rebases), breaks=breaks))


def place(scope: Scope) -> str:
    return scope.code


def stored(one: Series) -> str:
    """Values, targets and borders as plain text."""
    values = [
        [p.shown.period_code, p.shown.value.number, p.shown.value.sign, str(p.shown.first_published)]
        for p in one.points
    ]
    return json.dumps(
        {
            "values": values,
            "targets": [[str(target.due_on), target.value] for target in one.targets],
            "rebases": [[str(rebase.on), rebase.baseline] for rebase in one.rebases],
            "breaks": [str(day) for day in one.breaks],
        }
    )


def again(indicator: Indicator, written: str, visit: Visit) -> tuple[Judged, Rules, Window]:
    """The answers, of what was written."""
    told = json.loads(written)
    whole = Series(
        indicator,
        tuple(Point(observation(*value)) for value in told["values"]),
        tuple(Target(date.fromisoformat(day), value) for day, value in told["targets"]),
        tuple(Rebase(date.fromisoformat(day), baseline) for day, baseline in told["rebases"]),
        tuple(map(date.fromisoformat, told["breaks"])),
    )
    rules, window = tuning(visit)
    return judged(whole, visit.view.period.type, rules, window), rules, window


def observation(code: str, number: float | None, sign: str | None, published: str) -> Observation:
    period, value = Period.parse(code), Value(number, Sign(sign) if sign else None)
    return Observation(
        code, period.starts_on, period.ends_on, value, code, date.fromisoformat(published), Quality.FINAL, False
    )


def sentences(one: Judged, rules: Rules, window: Window) -> list[list[str]]:
    """Of level, change and outlook: the word, the sentence, and the lines behind; with how often the pace was held."""
    found, shown = one.answers, one.series
    return [
        [capital(level_word(shown)), level_told(shown)],
        [
            capital(signals.variation(found.variation)),
            change_told(found, one.finest, rules),
            *why_change(found, one.finest, rules),
        ],
        [
            capital(signals.prospect(found.prospect)),
            outlook_told(found.outlook, shown),
            *why_outlook(found.outlook, shown, window),
        ],
    ]


def answers_on(page: Any) -> list[str]:
    return [one.text for one in trees.every(page.children, "div") if one.props.get("className") == "answer"]


def both(told: Sequence[Sequence[str]], said: Sequence[str]) -> None:
    """Every sentence stands in its own answer."""
    assert len(told) == len(said) == 3
    for lines, text in zip(told, said, strict=True):
        for line in lines:
            assert line in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_answers_of_every_series_are_made_again_of_plain_facts(
    sample: Database, visit: Visit, every: list[Facts], language: str
) -> None:
    assert len(every) > 200
    held = 0
    for indicator, scope, written in every:
        page = opened(sample, f"/indikatorer/{indicator.code}?period={PERIOD}&scope={scope}&lang={language}")
        with speaking(language):
            told = sentences(*again(indicator, written, visit))
            both(told, answers_on(page))
            held += len(told[2]) > 3
    assert held > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_says_of_every_cell_what_its_facts_say(sample: Database, visit: Visit, language: str) -> None:
    rows = trees.rows(
        next(trees.every(opened(sample, f"/jamforelse?period={PERIOD}&lang={language}").children, "table"))
    )
    told = compared(visit)
    followed = 0
    for column, standard in enumerate(told.standards, 1):
        for row, cell in enumerate(standard.cells):
            if not cell.is_followed:
                continue
            followed += 1
            known = replace(cell.judged.finest, rebases=cell.series.rebases, breaks=cell.series.breaks)
            one, rules, window = again(standard.indicator, stored(known), visit)
            name = f"{cell.area.code}.{standard.indicator.code}"
            opened_cell = opened(sample, f"/jamforelse?period={PERIOD}&lang={language}&why={name}")
            with speaking(language):
                found = one.answers
                brief = (brief_level(one.series), signals.variation(found.variation), signals.prospect(found.prospect))
                assert all(word in rows[row][column] for word in brief)
                both(sentences(one, rules, window), answers_on(opened_cell))
    assert followed > 20
