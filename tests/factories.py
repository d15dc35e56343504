"""Small builders of words, for tests that need one and do not care which."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from dashboard.activity import ActivityDetail, ActivityKind, Confidentiality, Line
from dashboard.indicator import (
    Description,
    Direction,
    Indicator,
    IndicatorKind,
    Observation,
    Point,
    Quality,
    Scope,
    ScopeKind,
)
from dashboard.period import Period, PeriodType, previous
from dashboard.status import Status
from dashboard.value import MISSING, Value
from dashboard.view import Frame, Limits, View
from dashboard.words import Words

NOW = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
TERTIALS = [Period.parse(f"{year}-T{number}") for year in (2016, 2017, 2018) for number in (1, 2, 3)]


def observation(code: str = "2018-T2", number: float | None = 1.0, **given: Any) -> Observation:
    """A value of a period, published the day after it ended."""
    period = Period.parse(code)
    told: dict[str, Any] = {
        "value": MISSING if number is None else Value(number),
        "vintage": "1",
        "first_published": period.ends_on,
        "quality": Quality.FINAL,
        "is_example": True,
    }
    return Observation(code, period.starts_on, period.ends_on, **(told | given))


def points(*numbers: float | None, first: int = 2010) -> tuple[Point, ...]:
    """A value a year."""
    return tuple(Point(observation(str(first + nth), number)) for nth, number in enumerate(numbers))


def indicator(**given: Any) -> Indicator:
    """An indicator in per cent that should rise."""
    told: dict[str, Any] = {
        "id": 1,
        "code": "one",
        "kind": IndicatorKind.CONTEXT,
        "name": Words("Ett", "One"),
        "unit": Words("%", "%"),
        "decimals": 1,
        "direction": Direction.UP,
        "derivation": None,
        "is_example": True,
    }
    return Indicator(**(told | given))


def description(**given: Any) -> Description:
    """What stands beside a chart."""
    told: dict[str, Any] = dict.fromkeys(("method", "source_url", "caveat", "owner_role", "department"))
    told |= {"definition": Words("Så här"), "source": "Källan", "next_update_on": None, "frequency": PeriodType.YEAR}
    return Description(**(told | given))


def region(code: str, name: str = "") -> Scope:
    """The country (00) or a county."""
    return Scope(int(code) + 100, ScopeKind.REGION, code, Words(name or f"Län {code}"))


def line(*statuses: Status | None, **given: Any) -> Line:
    """An activity as a row of a table."""
    told: dict[str, Any] = {
        "code": "A-1",
        "title": "Något att göra",
        "kind": ActivityKind.ACTIVITY,
        "area": Words("Område"),
        "area_code": "OMR",
        "department": Words("Avdelning"),
        "strategic": False,
        "starts_on": date(2018, 1, 1),
        "ends_on": date(2018, 12, 31),
        "statuses": statuses or (Status.ON_TRACK,),
        "consumed": MISSING,
    }
    missing: dict[str, Any] = dict.fromkeys(
        ("completed_on", "comment", "cause", "measure", "decision_needed", "forecast")
    )
    return Line(**(missing | told | given))


def detail(**given: Any) -> ActivityDetail:
    """An activity as its page sees it."""
    row = line()
    told: dict[str, Any] = {
        "id": 1,
        "department_code": "AVD",
        "unit": Words(""),
        "owner_role": "Projektledare",
        "goal": Words(""),
        "deliverable": Words(""),
        "programme": Words(""),
        "confidentiality": Confidentiality.OPEN,
        "is_example": True,
        "versions": (),
    }
    shared = (
        "code",
        "title",
        "kind",
        "area",
        "area_code",
        "department",
        "strategic",
        "starts_on",
        "ends_on",
        "completed_on",
    )
    told |= {name: getattr(row, name) for name in shared}
    told |= dict.fromkeys(("description", "deliverable_code", "reference_number", "source", "source_url"))
    return ActivityDetail(**(told | given))


def view(code: str = "2018-T2", *, today: date = date(2018, 9, 25), known_at: datetime | None = None) -> View:
    """A period looked at."""
    period = Period.parse(code)
    return View(period, previous(period, TERTIALS), today, known_at)


def frame(periods: Sequence[Period] = TERTIALS, **limits: int) -> Frame:
    """An organisation that follows up by tertials."""
    return Frame(1, Words("Myndigheten", "The agency"), True, PeriodType.TERTIAL, Limits(**limits), list(periods))
