"""A follow-up talk, drawn: one page that two people sit over, and that prints as two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.address import Address
from dashboard.goal import Department
from dashboard.meeting import Promise
from dashboard.minutes import Draft
from dashboard.paper import Account, Paper
from dashboard.sighting import Difference
from dashboard.status import Distribution, Status
from dashboard.talk import Party, Talk
from dashboard.value import ratio
from dashboard.view import Frame, View
from layouts import formats, sentences
from layouts import nodes as h
from layouts.components import forms, talk_notes, talk_paper
from layouts.components.figures import example
from layouts.components.status import bar, counts
from layouts.components.why_share import why_share
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, of, swedish, t


@dataclass(frozen=True, slots=True)
class TalkPage:
    """All that stands on the page of a talk.

    `party` is whose notes the reader writes, None for who only sees it; `plans` whether the reader may set the day;
    `since` what is other now than it was seen, by code and whose it is.
    """

    talk: Talk
    department: Department
    paper: Paper
    notes: Mapping[Party, str]
    agreed: Sequence[Promise]
    own: Draft
    both: Draft
    party: Party | None
    plans: bool
    since: Mapping[tuple[str, str], Sequence[Difference]]
    problems: Mapping[str, str] = field(default_factory=dict)


def page(told: TalkPage, frame: Frame, view: View, address: Address) -> Screen:
    """How it goes, what to ask, what was promised, the four perspectives, what deviates, and what the two write."""
    one, paper = told.talk, told.paper
    name = of(told.department.name)
    title = t("Follow-up talk, {department}", department=name)
    agreed = talk_notes.agreed(told.notes, told.agreed, address) if one.is_closed else None
    return Screen(
        title,
        [
            _head(told, title, frame, view, address),
            agreed,
            talk_paper.questions(paper.questions, address),
            talk_paper.carried(paper.carried, address),
            talk_paper.figures(paper.figures, told.since, view, address),
            talk_paper.deviations(
                paper.deviations,
                paper.statuses.deviating - len(paper.deviations),
                told.since,
                address,
                one.department,
            ),
            talk_notes.notes(told.notes, told.own, told.party, one, address),
            None if one.is_closed else talk_notes.agreeing(told.both, told.party, told.problems, one, address),
            _seal(one),
        ],
        [
            Crumb(t("Departments"), address.to("avdelningar")),
            Crumb(name, address.to("avdelningar", one.department)),
            Crumb(t("Follow-up talk")),
        ],
        422 if told.problems else 200,
        period=view.period,
    )


def _head(told: TalkPage, title: str, frame: Frame, view: View, address: Address) -> h.Element:
    paper = told.paper

    def link(status: Status) -> str:
        return address.to("avdelningar", told.department.code, status=status) + "#aktiviteter"

    return h.div(
        h.div(
            h.h1(title, tabindex=-1, lang=lang_of(told.department.name)),
            h.p(_facts(told, view), " ", example(frame.is_example), cls="under"),
            h.p(sentences.area(paper.statuses, view.period), cls="big"),
            why_share(paper.statuses, view, link),
            h.p(_account(paper.account, view), cls="under") if paper.account else None,
            h.p(_state(told.talk), cls="under"),
            _day(told, address) if told.plans else None,
        ),
        h.div(
            bar(paper.statuses),
            counts(paper.statuses, link),
            h.p(_before(paper.before, view), cls="source") if paper.before.judged and view.before else None,
            cls="head__aside",
        ),
        cls="head talk",
    )


def _facts(told: TalkPage, view: View) -> list[h.Child]:
    day = told.talk.held_on
    return [
        formats.period(view.period),
        " · ",
        formats.full_day(day) if day else t("day not set"),
        " · ",
        h.span(told.department.head_role, lang=swedish()),
        " ",
        t("and the Director-General"),
    ]


def _before(before: Distribution, view: View) -> str:
    """«Tertial 1 2018: 94 procent av 50 bedömda»."""
    assert view.before is not None
    return t(
        "{period}: {share} per cent of {count} judged.",
        period=formats.period(view.before),
        share=formats.number(before.share_on_track.number or 0),
        count=formats.number(before.judged),
    )


def _account(account: Account, view: View) -> str:
    """What the year has cost so far beside how much of the year has gone."""
    first, last = view.period.starts_on.replace(month=1, day=1), view.period.ends_on
    whole = (first.replace(month=12, day=31) - first).days + 1
    return t(
        "Budget {year}: {outcome} of {budget} spent, {share} per cent; {gone} per cent of the year had gone by {day}.",
        year=str(account.year),
        outcome=formats.millions(account.outcome),
        budget=formats.millions(account.budget),
        share=formats.number(ratio(account.outcome, account.budget).number or 0),
        gone=formats.number(100 * ((last - first).days + 1) / whole),
        day=formats.day(last),
    )


def _state(one: Talk) -> str:
    if one.is_closed and one.closed_at:
        return t(
            "Closed {moment}. Figures and texts stand as they were seen.", moment=formats.full_moment(one.closed_at)
        )
    return t("Is being prepared. Figures and questions follow what is reported until the talk is closed.")


def _day(told: TalkPage, address: Address) -> h.Element:
    day = told.talk.held_on
    return h.details(
        h.summary(t("Change the day") if day else t("Set the day")),
        forms.post_form(
            address.having(),
            forms.date_field("held_on", t("Day"), day.isoformat() if day else "", problems=told.problems),
            h.div(forms.submit(t("Save the day"), value="day"), cls="choices"),
        ),
        cls="more",
        open="held_on" in told.problems or None,
    )


def _seal(one: Talk) -> h.Child:
    if not one.seal:
        return None
    return h.section(
        h.h2(t("Seal")),
        h.p(t("SHA-256 of what was seen and written:"), " ", h.span(one.seal, cls="import__hash"), cls="under"),
    )
