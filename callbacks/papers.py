"""What the two of a follow-up talk have before them, gathered of the department as things are now."""

from collections.abc import Iterable, Mapping, Sequence

from callbacks.judging import answered_in_kind
from callbacks.looking import watched_indicator
from callbacks.showing import of_indicator
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.agenda import key
from dashboard.agreed import Agreed
from dashboard.answers import Judged
from dashboard.followup import by_perspective
from dashboard.goal import Department
from dashboard.indicator import IndicatorKind, Series
from dashboard.measures import Measures
from dashboard.paper import Account, Line, Paper, Question
from dashboard.ranking import Item, Looks, Weights, to_raise
from dashboard.sighting import Shown
from dashboard.signals import About, Place, Signal
from dashboard.signals import of_indicator as signals_of
from dashboard.talk import Talk, carried, earlier_than, three
from dashboard.words import Words
from data.models import IndicatorRow
from data.queries.measures import measures
from data.queries.series import Key, Wanted, series
from data.queries.shown import deviating


def paper(visit: Visit, department: Department, talks: Sequence[Talk], *, asking: bool = True) -> Paper:
    """All of it for the visit's period; `talks` are those there have been about the department.

    Without `asking` there are no questions: those of a talk that is over were put then.
    """
    view, watched = visit.view, watch(visit)
    raised = [item for item in watched.raised.all if asking and item.about.department == department.code]
    now, before = _counted(visit, department)
    found = _series(visit, department, _codes(raised, "indicator"))
    figures = _key_figures(visit, department, found)
    work = deviating(visit.session, view, department.id, _codes(raised, "activity"), visit.frame.limits.rows)
    names = {("indicator", one.indicator.code): one.indicator.name for one in found.values()}
    names |= {("activity", code): shown.title for code, shown in work.items()} | _agreed(watched.agreed)
    return Paper(
        statuses=now.statuses,
        before=before.statuses,
        account=_account(visit, now),
        figures=tuple(_lines(visit, department, figures)),
        deviations=tuple(_deviations(work)[: visit.frame.limits.rows]),
        questions=tuple(_questions(visit, department, raised, figures, names)) if asking else (),
        carried=tuple(carried(watched.agreed.commitments, earlier_than(view.period, talks), view.today)),
    )


def _codes(raised: Iterable[Item], kind: str) -> list[str]:
    places = (key(item.about.place, item.about.code) for item in raised)
    return sorted({code for its, code in places if its == kind})


def _counted(visit: Visit, department: Department) -> tuple[Measures, Measures]:
    """The department in the period, and in the one before."""
    at = visit.view.known_at
    found = measures(visit.session, visit.now_and_before, at, areas=False, departments=True, only=department.id)
    now, before = (
        found.get((one.id, department.id)) if one else None for one in (visit.view.period, visit.view.before)
    )
    return now or Measures(), before or Measures()


def _agreed(known: Agreed) -> dict[tuple[str, str], Words]:
    """What decisions and commitments are called."""
    decisions = {("decision", one.code): Words(one.title) for one in known.decisions}
    return decisions | {("commitment", one.code): Words(one.what) for one in known.commitments}


def _account(visit: Visit, now: Measures) -> Account | None:
    found = now.budget_consumed
    if not found.denominator:
        return None
    return Account(visit.view.period.year, int(found.denominator), int(found.numerator or 0))


def _series(visit: Visit, department: Department, signalled: Sequence[str]) -> Mapping[Key, Series]:
    """Key figures of the department and of the organisation; of the indicators that signal their name alone."""
    which = IndicatorRow.kind == IndicatorKind.KEY_FIGURE
    wanted = [Wanted(which, [department.id, visit.frame.organisation_id], targets=True, judged=True)]
    if signalled:
        wanted.append(Wanted(IndicatorRow.code.in_(signalled), []))
    return series(visit.session, visit.view, visit.frame.limits, *wanted)


def _key_figures(visit: Visit, department: Department, found: Mapping[Key, Series]) -> list[tuple[Judged, bool]]:
    """Those with values in this kind of period: the department's own (True), or else the organisation's."""
    of_whole, own = (_answered(visit, found, scope) for scope in (visit.frame.organisation_id, department.id))
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


def _deviations(work: Mapping[str, Shown]) -> list[Line]:
    """Furthest from plan first."""
    off = [
        (shown.status.severity, code, shown) for code, shown in work.items() if shown.status and shown.status.deviates
    ]
    return [Line(code, shown) for _, code, shown in sorted(off, key=lambda one: (-one[0], one[1]))]


def _questions(
    visit: Visit,
    department: Department,
    raised: Iterable[Item],
    figures: Iterable[tuple[Judged, bool]],
    names: Mapping[tuple[str, str], Words],
) -> list[Question]:
    """Three things to ask about: of what signals in the department, and of its own key figures."""
    own = [one for one, is_own in figures if is_own]
    signals = [signal for item in raised for signal in item.signals]
    signals += [signal for one in own for signal in _of_figure(visit, department, one)]
    chosen = three(to_raise(signals, Looks(), Weights.of(visit.frame.settings)).all)
    return [Question(names[key(item.about.place, item.about.code)], item.signals) for item in chosen]


def _of_figure(visit: Visit, department: Department, one: Judged) -> list[Signal]:
    about = About(Place.UNIT, one.series.indicator.code, scope=department.code, department=department.code)
    return signals_of(watched_indicator(visit, one, about))
