"""What there is to report, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.access import Role, User
from dashboard.address import Address
from dashboard.agreed import NOTHING, Here
from dashboard.flow import Step
from dashboard.goal import Department
from dashboard.period import Period
from dashboard.reporting import Duty, Group
from dashboard.view import Frame
from layouts import formats
from layouts import nodes as h
from layouts.components.agreed import agreed_here
from layouts.components.filters import hidden
from layouts.components.forms import receipt
from layouts.components.reporting import due_sentence, group_name, place
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import lang_of, n, of, swedish, t

_MOST = 150


@dataclass(frozen=True, slots=True)
class Receipt:
    """What has just been done: its reference, what it was, and of what: code, scope and period."""

    reference: str
    did: str
    about: str
    scope: str
    period: Period

    def is_about(self, duty: Duty) -> bool:
        """Whether it is this that has been done."""
        return (duty.subject.code, duty.subject.scope, duty.period.code) == (self.about, self.scope, self.period.code)


@dataclass(frozen=True, slots=True)
class Duties:
    """All that stands on the page of what there is to report."""

    period: Period
    today: date
    groups: Mapping[Group, Sequence[Duty]]
    waiting: Sequence[Duty]
    departments: Sequence[Department]
    department: str
    receipt: Receipt | None
    agreed: Here = NOTHING


def page(told: Duties, address: Address) -> Screen:
    """A sentence, counts, what waits for approval, and everything to report by where it stands."""
    name = formats.period(told.period)
    title = t("Report {period}", period=name[:1].lower() + name[1:])
    return Screen(
        title,
        [
            _receipt(told, address),
            h.h1(title, tabindex=-1),
            h.p(_sentence(told), cls="big"),
            _departments(told, address),
            _counts(told),
            _waiting(told, address),
            _agreed(told.agreed, told.today, address, told.department),
            [_group(group, told, address) for group in Group],
        ],
        period=told.period,
    )


def nothing(user: User, frame: Frame, address: Address, agreed: Here = NOTHING, today: date = date.min) -> Screen:
    """Nobody reports now, or not this user; what has been promised stands all the same."""
    if user.role is Role.DIRECTOR:
        said = h.p(
            t("You report no status. What is promised, and what waits for your decision, stands here."), cls="under"
        )
    elif user.role is Role.READER:
        said = empty(
            t("A reader has nothing to report."),
            t("Those who report, heads of department and controllers find their reports here."),
            (t("Change role"), address.to("vem")),
        )
    else:
        upcoming = [p for p in frame.periods if p.is_reported and not p.is_locked and p.closed_at is None]
        opens = min((p.opens_on for p in upcoming if p.opens_on), default=None)
        said = empty(
            t("No period is open for reports."),
            t("Reporting opens {day}.", day=formats.full_day(opens))
            if opens
            else t("A controller opens the next period; then what you are to report stands here."),
            (t("To the follow-up"), address.to("uppfoljning")),
        )
    return Screen(t("My reports"), [h.h1(t("My reports"), tabindex=-1), said, _agreed(agreed, today, address)])


def _agreed(here: Here, today: date, address: Address, department: str = "") -> h.Child:
    """Commitments and decisions that somebody waits for, what is late first."""
    place = {"department": department} if department else {}
    return agreed_here(here, address, today, title=t("Your commitments and decisions"), **place)


def _sentence(told: Duties) -> str:
    everything = sum(len(found) for found in told.groups.values())
    if not everything:
        return t("There is nothing to report.")
    left = sum(len(told.groups[group]) for group in Group if group.is_left)
    days = (told.period.due_on - told.today).days if told.period.due_on else None
    sentence = (
        n("{count} of {all} is left to hand in.", "{count} of {all} are left to hand in.", left, all=everything)
        if left
        else t("Everything is handed in.")
    )
    return f"{sentence} {due_sentence(told.period, days)}"


def _receipt(told: Duties, address: Address) -> h.Child:
    if told.receipt is None:
        return None
    said = {
        "approve": t("The report is approved."),
        "return": t("The report is returned."),
    }.get(told.receipt.did, t("The report is handed in."))
    every = [duty for found in told.groups.values() for duty in found]
    done = next((duty for duty in every if told.receipt.is_about(duty)), None)
    left = [duty for group in Group if group.is_left for duty in told.groups[group]]
    onward = told.waiting if told.receipt.did in ("approve", "return") else left
    others = [duty for duty in onward if not told.receipt.is_about(duty)]
    # The next month of the same indicator before anything else.
    coming = min(others, key=lambda duty: done is None or duty.subject != done.subject, default=None)
    return receipt(
        said,
        h.p(_named(done, told), lang=lang_of(done.subject.title)) if done else None,
        h.p(t("Reference {number} in the journal.", number=told.receipt.reference)),
        h.p(t("Next:"), " ", _link(coming, _named(coming, told), address, "list__title")) if coming else None,
    )


def _departments(told: Duties, address: Address) -> h.Child:
    if not told.departments:
        return None
    return h.form(
        hidden(address.kept("department", "receipt", "did", "about")),
        h.label(t("Department"), html_for="department", cls="eyebrow"),
        h.select(
            h.option(t("All departments"), value=""),
            (h.option(of(d.name), value=d.code) for d in told.departments),
            id="department",
            name="department",
            defaultValue=told.department,
            cls="form-select field",
        ),
        h.button(t("Show"), type="submit", cls="button"),
        method="get",
        action=address.to("rapportera"),
        cls="choose-department",
    )


def _counts(told: Duties) -> h.Element:
    return h.ul(
        (
            h.li(h.a(h.b(formats.number(len(found))), " ", group_name(group).lower(), href=f"#{group}", cls="link"))
            for group, found in told.groups.items()
            if found
        ),
        cls="counts counts--duties",
    )


def _waiting(told: Duties, address: Address) -> h.Child:
    if not told.waiting:
        return None
    return h.section(
        h.h2(t("Waiting for your approval"), " ", _count(told.waiting)),
        _items(told.waiting, told, address),
        id="waiting",
    )


def _group(group: Group, told: Duties, address: Address) -> h.Child:
    found = told.groups[group]
    if not found:
        return None
    parts = [
        (t("Activities"), [duty for duty in found if not duty.subject.is_value]),
        (t("Values"), [duty for duty in found if duty.subject.is_value]),
    ]
    return h.section(
        h.h2(group_name(group), " ", _count(found)),
        h.div(
            (h.div(h.h3(name), _items(same, told, address)) for name, same in parts if same),
            cls="halves halves--duties",
        ),
        id=group.value,
    )


def _count(found: Sequence[Duty]) -> h.Element:
    return h.span(formats.number(len(found)), cls="quiet")


def _items(found: Sequence[Duty], told: Duties, address: Address) -> list[h.Child]:
    alike = [list(same) for _, same in groupby(found, lambda duty: (duty.subject, duty.has_draft, duty.note))]
    more = sum(len(same) for same in alike[_MOST:])
    return [
        h.ul((_item(same, told, address) for same in alike[:_MOST]), cls="list list--plain"),
        h.p(
            n(
                "{count} more; choose a department to see all.",
                "{count} more; choose a department to see all.",
                more,
            ),
            cls="under",
        )
        if more > 0
        else None,
    ]


def _item(same: Sequence[Duty], told: Duties, address: Address) -> h.Element:
    """A thing to report: its title leads to the form, or, of a value of several periods, each period does."""
    duty, *others = same
    subject = duty.subject
    where = [place(subject) if told.departments else of(subject.scope_name)]
    if duty.has_draft:
        where.append(t("a draft is kept"))
    return h.li(
        h.div(
            h.span(of(subject.title), cls="list__title", lang=lang_of(subject.title))
            if others
            else _link(duty, _named(duty, told), address, "list__title"),
            h.p(" · ".join(filter(None, where)), cls="list__where") if any(where) else None,
            h.ul(
                (h.li(_link(one, formats.short_period(one.period), address, "link")) for one in same),
                aria_label=of(subject.title),
                cls="inline",
            )
            if others
            else None,
            h.p(duty.note, cls="written duty__note", lang=swedish())
            if duty.step is Step.RETURNED and duty.note
            else None,
        )
    )


def _named(duty: Duty, told: Duties) -> str:
    """The title, with the period where it is another than the one that is reported."""
    title = of(duty.subject.title)
    return title if duty.period == told.period else f"{title}, {formats.short_period(duty.period)}"


def _link(duty: Duty, text: str, address: Address, cls: str) -> h.Element:
    subject = duty.subject
    href = address.to("rapportera", subject.code, period=duty.period.code, scope=subject.scope or None)
    return h.a(text, href=href, cls=cls, lang=lang_of(subject.title))
