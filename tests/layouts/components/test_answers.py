"""The three answers of an indicator: what they say is what was computed, in both languages, whatever the series."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.indicators import judged, read_indicator
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from callbacks.visit import Visit
from dashboard.access import READER
from dashboard.address import Address
from dashboard.answers import answers
from dashboard.borders import Borders, Rebase
from dashboard.indicator import Basis, Direction, Growth, Point, Series, Target
from dashboard.outlook import WINDOW
from dashboard.period import Period, PeriodType
from dashboard.spc import RULES, SCREEN
from dashboard.words import Words
from data.database import Database
from layouts import formats
from layouts.components.answers import change_told, level_told, level_word, outlook_told, three_answers
from layouts.components.why import why_change, why_level, why_outlook
from layouts.indicator import source_of
from layouts.text import LANGUAGES, speaking
from tests import ledger, trees
from tests.factories import NOW, indicator, observation
from tests.ledger import framed, seen

ROUTES = Routes(PAGES)
CALM = [60, 62, 61, 59] * 4
# What no sentence may have: a word twice as long ago as its full stop, an empty blank, a name of ours.
BROKEN = re.compile(r"\.\.(?!\.)(?<!\s\.\.)|\s\.|\{|\}|\b(?:None|nan|inf)\b|  |_")


def tertials(*numbers: float | None, targets: tuple[Target, ...] = (), **told: Any) -> Series:
    codes = [f"{2000 + nth // 3}-T{nth % 3 + 1}" for nth in range(len(numbers))]
    points = tuple(Point(observation(code, number)) for code, number in zip(codes, numbers, strict=True))
    return Series(indicator(**told), points, targets)


def aim(value: float, on: str = "2030-12-31") -> tuple[Target, ...]:
    return (Target(date.fromisoformat(on), value),)


def outlook_of(series: Series) -> str:
    return outlook_told(answers(series).outlook, series).replace(formats.NBSP, " ")


def change_of(series: Series) -> str:
    return change_told(answers(series), series, RULES).replace(formats.NBSP, " ")


def codes(kind: PeriodType) -> Iterator[str]:
    """Periods of a kind from 1990 on."""
    for month in range(0, 12 * 100, kind.months):
        yield Period.around(kind, date(1990 + month // 12, month % 12 + 1, 1)).code


NUMBERS = (
    st.none()
    | st.integers(0, 3).map(float)
    | st.floats(-1e3, 1e3)
    | st.sampled_from([1e15, -1e15, 1e-9, 1e300, 0.0, 100.0])
)


@st.composite
def every_series(draw: st.DrawFn) -> tuple[Series, Borders]:
    kind = draw(st.sampled_from(PeriodType))
    every = list(zip(codes(kind), draw(st.lists(NUMBERS, min_size=1, max_size=60)), strict=False))
    kept = [pair for pair in every if draw(st.integers(0, 9))] or every
    due = st.dates(date(1985, 1, 1), date(2060, 1, 1))
    targets = draw(st.lists(st.builds(Target, due, NUMBERS.map(lambda n: n or 0.0)), max_size=3))
    rebases = draw(st.lists(st.builds(Rebase, due, st.none() | st.integers(1, 20)), max_size=3))
    one = indicator(
        unit=Words(draw(st.sampled_from(["%", "kronor per invånare", ""]))),
        decimals=draw(st.integers(0, 3)),
        direction=draw(st.sampled_from(Direction)),
        basis=draw(st.sampled_from(Basis)),
        growth=draw(st.sampled_from(Growth)),
    )
    points = tuple(Point(observation(code, number)) for code, number in kept)
    return Series(one, points, tuple(targets)), Borders(tuple(rebases), tuple(draw(st.lists(due, max_size=2))))


@pytest.mark.parametrize("language", LANGUAGES)
@given(made=every_series())
def test_the_three_answers_of_every_series_are_whole_sentences(language: str, made: tuple[Series, Borders]) -> None:
    series, borders = made
    found = answers(series, borders)
    with speaking(language):
        drawn = three_answers(found, series, series, RULES, WINDOW)
        assert [node.text for node in trees.every(drawn, "dt")] == (
            ["Läge", "Förändring", "Utsikt"] if language == "sv" else ["Level", "Change", "Outlook"]
        )
        lines = [node.text for node in trees.every(drawn, "p")]
        lines += [node.text for node in trees.every(drawn, "dd") if node.props["className"] == "answer__told"]
        said = [node.text for node in trees.every(drawn, "dd") if node.props["className"] == "answer__word"]
    assert len(said) == 3
    assert all(word[0].isupper() for word in said)
    for line in lines:
        assert line.endswith("."), line
        assert not BROKEN.search(line), line


@given(every_series())
def test_no_sentence_is_the_same_in_both_languages(made: tuple[Series, Borders]) -> None:
    series, borders = made
    found = answers(series, borders)

    def lines() -> list[str]:
        drawn = three_answers(found, series, series, RULES, WINDOW)
        return [node.text for node in trees.every(drawn, "p")]

    with speaking("en"):
        english = lines()
    with speaking("sv"):
        assert all(line not in english for line in lines())


@given(st.lists(st.none() | st.integers(0, 2000).map(lambda n: n / 8), min_size=6, max_size=40))
def test_the_figures_behind_a_change_are_those_of_the_series(numbers: list[float | None]) -> None:
    series = tertials(*numbers, decimals=3, unit=Words("kronor per invånare"))
    found = answers(series)
    if not found.has_limits:
        return
    known = [number for number in numbers if number is not None]
    steps = [abs(b - a) for a, b in pairwise(numbers) if a is not None and b is not None]
    kept = [step for step in steps if step < SCREEN * fmean(steps)]
    step = fmean(kept) if kept and max(kept) > 0 else fmean(steps)
    mean = fmean(known)
    figures, points = why_change(found, series, RULES)[1:3]
    written = [float(one) for one in re.findall(r"\d+\.\d+", figures.replace(",", ".").replace(formats.NBSP, ""))]
    expected = [mean, abs(mean - 2.66 * step), abs(mean + 2.66 * step), 2.66, step]
    assert written == pytest.approx(expected, abs=0.00051)
    assert points.startswith(f"{len(known)} värden ")
    periods = [formats.short_period(Period.parse(point.shown.period_code)) for point in series.points]
    assert f"{periods[0]}–{periods[-1]}" in points


@pytest.mark.parametrize("places", [range(0, 12), range(12, 21)])
def test_after_a_rebase_only_its_own_values_are_counted(places: range) -> None:
    numbers = [10, 12, 11] * 4 + [60, 61, 62] * 3
    series = tertials(*(numbers[: places.stop]))
    borders = Borders((Rebase(date(2004, 1, 1)),))
    told = why_change(answers(series, borders), series, RULES)
    own = numbers[places.start : places.stop]
    assert told[2].startswith(f"{len(own)} värden T1 {2000 + places.start // 3}–T3")
    assert f"Medel {formats.number(fmean(own), 1)}" in told[1]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([*CALM, *CALM, 60.8, 64.2, 64.2], "Två av tre värden nära övre gränsen, "),
        ([*CALM, *CALM, 60.2, 56.8, 56.8], "Två av tre värden nära nedre gränsen, "),
        (CALM, "Inom det vanliga, "),
        ([*CALM, 90], "Över övre gränsen, T2 2005."),
        ([*CALM, 30], "Under nedre gränsen, T2 2005."),
        ([*CALM, *[62.5] * 9], "9 värden i rad över medel, "),
        ([62, 60, 63, 61] * 3 + [60.8] * 8, "9 värden i rad under medel, "),
        ([50, 70] * 8 + [54 + nth for nth in range(8)], "8 värden i rad stiger, "),
        ([50, 70] * 8 + [66 - nth for nth in range(8)], "9 värden i rad sjunker, "),
        ([5.0] * 8, "Inom det vanliga, 5,0–5,0 %."),
        ([1, 2, 3], "3 värden; gränser kräver 6."),
        ([7], "1 värde; gränser kräver 6."),
        ([None], "0 värden; gränser kräver 6."),
    ],
)
def test_the_last_value_decides_what_is_said_of_change(numbers: list[float], told: str) -> None:
    assert change_of(tertials(*numbers)).startswith(told)


def test_a_span_with_a_minus_is_written_so_that_the_minus_is_not_a_dash() -> None:
    assert change_of(tertials(*[-1, 1] * 7)) == "Inom det vanliga, −5,3 % till 5,3 %."
    assert change_of(tertials(*CALM)) == "Inom det vanliga, 56,4–64,6 %."


def test_a_difference_from_the_year_before_says_so() -> None:
    told = change_of(tertials(*CALM, *CALM, basis=Basis.YEAR_ON_YEAR))
    assert told.startswith("Inom det vanliga, −")
    assert told.endswith(" p.e. mot året före.")


@pytest.mark.parametrize(
    ("series", "word", "told"),
    [
        (tertials(60, 62, targets=aim(60)), "målet är nått", "62,0 mot målet 60,0 % till 31 dec 2030."),
        (tertials(60, 62, targets=aim(70)), "målet är inte nått", "62,0 mot målet 70,0 % till 31 dec 2030."),
        (tertials(60, 62), "inget mål att nå", ""),
        (
            tertials(60, 62, targets=aim(70), direction=Direction.NONE),
            "inget läge att bedöma",
            "Det finns ingen önskad riktning och därför inget läge.",
        ),
        (
            tertials(60, None, targets=aim(70)),
            "inget läge att bedöma",
            "Det senaste värdet har inget tal att ställa mot målet.",
        ),
    ],
)
def test_the_level_is_told_or_why_there_is_none(series: Series, word: str, told: str) -> None:
    assert level_word(series) == word
    assert level_told(series).replace(formats.NBSP, " ") == told


@pytest.mark.parametrize(
    ("series", "told"),
    [
        (tertials(*CALM), "Inget mål ligger framför."),
        (tertials(*CALM, targets=aim(70, "2001-12-31")), "Inget mål ligger framför."),
        (tertials(None, None, targets=aim(70)), "Inget mål ligger framför."),
        (
            tertials(*CALM, targets=aim(70), direction=Direction.NONE),
            "Det finns ingen önskad riktning och därför ingen utsikt.",
        ),
        (
            tertials(*CALM, targets=aim(70), basis=Basis.INCREMENTS),
            "Uppgiften räknas från årets början, så takten säger inget om årets slut.",
        ),
        (
            tertials(0, *CALM, targets=aim(70), growth=Growth.COMPOUND),
            "Ett tal som är noll eller lägre kan inte växa i procent, och därför finns ingen utsikt.",
        ),
    ],
)
def test_where_there_is_no_outlook_it_is_said_why(series: Series, told: str) -> None:
    assert answers(series).outlook is None
    assert outlook_of(series) == told
    assert why_outlook(None, series, WINDOW) == []


@pytest.mark.parametrize(
    ("series", "told"),
    [
        (
            tertials(*[60, 61] * 4, targets=aim(67, "2004-12-31")),
            "Kräver +0,9 p.e. per tertial till 31 dec 2004; bästa uppmätta +1,0 p.e.",
        ),
        (tertials(60, targets=aim(63, "2000-12-31")), "Kräver +1,5 p.e. per tertial till 31 dec 2000."),
        (
            tertials(60, 64, targets=aim(62, "2000-12-31")),
            "Redan nått; håller till 31 dec 2000 om förändringen inte är sämre än −2,0 p.e. per tertial.",
        ),
        (
            tertials(100, 110, targets=aim(133.1, "2001-04-30"), growth=Growth.COMPOUND, unit=Words("kr")),
            "Kräver +10,0 % per tertial till 30 apr 2001; bästa uppmätta +10,0 %.",
        ),
        (
            tertials(5, 4, targets=aim(2, "2001-04-30"), direction=Direction.DOWN, unit=Words("dagar")),
            "Kräver −1,0 per tertial till 30 apr 2001; bästa uppmätta −1,0.",
        ),
    ],
)
def test_the_outlook_says_what_is_needed_and_the_best_that_was_seen(series: Series, told: str) -> None:
    assert outlook_of(series) == told


@pytest.mark.parametrize(("language", "left"), [("sv", "4 perioder kvar"), ("en", "4 periods left")])
def test_the_figures_behind_an_outlook_are_those_that_were_computed(language: str, left: str) -> None:
    series = tertials(*range(50, 65), targets=aim(80, "2006-04-30"))
    found = answers(series).outlook
    assert found is not None
    assert found.pace is not None
    with speaking(language):
        first, pace, held = (line.replace(formats.NBSP, " ") for line in why_outlook(found, series, WINDOW))
    assert left in first
    assert pace.count("1,0" if language == "sv" else "1.0") == 3
    assert "90 %" in pace
    assert "0" in held
    assert "14" in held
    assert (found.pace.slope, found.pace.lower, found.pace.upper, found.pace.count) == (1, 1, 1, 9)


def test_growth_without_end_is_written() -> None:
    grown = tertials(1e-300, 1e300, 2, targets=aim(3, "2001-12-31"), growth=Growth.COMPOUND)
    assert "∞" in outlook_of(grown)


def test_a_pattern_that_stays_is_changed_by_an_ordinary_value() -> None:
    outside = tertials(*CALM, 90)
    assert answers(outside).chart.finding is not None
    assert why_change(answers(outside), outside, RULES)[0].startswith("Ett värde utanför")
    common = why_change(answers(tertials(*CALM)), tertials(*CALM), RULES)
    assert any("7 i rad" in line for line in common)


CODES = sorted({str(row["code"]) for row in ledger.sample().rows["indicators"]})


@pytest.mark.parametrize("code", CODES)
def test_the_page_says_exactly_what_is_made_anew_from_what_is_kept(sample: Database, code: str) -> None:
    with sample.reading() as session:
        visit = Visit(session, framed(session), seen(session, "2018-T2"), Address("/"), READER, NOW)
        scopes = read_indicator(visit, code, None).scopes
        kept = [(scope.code, read_indicator(visit, code, scope.code)) for scope in scopes]
        made = [(scope, read, *judged(visit, read)) for scope, read in kept]
    assert made
    for scope, read, found, rules, window in made:
        for language in LANGUAGES:
            search = f"?period=2018-T2&scope={scope}&lang={language}"
            (drawn,) = answered(draw(sample, ROUTES, menu, f"/indikatorer/{code}", search).page)
            with speaking(language):
                told = [change_told(found, read.finest, rules), outlook_told(found.outlook, read.series)]
                why = why_level(read.series, source_of(read)) + why_change(found, read.finest, rules)
                why += why_outlook(found.outlook, read.series, window)
            shown = [
                node.text for node in trees.every(drawn.children, "dd") if node.props["className"] == "answer__told"
            ]
            assert shown[-2:] == told
            assert [node.text for node in trees.every(drawn.children, "p")] == why


def answered(page: object) -> list[trees.Node]:
    """The lists of three answers on a page."""
    return [node for node in trees.every(page, "dl") if node.props.get("className") == "answers"]


def test_the_level_says_its_rule_its_figures_and_who_set_the_target() -> None:
    one = tertials(60, 62, targets=(Target(date(2030, 12, 31), 70, "Beslutat i verksamhetsplanen"),))
    rule, figures, note, change = why_level(one, "Ärendesystemet.")
    assert "lika högt eller högre" in rule
    assert "62" in figures
    assert figures.endswith("Källa: Ärendesystemet.")
    assert note == "Beslutat i verksamhetsplanen."
    assert change
    assert why_level(tertials(60, 62)) == []
    assert why_level(tertials(60, None, targets=aim(70))) == []
