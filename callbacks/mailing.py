"""Mails about what is agreed, for who may send them: on the page of the thing, and as a file."""

from collections.abc import Callable, Sequence

from callbacks.noticing import notable
from callbacks.showing import about_period, taken
from callbacks.visit import Visit
from dashboard.agreed import Agreed
from dashboard.commitment import Commitment
from dashboard.decision import Decision, Review, Texts
from dashboard.errors import ThingNotFound
from dashboard.meeting import Meeting, Taken
from dashboard.notices import About, may_send
from data.queries.agreed import texts
from data.queries.meetings import meeting
from layouts.exports.agreed_mail import agenda_mail, commitment_mail, decision_mail
from layouts.exports.mail import Mail


def of_commitment(visit: Visit, one: Commitment, seen: Agreed) -> Mail | None:
    """To who is to do it, as long as it is to be done."""
    if not one.is_open or not _sends(visit, one):
        return None
    return commitment_mail(one, seen.in_decision(one), visit.frame.name, visit.day)


def of_decision(visit: Visit, one: Decision, told: Texts) -> Mail | None:
    """To who decided, until there is a verdict."""
    if one.review(visit.day) not in (Review.WAITING, Review.COMING) or not _sends(visit, one):
        return None
    return decision_mail(one, told, visit.frame.name, visit.day)


def of_meeting(visit: Visit, one: Meeting, items: Sequence[Taken]) -> Mail | None:
    """To those who attend, as long as it is to be held and takes something up."""
    if one.is_closed or not items or not _sends(visit, one):
        return None
    return agenda_mail(one, items, visit.frame.name)


def _sends(visit: Visit, about: About) -> bool:
    """Nothing is sent from how it was."""
    return may_send(visit.user, about) and visit.view.known_at is None


def mail(visit: Visit, kind: str, code: str) -> Mail:
    """The mail of a thing by the first part of its address, or ThingNotFound."""
    found = _KINDS[kind](visit, code) if kind in _KINDS else None
    if found is None:
        raise ThingNotFound(code)
    return found


def _commitment(visit: Visit, code: str) -> Mail | None:
    seen = notable(visit).agreed.seen_by(visit.user)
    one = seen.commitment(code)
    return None if one is None else of_commitment(visit, one, seen)


def _decision(visit: Visit, code: str) -> Mail | None:
    one = notable(visit).agreed.seen_by(visit.user).decision(code)
    return None if one is None else of_decision(visit, one, texts(visit.session, visit.view, one.id))


def _meeting(visit: Visit, code: str) -> Mail | None:
    one = meeting(visit.session, code, visit.view.known_at)
    if not _sends(visit, one):
        return None
    there = about_period(visit, one.period)
    return of_meeting(there, one, taken(there, one))


_KINDS: dict[str, Callable[[Visit, str], Mail | None]] = {
    "ataganden": _commitment,
    "beslut": _decision,
    "moten": _meeting,
}
