"""Tables of indicators by their answers, and control charts in miniature, as the address asks."""

from datetime import date

import pytest

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.address import Address
from dashboard.answers import judged
from dashboard.choosing import EVERYTHING, Choice, Only, Rank
from dashboard.indicator import Point, Series
from dashboard.period import Period, PeriodType
from dashboard.spc import RULES
from data.database import Database
from layouts.components.choosing import CHARTS, by_answers, choosing
from layouts.components.multiples import YEARS, Shared, stretch
from layouts.components.placed import Placed
from layouts.text import LANGUAGES, speaking
from tests import trees
from tests.factories import indicator, observation

ROUTES = Routes(PAGES)
PAGES_WITH_ANSWERS = ("/resultatomraden/DIGI", "/avdelningar/FOR", "/uppfoljning")
UNTIL = date(2018, 8, 31)
SHARED = Shared((date(2012, 1, 1), UNTIL), RULES)
ADDRESS = Address("/uppfoljning", {"period": "2018-T2"})


def placed(code: str, *numbers: float, first: int = 2000) -> Placed:
    codes = [f"{first + nth // 3}-T{nth % 3 + 1}" for nth in range(len(numbers))]
    points = tuple(Point(observation(period, number)) for period, number in zip(codes, numbers, strict=True))
    return Placed(judged(Series(indicator(code=code), points), PeriodType.TERTIAL), "Under")


def opened(sample: Database, address: str) -> object:
    path, _, search = address.partition("?")
    return draw(sample, ROUTES, menu, path, f"?{search}").page


def named(page: object, name: str) -> list[trees.Node]:
    return [node for node in trees.every(page) if name in str(node.props.get("className", "")).split()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES_WITH_ANSWERS)
def test_the_number_on_a_filter_is_how_many_rows_it_leaves(sample: Database, address: str, language: str) -> None:
    bar = named(opened(sample, f"{address}?lang={language}"), "choosing")[0]
    chips = [chip for chip in named(bar.children, "chip") if named(chip.children, "chip__count")]
    assert len(chips) > 1
    for chip in chips[1:]:
        (count,) = named(chip.children, "chip__count")
        (table,) = named(opened(sample, chip.props["href"]), "answered")
        assert len(trees.rows(table)) == int(count.text)


@pytest.mark.parametrize("address", PAGES_WITH_ANSWERS)
@pytest.mark.parametrize("rank", Rank)
def test_a_head_says_its_order_and_turns_it(sample: Database, address: str, rank: Rank) -> None:
    def table(search: str) -> trees.Node:
        return named(opened(sample, f"{address}?{search}"), "answered")[0]

    first, turned = table(f"rank={rank}"), table(f"rank={rank}&turned=1")
    heads = [
        [(head.props.get("aria-sort"), trees.links(head.children)) for head in trees.every(one.children, "th")]
        for one in (first, turned)
    ]
    ((down, [to]),) = [head for head in heads[0] if head[0]]
    ((up, [back]),) = [head for head in heads[1] if head[0]]
    assert (down, up) == ("descending", "ascending")
    assert "turned=1" in to
    assert "turned" not in back
    assert sorted(row[0] for row in trees.rows(first)) == sorted(row[0] for row in trees.rows(turned))


@pytest.mark.parametrize("address", PAGES_WITH_ANSWERS)
def test_the_table_has_every_indicator_that_stands_where_it_belongs(sample: Database, address: str) -> None:
    apart = {row[0] for one in named(opened(sample, address), "rows") for row in trees.rows(one)}
    (table,) = named(opened(sample, f"{address}?rank=level"), "answered")
    titles = [node.text for node in named(table.children, "row-title")]
    assert len(titles) == len(trees.rows(table))
    assert set(titles) == apart
    assert named(opened(sample, f"{address}?rank=level"), "rows") == []


@pytest.mark.parametrize("address", ["/resultatomraden/DIGI", "/avdelningar/FOR"])
def test_every_small_chart_is_a_door_to_the_control_chart(sample: Database, address: str) -> None:
    page = opened(sample, f"{address}?visa={CHARTS}&period=2018-T2")
    cards = named(page, "multiple")
    apart = {row[0] for one in named(opened(sample, address), "rows") for row in trees.rows(one)}
    assert apart <= {node.text for node in named(page, "multiple__name")}
    for card in cards:
        href, why = trees.links(card.children)
        assert why == f"{href}#varfor"
        assert "diagram=styrdiagram" in href
        assert "period=2018-T2" in href
        path, _, search = href.partition("?")
        assert draw(sample, ROUTES, menu, path, search).status_code == 200
        assert len(named(card.children, "brief")[0].children) == 3


def test_the_charts_of_an_area_have_its_standard_indicators_with_all_their_history(sample: Database) -> None:
    page = opened(sample, f"/resultatomraden/DIGI?visa={CHARTS}")
    doors = [
        href for card in named(page, "multiple") for href in trees.links(card.children)[:1] if "scope=DIGI" in href
    ]
    assert len(doors) == len(named(opened(sample, "/resultatomraden/DIGI"), "standard")[0].children)


def test_the_plain_page_draws_no_charts_and_no_other_table(sample: Database) -> None:
    page = opened(sample, "/resultatomraden/DIGI")
    assert named(page, "multiple") == named(page, "answered") == []
    assert [node.text for node in named(named(page, "choosing")[0].children, "switch")] == ["TabellSmå diagram"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_nothing_is_left_it_says_so_and_leads_back(language: str) -> None:
    with speaking(language):
        told = by_answers([placed("one", 1, 2)], Choice(Only.REACHED, as_charts=True), SHARED, ADDRESS)
    (said,) = named(told, "empty")
    assert trees.links(told) == ["/uppfoljning?period=2018-T2"]
    assert "1" in said.text


def test_with_no_indicators_there_is_nothing_to_choose() -> None:
    assert choosing([], EVERYTHING, ADDRESS) is None


def test_a_filter_that_leaves_nothing_is_shown_while_it_is_on() -> None:
    bar = choosing([placed("one", 1, 2)], Choice(Only.WARNS), ADDRESS)
    chips = named(bar, "chip")
    assert [chip.props.get("aria-current") for chip in chips[:2]] == [None, "true"]
    assert chips[1].text.endswith("0")


def test_all_charts_begin_with_the_first_number_of_any_but_not_too_long_ago() -> None:
    late, early = placed("late", 1, 2, first=2017), placed("early", *range(60), first=2000)
    assert stretch([late], UNTIL) == (Period.parse("2017-T1").ends_on, UNTIL)
    assert stretch([late, early], UNTIL) == (date(2018 - YEARS, 1, 1), UNTIL)
    assert stretch([], UNTIL) == (UNTIL, UNTIL)
