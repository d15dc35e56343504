"""How to read all of this: short sections, each with a picture of the organisation's own figures where there is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.address import Address
from dashboard.agenda import Subjects
from dashboard.answers import Judged
from dashboard.goal import Thread
from dashboard.guide import Examples
from dashboard.period import Period
from dashboard.ranking import Item, ToRaise
from dashboard.signals import Family
from dashboard.spc import Rules
from dashboard.status import Distribution
from dashboard.value import Sign
from dashboard.view import Frame, View
from layouts import formats, labels, sentences, signals
from layouts import nodes as h
from layouts.components.agenda import unchanged
from layouts.components.answers import change_told, outlook_told
from layouts.components.figures import change_text, example
from layouts.components.guide_answers import answer_signs
from layouts.components.guide_link import CHART
from layouts.components.guide_signals import examples
from layouts.components.multiples import Shared, multiples, stretch
from layouts.components.placed import Placed
from layouts.components.reporting import preliminary
from layouts.components.status import bar, counts
from layouts.screen import Screen
from layouts.text import lang_of, of, t


@dataclass(frozen=True, slots=True)
class Guide:
    """What there is to show: a distribution, indicators, and a signal of each family."""

    now: Distribution
    examples: Examples
    rules: Rules
    raised: ToRaise
    shown: Mapping[Family, Item]
    subjects: Subjects


def page(told: Guide, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """What people judge, what figures answer, how change is told from chance, and how all of it can be checked."""
    return Screen(
        t("How to read Tertial"),
        [
            h.h1(t("How to read Tertial"), tabindex=-1),
            h.p(_lead(view), " ", example(frame.is_example), cls="big"),
            _distribution(told, view, address),
            _judgement(told, red, address),
            _answers(told, address),
            _noise(told, view, address),
            _chart(told, view, address),
            _false_alarms(told),
            _signals(told, red, address),
            _why(told, red, address),
            _signs(),
            _known(frame, view, address),
        ],
    )


def _section(title: str, text: list[h.Child], shown: h.Child = None, name: str | None = None) -> h.Element:
    return h.section(
        h.div(h.h2(title, id=name), text, cls="guide__text"),
        h.div(shown, cls="guide__shown") if shown is not None else None,
        cls="guide",
    )


def _lead(view: View) -> str:
    name = formats.period(view.period)
    return t(
        "What people judge, what figures show and what is only chance are kept apart. "
        "The pictures are your own, from {period}.",
        period=name[:1].lower() + name[1:],
    )


def _distribution(told: Guide, view: View, address: Address) -> h.Element:
    text = h.p(
        t(
            "Statuses are never blended into one colour: a red activity would drown among green ones. The share counts "
            "green, yellow and red; what is not reported never counts as green."
        )
    )
    if not view.period.is_reported or not told.now.planned:
        return _section(t("A distribution, not a grade"), [text])
    picture = h.div(
        h.p(sentences.area(told.now, view.period), cls="guide__told"),
        bar(told.now),
        counts(told.now, lambda status: address.to("aktiviteter", status=status)),
        cls="card guide__card",
    )
    return _section(t("A distribution, not a grade"), [text], picture)


def _judgement(told: Guide, red: Thread, address: Address) -> h.Element:
    text = h.p(
        t(
            "Green, yellow and red are the owner's own judgement. What is computed has other shapes and colours and never "
            "alters a judgement. Where they disagree, there is something to talk about."
        )
    )
    return _section(t("Judgement beside figures"), [text], _notes(told, red, address, Family.CONTRADICTION))


def _answers(told: Guide, address: Address) -> h.Element:
    text: list[h.Child] = [h.p(t("The answers stand side by side and never become one."))]
    if told.examples.ahead:
        text.append(_outlook(told.examples.ahead, address))
    return _section(t("Three answers about each indicator"), text, answer_signs())


def _outlook(one: Judged, address: Address) -> h.Element:
    """What one indicator needs, in its own sentence."""
    indicator = one.series.indicator
    return h.p(
        h.a(
            of(indicator.name),
            href=address.to("indikatorer", indicator.code),
            cls="link",
            lang=lang_of(indicator.name),
        ),
        f": {signals.prospect(one.answers.prospect)}. ",
        outlook_told(one.answers.outlook, one.series),
    )


def _few(count: int) -> str:
    return sentences.counted(count, capital=False)


def _noise(told: Guide, view: View, address: Address) -> h.Element:
    text = h.p(
        t(
            "Figures always move. An arrow for “better than last period” turns two times in three though nothing has "
            "happened. So we speak of a change only when it is sure."
        )
    )
    unsure = told.examples.unsure
    return _section(
        t("Why there is no arrow"),
        [text],
        _drawn(unsure, told, view, address, _moved(unsure)) if unsure else None,
    )


def _moved(one: Judged) -> str:
    """What an arrow would have told of: the change since the value before."""
    before, indicator = one.series.before, one.series.indicator
    if before is None:
        return ""
    since = formats.short_period(Period.parse(before.shown.period_code))
    told = change_text(one.series.value, before.shown.value, indicator, since)
    return f"{told}. " if told else ""


def _chart(told: Guide, view: View, address: Address) -> h.Element:
    rules = told.rules
    text: list[h.Child] = [
        h.p(
            t(
                "The solid straight line is the mean, the dashed ones the limits of ordinary variation, computed from how much "
                "one value usually differs from the next. A change is sure when"
            )
        ),
        h.ul(
            h.li(t("a value lies outside the limits,")),
            h.li(t("{run} in a row lie on one side of the mean,", run=_few(rules.run))),
            h.li(t("{run} in a row rise, or fall, or", run=_few(rules.run))),
            h.li(t("two of three lie near the same limit.")),
            cls="prose",
        ),
        h.p(
            t(
                "A point has the shape of its sign. Fewer than {fewest} values have no limits; fewer than {full} have dotted "
                "ones, on trial. Where seasons or a steady trend would hide a change, the difference from the year before is "
                "judged, as the chart says.",
                fewest=_few(rules.fewest),
                full=_few(rules.full),
            )
        ),
    ]
    sure = told.examples.sure
    drawn = _drawn(sure, told, view, address) if sure else None
    return _section(t("What a control chart shows"), text, drawn, CHART)


def _drawn(one: Judged, told: Guide, view: View, address: Address, first: str = "") -> h.Child:
    """An indicator's chart in miniature, and under it what was seen in it."""
    shared = Shared(stretch([Placed(one)], view.period.ends_on), told.rules)
    seen = change_told(one.answers, one.finest, told.rules)
    return [multiples([Placed(one)], shared, address), h.p(f"{first}{seen}", cls="under")]


def _false_alarms(told: Guide) -> h.Element:
    text = h.p(
        t(
            "Of a hundred series in which nothing happens, about two look changed at any time; more where each value leans "
            "on the one before. A sign is a reason to ask, not an answer."
        )
    )
    shown = h.p(unchanged(told.raised), cls="guide__told") if told.raised.looks.judged else None
    return _section(t("Some alarms are false"), [text], shown)


def _signals(told: Guide, red: Thread, address: Address) -> h.Element:
    text = h.p(
        t(
            "The overview raises what a meeting should know, the weightiest first: contradictions, and what is stuck, new, "
            "late, not reported or soon due."
        ),
        " ",
        h.a(t("All signals"), href=address.to("signaler"), cls="link"),
    )
    families = [family for family in Family if family is not Family.CONTRADICTION]
    return _section(t("Signals"), [text], _notes(told, red, address, *families))


def _notes(told: Guide, red: Thread, address: Address, *families: Family) -> h.Child:
    """The first signal of each family, as far as there is one."""
    return examples([told.shown[family] for family in families if family in told.shown], told.subjects, red, address)


def _why(told: Guide, red: Thread, address: Address) -> h.Element:
    text = h.p(
        t(
            "“Why?” opens the rule, the figures put into it and what would change the answer. "
            "Click a figure to see what it is made of. The address holds what you see."
        )
    )
    # A status has the shortest rule.
    item = told.shown.get(Family.STATUS) or next(iter(told.shown.values()), None)
    shown = examples([item] if item else [], told.subjects, red, address, explained=True)
    return _section(t("Every mark explains itself"), [text], shown)


def _signs() -> h.Element:
    rows: list[tuple[h.Child, str]] = [(h.b(sign), labels.sign(sign)) for sign in Sign]
    rows.append((preliminary(is_preliminary=True), t("handed in, not approved yet")))
    rows.append((example(is_example=True), t("made up, not a figure of a real organisation")))
    return _section(
        t("Signs in tables"),
        [h.p(t("Figures about few persons are written “..”."))],
        h.dl(([h.dt(shape), h.dd(text)] for shape, text in rows), cls="facts-list facts-list--wide"),
    )


def _known(frame: Frame, view: View, address: Address) -> h.Element:
    locked = _last_locked(frame, view)
    day = locked.today(locked.locked_at) if locked and locked.locked_at else view.today
    return _section(
        t("As it was known"),
        [
            h.p(
                t(
                    "Nothing is overwritten. A locked period changes only through corrections, with a reason; both figures remain. "
                    "Add ?asof={day} to an address to see what was known then.",
                    day=day.isoformat(),
                )
            )
        ],
        _overview_then(locked, day, address) if locked else None,
    )


def _last_locked(frame: Frame, view: View) -> Period | None:
    """The period looked at, else the last one that is locked."""
    locked = [period for period in frame.periods if period.is_reported and period.is_locked]
    return view.period if view.period in locked else max(locked, key=lambda one: one.ends_on, default=None)


def _overview_then(locked: Period, day: date, address: Address) -> h.Element:
    words = t("The overview as it was known {day}", day=formats.day(day))
    return h.p(h.a(words, href=address.to(asof=day, period=locked.code), cls="link"))
