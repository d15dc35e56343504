"""The year plan as a calendar that one subscribes to: whole days, each with a name of its own that stays the same."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dashboard.cycle import Event
from dashboard.words import Words
from layouts import agreement_labels
from layouts.components import cycle_words as words
from layouts.text import language, of, t

if TYPE_CHECKING:
    from icalendar import Event as Entry

REFRESH = timedelta(hours=12)
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)


def cycle_ics(events: Sequence[Event], organisation: Words, department: Words | None) -> bytes:
    """Every event from its first to its last day; when it was recorded last tells a calendar what is new."""
    from icalendar import Calendar

    name = t("Year plan – {name}", name=of(department or organisation))
    calendar = Calendar()
    calendar.add("prodid", f"-//Tertial//Tertial//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for event in events:
        calendar.add_component(_event(event))
    written: bytes = calendar.to_ical()
    return written


def _event(event: Event) -> "Entry":
    from icalendar import Event as Entry

    recorded = event.recorded_at or _BEFORE_ALL
    entry = Entry()
    entry.add("uid", f"{event.key}@tertial")
    entry.add("dtstamp", recorded)
    entry.add("last-modified", recorded)
    entry.add("dtstart", event.begins_on)
    entry.add("dtend", event.due_on + timedelta(days=1))
    entry.add("summary", words.title(event))
    entry.add("description", "\n".join(part for part in (event.owner_role, event.description) if part))
    entry.add("categories", [agreement_labels.cycle_kind(event.kind)])
    entry.add("transp", "TRANSPARENT")
    return entry
