"""What is said when something cannot be shown: what happened, why, what to do."""

from datetime import datetime

from dashboard.address import Address
from dashboard.errors import (
    Busy,
    CorrectionRefused,
    MeetingClosed,
    NotAllowed,
    NothingKnown,
    PageNotFound,
    PeriodClosed,
    PeriodLocked,
    PeriodNotFound,
    PeriodRefused,
    Stale,
    TalkClosed,
    ThingNotFound,
    Told,
    UserError,
)
from dashboard.moment import written
from layouts import formats, labels
from layouts import nodes as h
from layouts.screen import Screen
from layouts.text import t


def problem(error: UserError, address: Address, known_at: datetime | None = None) -> Screen:
    """The sentence of a UserError, with ways on; what is not found at an earlier moment may have come later."""
    name, status_code = getattr(error, "name", ""), 404
    match error:
        case PeriodNotFound():
            title = t("There is no such period")
            text = t("The address asks for the period “{name}”, which the organisation does not have.", name=name)
            ways = [(t("Show the latest period"), address.having(period=None))]
        case NothingKnown(at=at, beginning=beginning):
            title, status_code = t("Nothing was known yet"), 200
            text = t(
                "The address asks how it looked on {moment}. The first that is recorded here is from {beginning}.",
                moment=formats.full_moment(at),
                beginning=formats.full_moment(beginning),
            )
            ways = [
                (t("Show how it looked then, at the beginning"), address.having(asof=written(beginning))),
                (t("Show the page as it is now"), address.having(asof=None)),
            ]
        case ThingNotFound() if known_at is not None:
            title = t("There was nothing with that code")
            text = t(
                "Nothing had the code “{name}” on {moment}. It may have come later.",
                name=name,
                moment=formats.full_moment(known_at),
            )
            ways = [(t("Show the page as it is now"), address.having(asof=None))]
        case ThingNotFound():
            title = t("There is nothing with that code")
            text = t("Nothing has the code “{name}”. It may be misspelt, or the link may be old.", name=name)
            ways = [(t("Search for it"), address.to("sok", q=name))]
        case _ if isinstance(error, _REFUSALS):
            return _refused(error, address)
        case PageNotFound():
            title = t("There is no such page")
            text = t(
                "The address {path} does not lead to a page. The link may be old or misspelt.",
                path=address.path,
            )
            ways = [(t("Search"), address.to("sok"))]
        case _:
            title = t("This cannot be shown")
            text = t(error.message, **error.values) if isinstance(error, Told) else str(error)
            ways = []
    return _screen(title, text, [*ways, (t("To the overview"), "/")], status_code=status_code)


_REFUSALS = (
    NotAllowed,
    PeriodLocked,
    PeriodClosed,
    MeetingClosed,
    TalkClosed,
    PeriodRefused,
    CorrectionRefused,
    Stale,
    Busy,
)


def _refused(error: UserError, address: Address) -> Screen:
    """A change that was not made."""
    match error:
        case NotAllowed():
            title, status_code = t("You may not do this"), 403
            text = t("It needs another role than yours. Nothing has been changed.")
            ways = [(t("Who are you?"), address.to("vem"))]
        case PeriodLocked():
            title, status_code = t("The period is locked"), 409
            text = t(
                "What a locked period shows is only changed by a correction with a reason. Nothing has been changed."
            )
            ways = []
        case PeriodClosed():
            title, status_code = t("Reporting for the period is not open"), 409
            text = t("It has not opened yet, or the controller has closed it. Nothing has been changed.")
            ways = [(t("To my reports"), address.to("rapportera"))]
        case MeetingClosed():
            title, status_code = t("The meeting is closed"), 409
            text = t("What was seen and written at a closed meeting stands. Nothing has been changed.")
            ways = [(t("To the meetings"), address.to("moten"))]
        case TalkClosed():
            title, status_code = t("The talk is closed"), 409
            text = t("What was seen and written in a closed talk stands. Nothing has been changed.")
            ways = [(t("To the talk"), address.having())]
        case PeriodRefused(refusal=refusal) | CorrectionRefused(refusal=refusal):
            title, status_code = t("It was not done"), 409
            text = f"{labels.refusal(refusal)} " + t("Nothing has been changed.")
            ways = []
        case Busy():
            title, status_code = t("It was not saved"), 503
            text = busy()
            ways = [(t("Back to the page"), address.having())]
        case _:
            title, status_code = t("Somebody else has changed this meanwhile"), 409
            text = t("Nothing was overwritten. Open the page again and see what has been changed.")
            ways = [(t("Open the page again"), address.having())]
    return _screen(title, text, [*ways, (t("To the overview"), address.to())], status_code=status_code)


def busy() -> str:
    """Somebody else writes much, and one has waited long enough."""
    return t(
        "A large file is being imported just now, so this was not saved. Nothing is lost: wait a moment and try again."
    )


def too_large(most: int, address: Address) -> Screen:
    """More was sent than is taken in."""
    return _screen(
        t("This is too large"),
        t(
            "At most {most} MB can be sent. Nothing has been changed. Divide the file, or import it from the command line.",
            most=most,
        ),
        [(t("Back to the page"), address.having()), (t("To the overview"), address.to())],
        status_code=413,
    )


def fault(reference: str, address: Address) -> Screen:
    """Something of ours went wrong; the reference finds it in the log."""
    return _screen(
        t("The page could not be drawn"),
        t(
            "Something went wrong on our side; nothing you did, and nothing is lost. "
            "Try again, and if it happens again give the reference {reference} to whoever runs Tertial.",
            reference=reference,
        ),
        [(t("Try again"), str(address.having())), (t("To the overview"), "/")],
        status_code=500,
    )


def unmade(reference: str, address: Address) -> Screen:
    """A document could not be made; the reference finds it in the log."""
    return _screen(
        t("The document could not be made"),
        t(
            "Something went wrong on our side; nothing you did, and nothing is lost. "
            "Try again, and if it happens again give the reference {reference} to whoever runs Tertial.",
            reference=reference,
        ),
        [(t("Back to the page"), address.to(*address.path.rsplit(".", 1)[0].split("/"))), (t("To the overview"), "/")],
        status_code=500,
    )


def empty(what: str, why: str, *ways: tuple[str, str]) -> h.Element:
    """Nothing to show, said in words."""
    return h.div(
        h.p(h.b(what)),
        h.p(why),
        h.p(h.a(text, href=href, cls="link") for text, href in ways) if ways else None,
        cls="empty",
    )


def _screen(title: str, text: str, ways: list[tuple[str, str]], *, status_code: int) -> Screen:
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.p(text, cls="under"),
            h.ul((h.li(h.a(label, href=href, cls="link")) for label, href in ways), cls="ways"),
        ],
        status_code=status_code,
    )


def no_organisation() -> Screen:
    """The database is empty."""
    return _screen(
        t("There is no organisation yet"),
        t("The database has the right tables but nothing in them. Load an organisation and open the page again."),
        [(t("Try again"), "/")],
        status_code=200,
    )
