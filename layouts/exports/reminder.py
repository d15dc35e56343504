"""A reminder to a department that has not reported: as text, as mail to be sent, and as a day in a calendar.

Always in Swedish and to roles: it is not the reader's language that counts but that of those it is sent to.
"""

from datetime import datetime, timedelta
from itertools import groupby

from dashboard.books import LONG_AGO, Reminder, Silent, days_late
from dashboard.view import Frame, View
from layouts import formats
from layouts.exports import mail
from layouts.exports.mail import Mail, greeting, on_day
from layouts.text import of, speaking


def subject(view: View) -> str:
    """What the mail, and the day in the calendar, is called."""
    with speaking("sv"):
        return f"Rapportera {formats.period(view.period).lower()}"


def reminder_text(one: Reminder, frame: Frame, view: View) -> str:
    """To whom, what is missing, and by when."""
    with speaking("sv"):
        lines = [f"Till: {one.head_role}, {of(one.name)}, och de som nämns nedan", "", _due(one, view), ""]
        for role, same in groupby(one.activities, lambda s: s.owner_role):
            lines += [f"{role}:", *(f"– {of(s.title)} ({s.code})" for s in same), ""]
        if one.indicators:
            lines += ["Indikatorer utan värde:", *(_missing(s) for s in one.indicators), ""]
        return "\n".join([*lines, *greeting(frame.name)])


def eml(one: Reminder, frame: Frame, view: View) -> bytes:
    """A mail that a mail program opens as a draft; it has no address, because roles have none."""
    return mail.eml(Mail(subject(view), reminder_text(one, frame, view)))


def ics(one: Reminder, frame: Frame, view: View, now: datetime) -> bytes:
    """The day the report is due as a whole day; one already past is put on the day that it is."""
    from icalendar import Calendar, Event

    on = max(view.period.due_on or view.today, view.today)
    event = Event()
    event.add("uid", f"saknas-{view.period.code}-{one.code}@tertial")
    event.add("dtstamp", now)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", subject(view))
    event.add("description", reminder_text(one, frame, view))
    calendar = Calendar()
    calendar.add("prodid", "-//Tertial//Tertial//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _due(one: Reminder, view: View) -> str:
    name = formats.period(view.period).lower()
    missing = len(one.activities)
    if not missing:
        return f"För {name} saknas värden för indikatorer." if one.indicators else f"För {name} saknas ingenting."
    what = "1 aktivitet" if missing == 1 else f"{formats.number(missing)} aktiviteter"
    told = f"För {name} saknas rapport för {what}."
    due = view.period.due_on
    if due is None:
        return told
    late = days_late(view.period, view.today)
    if late > LONG_AGO:
        return f"{told} Rapporten skulle ha lämnats {on_day(due)}. Lämna den i dag."
    if late:
        days = "1 dag" if late == 1 else f"{formats.number(late)} dagar"
        return f"{told} Rapporten skulle ha lämnats {on_day(due)}, för {days} sedan. Lämna den i dag."
    return f"{told} Lämna den senast {on_day(due)}."


def _missing(one: Silent) -> str:
    periods = ", ".join(formats.short_period(period) for period in one.periods)
    return f"– {of(one.title)} ({one.code}): {periods}"
