"""The periods and their keeping, drawn: all of them, one of them, and what it means to lock one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.access import Act, User, may
from dashboard.address import Address
from dashboard.books import Book, Note
from dashboard.changes import Change
from dashboard.differences import Difference
from dashboard.errors import Refusal
from dashboard.period import STOCKHOLM
from dashboard.view import Frame
from layouts import formats, labels
from layouts import nodes as h
from layouts.components import forms
from layouts.components.change_rows import change_row, when
from layouts.components.followup_links import year_link
from layouts.components.seals import seal, short
from layouts.components.stages import days, reported, stage
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import n, t


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """All that stands on a period's page; `corrected` counts its corrections, `checked` when the seal was looked at."""

    book: Book
    notes: Sequence[Note]
    corrections: Sequence[Change]
    corrected: int
    checked: bool = False
    difference: Difference | None = None


def index(told: Sequence[Book], user: User, frame: Frame, now: datetime, address: Address) -> Screen:
    """The periods of the organisation's rhythm, newest first; other rhythms folded."""
    kinds = dict.fromkeys([frame.cycle, *(book.period.type for book in told)])
    tables = {kind: [b for b in reversed(told) if b.period.type is kind] for kind in kinds}
    return Screen(
        t("Periods"),
        [
            h.h1(t("Periods"), tabindex=-1),
            h.p(
                t(
                    "When reporting opens, is due and is closed. A locked period is sealed: what it showed is kept, and "
                    "it changes only by corrections with a reason."
                ),
                cls="under",
            ),
            h.section(_table(tables.pop(frame.cycle), frame, now, address), cls="section--first"),
            (
                h.details(
                    h.summary(labels.rhythm(kind)), _table(same, frame, now, address), cls="card fold periods__others"
                )
                for kind, same in tables.items()
            ),
            None if may(user, Act.LOCK) else h.p(t("A controller opens, closes and locks periods."), cls="source"),
        ],
    )


def _table(told: Sequence[Book], frame: Frame, now: datetime, address: Address) -> h.Element:
    heads = (t("Period"), t("Stage"), t("Opens"), t("Due"), t("Reported"), t("Seal"))
    return h.div(
        h.table(
            h.thead(h.tr(h.th(head, scope="col") for head in heads)),
            h.tbody(_row(book, heads, frame, now, address) for book in told),
            cls="table stack periods",
        ),
        cls="card card--table",
    )


def _row(book: Book, heads: Sequence[str], frame: Frame, now: datetime, address: Address) -> h.Element:
    period = book.period
    cells: list[h.Child] = [
        stage(book, _today(frame, now)),
        formats.day(period.opens_on) if period.opens_on else "–",
        formats.day(period.due_on) if period.due_on else "–",
        reported(book, address) if period.is_reported else "–",
        short(book.seal) if book.seal else "–",
    ]
    return h.tr(
        h.th(h.a(formats.period(period), href=address.to("perioder", period.code), cls="row-title"), scope="row"),
        (h.td(cell, data_label=head) for cell, head in zip(cells, heads[1:], strict=True)),
    )


def one(
    told: PeriodPage,
    user: User,
    frame: Frame,
    now: datetime,
    address: Address,
    *,
    problems: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
) -> Screen:
    """Where it stands, what can be done to it, its seal, its corrections and what the journal says."""
    book, name = told.book, formats.period(told.book.period)
    return Screen(
        name,
        [
            _receipt(book, address) if not problems else None,
            h.h1(name, tabindex=-1),
            h.p(stage(book, _today(frame, now)), cls="under"),
            h.section(days(book, address), _year(book, address), cls="section--first"),
            _acts(book, frame, address, problems or {}, form or {})
            if may(user, Act.LOCK) and frame.known_at is None and not book.period.is_locked
            else None,
            seal(book.seal, book.period, address, checked=told.checked, difference=told.difference)
            if book.seal
            else None,
            _corrections(told, address) if book.period.is_locked else None,
            _notes(told.notes),
        ],
        _crumbs(name, address),
        409 if problems else 200,
    )


def _year(book: Book, address: Address) -> h.Child:
    """Where its reporting stands in the year plan."""
    period = book.period
    if period.due_on is None:
        return None
    return h.div(year_link(address, period.due_on.year, f"rapportering:{period.code}"), cls="onward")


def _crumbs(name: str, address: Address) -> list[Crumb]:
    return [Crumb(t("Periods"), address.to("perioder")), Crumb(name)]


def _today(frame: Frame, now: datetime) -> date:
    return (frame.known_at or now).astimezone(STOCKHOLM).date()


def _receipt(book: Book, address: Address) -> h.Child:
    """What has just been done, as the address says and the period bears out."""
    name = formats.period(book.period)
    match address.query.get("done"):
        case "open" if book.period.is_reported and not book.period.is_locked:
            return forms.receipt(t("{period} is open for reporting.", period=name))
        case "close" if book.closed_at:
            return forms.receipt(t("Reporting for {period} is closed.", period=name))
        case "lock" if book.seal:
            return forms.receipt(
                t("{period} is locked and sealed.", period=name),
                " ",
                t("Keep the seal where the database is not:"),
                " ",
                h.span(book.seal.sha256, cls="sha"),
            )
    return None


def _acts(book: Book, frame: Frame, address: Address, problems: Mapping[str, str], form: Mapping[str, str]) -> h.Child:
    """Open with its days, close, and the way to locking."""
    period, action = book.period, address.to("perioder", book.period.code)
    opens, due = (d.isoformat() if d else "" for d in (period.opens_on, period.due_on))
    can_close = period.is_reported and book.closed_at is None
    return h.section(
        h.h2(t("Reporting")),
        forms.post_form(
            action,
            h.div(
                forms.date_field("opens_on", t("Opens"), form.get("opens_on", opens), problems=problems),
                forms.date_field("due_on", t("Due"), form.get("due_on", due), problems=problems),
                cls="form__pair",
            ),
            h.div(
                forms.submit(_open_word(book), value="open", quiet=period.is_reported),
                forms.submit(t("Close the reporting"), value="close", quiet=True) if can_close else None,
                h.a(t("Lock the period …"), href=address.to("perioder", period.code, act="lock"), cls="button")
                if period.is_reported
                else None,
                cls="choices",
            ),
            problems=problems,
        ),
        cls="section--plain",
    )


def _open_word(book: Book) -> str:
    if not book.period.is_reported:
        return t("Open the reporting")
    return t("Open again") if book.closed_at else t("Change the days")


def lock(book: Book, waiting: int, user: User, address: Address) -> Screen:
    """What will happen, said once more before it does."""
    name, code = formats.period(book.period), book.period.code
    title = t("Lock {period}?", period=name[:1].lower() + name[1:])
    told = [
        t("What the period shows now is frozen and sealed, and the seal is kept in the journal."),
        t("After that nobody can change it, not even you: there is no unlock."),
        t("What turns out to be wrong is corrected with a reason, and both figures stay visible."),
    ]
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.ul((h.li(sentence) for sentence in told), cls="prose"),
            h.section(h.h2(t("Before you lock")), _before(book, waiting, address), cls="section--plain"),
            forms.post_form(
                address.to("perioder", code),
                h.div(
                    forms.submit(t("Lock {period} for ever", period=name[:1].lower() + name[1:]), value="lock"),
                    h.a(t("Do not lock"), href=address.to("perioder", code), cls="button"),
                    cls="choices",
                ),
            )
            if may(user, Act.LOCK)
            else h.p(t("A controller opens, closes and locks periods."), cls="source"),
        ],
        [Crumb(t("Periods"), address.to("perioder")), Crumb(name, address.to("perioder", code)), Crumb(title)],
    )


def _before(book: Book, waiting: int, address: Address) -> h.Element:
    missing = n(
        "{count} activity in the plan has not been reported.",
        "{count} activities in the plan have not been reported.",
        book.missing,
    )
    handed = n(
        "{count} report is handed in but not approved.", "{count} reports are handed in but not approved.", waiting
    )
    return h.ul(
        h.li(
            h.a(missing, href=address.to("saknas", book.period.code), cls="link")
            if book.missing
            else t("All activities in the plan have been reported.")
        ),
        h.li(handed if waiting else t("No report waits for approval.")),
        cls="prose",
    )


def _corrections(told: PeriodPage, address: Address) -> h.Element:
    code = told.book.period.code
    return h.section(
        h.h2(t("Corrections")),
        h.ol((change_row(one, address, full=True) for one in told.corrections), cls="list list--changes")
        if told.corrections
        else empty(t("Nothing has been corrected."), t("The period shows what it showed when it was locked.")),
        h.p(h.a(t("All corrections"), href=address.to("rattelser", of=code), cls="link"))
        if told.corrected > len(told.corrections)
        else None,
        cls="section--plain",
    )


def _notes(told: Sequence[Note]) -> h.Child:
    if not told:
        return None
    return h.section(
        h.h2(t("In the journal")),
        h.ol((h.li(when(note.at, note.actor, full=True), _note(note)) for note in told), cls="list list--changes"),
        cls="section--plain",
    )


def _note(note: Note) -> h.Element:
    word = labels.deed(note.deed)
    if note.opens_on and note.due_on:
        opens, due = formats.day(note.opens_on), formats.day(note.due_on)
        word += ": " + t("opens {opens}, due {due}", opens=opens, due=due)
    return h.p(word)


def no_day(name: str) -> str:
    """A day is missing or cannot be read."""
    return t("Say which day reporting opens.") if name == "opens_on" else t("Say which day reporting is due.")


def refused(refusal: Refusal) -> dict[str, str]:
    """The refusal of an act, at the field it is about."""
    return {"due_on" if refusal is Refusal.DUE_FIRST else "opens_on": labels.refusal(refusal)}
