"""The forecasts of the years that are over, beside what came of them."""

from collections.abc import Mapping, Sequence

from dashboard.activity import Forecast
from dashboard.address import Address
from dashboard.forecasts import Foretold, Lean, Outcome, Probabilities, Scored, lean, outcomes, scored
from dashboard.period import Period
from dashboard.value import ratio
from layouts import formats, labels
from layouts import nodes as h
from layouts.problems import empty
from layouts.text import t


def forecasts(
    years: Mapping[Period, Sequence[Period]],
    found: Sequence[Foretold],
    probabilities: Probabilities,
    address: Address,
    anchor: str,
) -> h.Element:
    """Year by year, the newest first: a sentence, and a table of what was said and what came."""
    told = [(last, _of(found, before)) for last, before in reversed(list(years.items()))]
    given = [(last, years[last], same) for last, same in told if same]
    return h.section(
        h.h2(t("Forecasts that have been answered")),
        h.p(t("“Will it be reached by the end of the year?” Answered when the year is over."), cls="under"),
        [_year(last, before, same, probabilities, address, anchor) for last, before, same in given]
        or empty(
            t("No forecast has been answered yet."),
            t("They are answered when a year in which forecasts were given is over."),
        ),
    )


def _of(found: Sequence[Foretold], periods: Sequence[Period]) -> list[Foretold]:
    numbers = {period.id for period in periods}
    return [one for one in found if one.period_id in numbers]


def _year(
    last: Period,
    periods: Sequence[Period],
    found: Sequence[Foretold],
    probabilities: Probabilities,
    address: Address,
    anchor: str,
) -> h.Element:
    score = scored(outcomes(found), probabilities)
    return h.div(
        h.h3(str(last.year)),
        h.p(sentence(last.year, score), cls="forecasts__told") if score else None,
        h.div(
            h.table(
                h.caption(t("Forecasts of {year} and what came", year=last.year), cls="visually-hidden"),
                _heads(),
                h.tbody(
                    _row(period, said, [one for one in found if one.period_id == period.id], address, anchor)
                    for period in periods
                    for said in Forecast
                ),
                cls="table stack small-table forecasts",
            ),
            cls="card card--table",
        ),
        h.ul(
            h.li(_score(period, scored(outcomes(_of(found, [period])), probabilities)), cls="under")
            for period in periods
        ),
        cls="forecasts__year",
    )


def outcome_names() -> dict[Outcome, str]:
    """What came of a forecast."""
    return {
        Outcome.REACHED: t("Were reached"),
        Outcome.MISSED: t("Were not"),
        Outcome.UNSAID: t("Nothing was said"),
    }


def _heads() -> h.Element:
    return h.thead(
        h.tr(
            h.th(t("Said in"), scope="col"),
            h.th(t("Reached by year-end?"), scope="col"),
            (h.th(name, scope="col", cls="num") for name in outcome_names().values()),
            h.th(t("Share reached"), scope="col", cls="num"),
        )
    )


def _row(period: Period, said: Forecast, found: Sequence[Foretold], address: Address, anchor: str) -> h.Element:
    counts = {came: sum(one.count for one in found if one.forecast is said and one.outcome is came) for came in Outcome}
    reached, answered = counts[Outcome.REACHED], counts[Outcome.REACHED] + counts[Outcome.MISSED]
    at = address.without("side")

    def door(came: Outcome) -> h.Child:
        if not counts[came]:
            return formats.number(0)
        href = at.having(given=period.code, forecast=said, came=came) + f"#{anchor}"
        return h.a(formats.number(counts[came]), href=href, cls="door")

    return h.tr(
        h.th(formats.short_period(period), scope="row"),
        h.td(labels.forecast(said).capitalize(), data_label=t("Reached by year-end?")),
        (h.td(door(came), cls="num", data_label=name) for came, name in outcome_names().items()),
        h.td(formats.percent(ratio(reached, answered)), cls="num", data_label=t("Share reached")),
    )


def sentence(year: int, found: Scored) -> str:
    """Whether the forecasts of a year were too bright or too dark, and whether they told anything apart."""
    share = found.reached / found.forecasts
    told = {
        "year": year,
        "said": formats.number(100 * (share + found.bias)),
        "came": formats.number(100 * share),
    }
    whole = {
        Lean.TRUE: t(
            "The forecasts of {year} held: they sounded as if {said} per cent would be reached, "
            "and {came} per cent were.",
            **told,
        ),
        Lean.SOMEWHAT_BRIGHT: t(
            "The forecasts of {year} were somewhat too bright: they sounded as if {said} per cent would be reached, "
            "and {came} per cent were.",
            **told,
        ),
        Lean.BRIGHT: t(
            "The forecasts of {year} were too bright: they sounded as if {said} per cent would be reached, "
            "and {came} per cent were.",
            **told,
        ),
        Lean.SOMEWHAT_DARK: t(
            "The forecasts of {year} were somewhat too dark: they sounded as if {said} per cent would be reached, "
            "and {came} per cent were.",
            **told,
        ),
        Lean.DARK: t(
            "The forecasts of {year} were too dark: they sounded as if {said} per cent would be reached, "
            "and {came} per cent were.",
            **told,
        ),
    }[lean(found)]
    better = found.brier < found.reference
    more = (
        t("They told apart what would be reached from what would not.")
        if better
        else t("To say {came} per cent of every one would have come as near.", **told)
    )
    return f"{whole} {more}"


def _score(period: Period, found: Scored | None) -> str:
    name = formats.short_period(period)
    if found is None:
        return t("{period}: no forecast could be scored.", period=name)
    return t(
        "{period}: Brier score {brier} of {count} forecasts (0 is perfect); "
        "saying the same of every one gives {reference}. Bias {bias} pp.",
        period=name,
        brier=formats.number(found.brier, 3),
        count=formats.number(found.forecasts),
        reference=formats.number(found.reference, 3),
        bias=formats.signed(100 * found.bias, 1),
    )
