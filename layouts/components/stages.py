"""Where the reporting of a period stands: its stage, its days, and how many have reported."""

from datetime import date

from dashboard.address import Address
from dashboard.books import Book, Stage
from layouts import formats, labels
from layouts import nodes as h
from layouts.text import n, swedish, t


def stage(book: Book, today: date) -> h.Element:
    """The stage as a word, with when and by whom where it has been done."""
    found, period = book.stage(today), book.period
    word = labels.stage(found)
    told: list[h.Child] = [h.b(word[:1].upper() + word[1:])]
    if found is Stage.LOCKED and period.locked_at:
        told += [f" {formats.moment(period.locked_at)}", h.small(period.locked_by, lang=swedish())]
    elif found is Stage.CLOSED and book.closed_at:
        told.append(f" {formats.moment(book.closed_at)}")
    return h.span(told, cls="stage")


def reported(book: Book, address: Address) -> h.Child:
    """«212 av 216», a door to who has not."""
    text = t("{reported} of {expected}", reported=formats.number(book.reported), expected=formats.number(book.expected))
    return h.a(text, href=address.to("saknas", book.period.code), cls="link") if book.missing else text


def days(book: Book, address: Address) -> h.Element:
    """Opens, due, closed, locked and how many have reported, as facts."""
    period = book.period
    missing = n("{count} has not reported", "{count} have not reported", book.missing)
    rows: list[tuple[str, h.Child]] = [
        (t("Opens"), formats.day(period.opens_on) if period.opens_on else None),
        (t("Due"), formats.day(period.due_on) if period.due_on else None),
        (t("Closed"), formats.moment(book.closed_at) if book.closed_at else None),
        (t("Locked"), _locked(book)),
        (
            t("Reported"),
            [
                t(
                    "{reported} of {expected} activities in the plan",
                    reported=formats.number(book.reported),
                    expected=formats.number(book.expected),
                ),
                [" · ", h.a(missing, href=address.to("saknas", period.code), cls="link")] if book.missing else None,
            ]
            if period.is_reported
            else t("Status is not reported for this period."),
        ),
    ]
    return h.dl(
        ([h.dt(term), h.dd(told)] for term, told in rows if told is not None), cls="facts-list facts-list--wide"
    )


def _locked(book: Book) -> h.Child:
    period = book.period
    if period.locked_at is None:
        return None
    return t("{moment} by {role}", moment=formats.moment(period.locked_at), role=period.locked_by or "")
