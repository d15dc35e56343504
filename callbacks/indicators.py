"""One indicator: over time, by place, with its definition and what it follows."""

from dataclasses import replace

from callbacks import deriving
from callbacks.judging import tuning
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, may
from dashboard.agreed import Agreed, Here
from dashboard.answers import Answers, answers
from dashboard.books import Corrected
from dashboard.decision import Decision
from dashboard.filters import Filters, Sort
from dashboard.indicator import Derivation, Indicator, IndicatorKind, Observation, Scope, ScopeKind
from dashboard.measures import derived, total
from dashboard.outlook import Window
from dashboard.reading import Reading, reading
from dashboard.signals import Family, Signal
from dashboard.spc import Rules
from dashboard.watch import Seen
from data.queries.activities import lines
from data.queries.corrections import corrected_values
from data.queries.indicator import indicator, observations, stated
from data.queries.thread import thread
from layouts import indicator as drawing
from layouts.components.decision_marks import with_decisions
from layouts.screen import Screen

PATHS = ("/indikatorer/<code:code>",)
_LINKED = 12


def page(visit: Visit, code: str, scope: str | None = None, **_: str) -> Screen:
    """Ask for the indicator and draw it."""
    read = read_indicator(visit, code, scope)
    every = watch(visit).agreed.seen_by(visit.user)
    read = replace(read, marks=with_decisions(read.marks, _drawn_in(every, read)))
    follows = (
        lines(
            visit.session,
            visit.view,
            visit.now_and_before[::-1],
            Filters(indicator_id=read.indicator.id),
            Sort.STATUS,
            limit=_LINKED,
        )
        if read.indicator.kind is IndicatorKind.THEMATIC
        else []
    )
    found, rules, window = judged(visit, read)
    corrects = may(visit.user, Act.CORRECT) and visit.view.known_at is None and read.indicator.derivation is None
    decides = may(visit.user, Act.EDIT) and visit.view.known_at is None
    return drawing.page(
        read,
        found,
        rules,
        window,
        follows,
        _signals(visit, read),
        visit.frame,
        visit.view,
        visit.address,
        corrects=corrects,
        decides=decides,
        agreed=Here(every.about(read.indicator.id), every, may(visit.user, Act.DECIDE) and visit.view.known_at is None),
    )


def _drawn_in(every: Agreed, read: Reading) -> list[Decision]:
    """The decisions that are lines in the chart."""
    return every.drawn_in(read.indicator.id, read.scope.id if read.scope else None)


def _signals(visit: Visit, read: Reading) -> list[Signal]:
    """Those of the scope that is read, and of how the indicator is looked after."""
    scope = "" if read.scope is None or read.scope.is_whole else read.scope.code
    seen = watch(visit).things.get(read.indicator.id, Seen())
    return [one for one in seen.signals if one.about.scope == scope or one.kind.family is Family.SILENCE]


def judged(visit: Visit, read: Reading) -> tuple[Answers, Rules, Window]:
    """The three answers about what is read, with the settings that they follow."""
    rules, window = tuning(visit)
    return answers(read.series, read.borders, rules, window, finest=read.finest), rules, window


def read_indicator(visit: Visit, code: str, scope: str | None, *, corrections: bool = True) -> Reading:
    """What the page and its download show; the corrections only where they are told."""
    one, description, sensitivity = indicator(visit.session, visit.view, code)
    if one.derivation is None:
        observed = observations(visit.session, visit.view, visit.frame.limits, one.id, sensitivity)
    else:
        observed = _derived(visit, one, one.derivation)
    return reading(
        one,
        description,
        observed,
        stated(visit.session, visit.view, one.id),
        scope,
        visit.view.period,
        visit.view.today,
        _corrected(visit, one) if corrections else (),
    )


def _corrected(visit: Visit, one: Indicator) -> list[Corrected]:
    """A derived figure is corrected where it is derived from."""
    if one.derivation is not None:
        return []
    return corrected_values(visit.session, one.id, visit.view.known_at, visit.frame.limits)


def _derived(visit: Visit, one: Indicator, rule: Derivation) -> dict[Scope, list[Observation]]:
    """The rule's figures for the whole and every area, in every reported period up to the one looked at."""
    periods = deriving.reported(visit)
    red = thread(visit.session, visit.view)
    counted = deriving.by_area(visit, red.areas, periods, rule)
    whole = Scope(visit.frame.organisation_id, ScopeKind.ORGANISATION, "", visit.frame.name)
    by_area = {Scope(a.id, ScopeKind.AREA, a.code, a.name, place): counted[a.id] for place, a in enumerate(red.areas)}
    by_period = {p.id: total({s.id: found[p.id] for s, found in by_area.items()}) for p in periods}
    return {s: list(derived(one, rule, periods, found)) for s, found in ({whole: by_period} | by_area).items()}
