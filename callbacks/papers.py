"""What the two of a follow-up talk have before them, gathered of the department as things are now."""

from collections.abc import Iterable, Mapping, Sequence

from callbacks.judging import answered_in_kind
from callbacks.looking import watched_indicator
from callbacks.showing import of_indicator
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.agenda import key
from dashboard.answers import Judged
from dashboard.followup import by_perspective
from dashboard.goal import Department
from dashboard.indicator import IndicatorKind, Series
from dashboard.measures import Measures
from dashboard.paper import Account, Line, Paper, Question
from dashboard.ranking import Looks, Weights, to_raise
from dashboard.sighting import Shown
from dashboard.signals import About, Place, Signal
from dashboard.signals import of_indicator as signals_of
from dashboard.talk import Talk, carried, earlier_than, three
from data.models import IndicatorRow
from data.queries.agenda import subjects
from data.queries.measures import measures
from data.queries.series import Key, Wanted, series
from data.queries.shown import deviating


def paper(visit: Visit, department: Department, talks: Sequence[Talk], *, asking: bool = True) -> Paper:
    """All of it for the visit's period; `talks` are those there have been about the department.

    Without `asking` there are no questions: those of a talk that is over were put then.
    """
    view = visit.view
    counted = measures(
        visit.session, visit.now_and_before, view.known_at, areas=False, departments=True, only=department.id
    )
    now = counted.get((view.period.id, department.id), Measures())
    before = counted.get((view.before.id, department.id), Measures()) if view.before else Measures()
    figures = _key_figures(visit, department)
    off = deviating(visit.session, view, department.id)
    return Paper(
        statuses=now.statuses,
        before=before.statuses,
        account=_account(visit, now),
        figures=tuple(_lines(visit, department, figures)),
        deviations=tuple(_deviations(off)),
        questions=tuple(_questions(visit, department, figures)) if asking else (),
        carried=tuple(carried(watch(visit).agreed.commitments, earlier_than(view.period, talks), view.today)),
    )


def _account(visit: Visit, now: Measures) -> Account | None:
    found = now.budget_consumed
    if not found.denominator:
        return None
    return Account(visit.view.period.year, int(found.denominator), int(found.numerator or 0))


def _key_figures(visit: Visit, department: Department) -> list[tuple[Judged, bool]]:
    """Those with values in this kind of period: the department's own (True), or else the organisation's."""
    whole = visit.frame.organisation_id
    which = IndicatorRow.kind == IndicatorKind.KEY_FIGURE
    wanted = Wanted(which, [department.id, whole], targets=True, judged=True)
    found = series(visit.session, visit.view, visit.frame.limits, wanted)
    of_whole, own = (_answered(visit, found, scope) for scope in (whole, department.id))
    return [(one, number in own) for number, one in (of_whole | own).items()]


def _answered(visit: Visit, found: Mapping[Key, Series], scope: int) -> dict[int, Judged]:
    these = answered_in_kind(visit, (one for (_, of), one in found.items() if of == scope))
    return {one.series.indicator.id: one for one in these}


def _lines(visit: Visit, department: Department, figures: Iterable[tuple[Judged, bool]]) -> Iterable[Line]:
    own = {one.series.indicator.id: is_own for one, is_own in figures}
    for perspective, ordered in by_perspective(one for one, _ in figures).items():
        for one in ordered:
            is_own = own[one.series.indicator.id]
            yield Line(
                code=one.series.indicator.code,
                shown=of_indicator(one, None if is_own else visit.frame.name),
                scope=department.code if is_own else "",
                perspective=perspective,
            )


def _deviations(off: Mapping[str, Shown]) -> list[Line]:
    """Furthest from plan first."""
    ordered = sorted(off.items(), key=lambda found: (-found[1].status.severity if found[1].status else 0, found[0]))
    return [Line(code, shown) for code, shown in ordered]


def _questions(visit: Visit, department: Department, figures: Iterable[tuple[Judged, bool]]) -> list[Question]:
    """Three things to ask about: of what signals in the department, and of its own key figures."""
    own = [one for one, is_own in figures if is_own]
    raised = [item for item in watch(visit).raised.all if item.about.department == department.code]
    signals = [signal for item in raised for signal in item.signals]
    signals += [signal for one in own for signal in _of_figure(visit, department, one)]
    chosen = three(to_raise(signals, Looks(), Weights.of(visit.frame.settings)).all)
    names = subjects(visit.session, visit.view, chosen)
    return [Question(names[key(item.about.place, item.about.code)].title, item.signals) for item in chosen]


def _of_figure(visit: Visit, department: Department, one: Judged) -> list[Signal]:
    about = About(Place.UNIT, one.series.indicator.code, scope=department.code, department=department.code)
    return signals_of(watched_indicator(visit, one.finest, about))
