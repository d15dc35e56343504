"""Reporting: what is demanded, what one may do at each step, and in what order things wait."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dashboard.activity import Forecast
from dashboard.flow import Content, Step, Taken
from dashboard.indicator import Quality
from dashboard.period import Period
from dashboard.status import SAID, Status
from dashboard.value import Sign
from dashboard.words import Words

TEXTS = ("comment", "cause", "measure", "decision_needed")
BEYOND = "beyond_figures"  # what the owner sees that the figures do not show; asked for where the two differ
WRITTEN = (*TEXTS, BEYOND)
ACTIVITY_FIELDS = ("status", *WRITTEN, "forecast")
VALUE_FIELDS = ("figure", "sign", "group_size", "quality", "note")
LONGEST = 4000
LARGEST = 10**15  # what a double keeps to the unit; nothing that an agency counts is more
_REQUIRED = "deviating: cause, measure; off_track: cause, measure, decision_needed; paused: comment"


class Lack(StrEnum):
    """Why a report cannot be handed in as it stands."""

    NO_STATUS = "no_status"
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    NO_FIGURE = "no_figure"
    BOTH = "both"
    NOT_A_NUMBER = "not_a_number"
    TOO_LARGE = "too_large"
    NO_GROUP = "no_group"
    NO_NOTE = "no_note"
    NO_LINE = "no_line"


@dataclass(frozen=True, slots=True)
class Rules:
    """Settings of reporting: when readers see it, whether somebody approves it, which fields a status demands.

    `line_demanded`: nothing is handed in that differs from the figures without a line about it.
    """

    shown_at_once: bool = True
    approved_by_somebody: bool = True
    demanded: Mapping[Status, frozenset[str]] = field(default_factory=lambda: demands(_REQUIRED))
    line_demanded: bool = False

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Rules":
        """From `report.shown`, `report.approval`, `report.required` and `report.beyond_figures`; what is missing is as by default."""
        return cls(
            shown_at_once=settings.get("report.shown") != "approved",
            approved_by_somebody=settings.get("report.approval") != "skipped",
            demanded=demands(settings.get("report.required", _REQUIRED)),
            line_demanded=settings.get("report.beyond_figures") == "demanded",
        )

    @property
    def first_step(self) -> Step:
        """Where a report stands when it has just been handed in."""
        return Step.SUBMITTED if self.approved_by_somebody else Step.APPROVED

    def statuses_demanding(self, name: str) -> list[Status]:
        """The statuses that cannot be handed in without a field."""
        return [status for status in Status if name in self.demanded.get(status, frozenset())]


def demands(text: str) -> dict[Status, frozenset[str]]:
    """«deviating: cause, measure; paused: comment» as fields by status; names that are not known count for nothing."""
    parts = (part.partition(":") for part in text.split(";"))
    told = {status.strip(): {name.strip() for name in names.split(",")} for status, _, names in parts}
    return {Status(key): frozenset(names & {*TEXTS, "forecast"}) for key, names in told.items() if key in set(SAID)}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reported for a period: an activity, or the value of an indicator for a scope."""

    thing_id: int
    scope_id: int
    code: str
    title: Words
    department: str
    department_name: Words = Words("")
    scope: str = ""
    scope_name: Words = Words("")

    @property
    def is_value(self) -> bool:
        """Whether it is a value of an indicator."""
        return bool(self.scope)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody had before them when they wrote: the draft's revision and the version handed in, 0 for none."""

    revision: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody has written and not handed in."""

    content: Content
    revision: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a report has come: its steps in order of time, and the draft where there is one."""

    steps: tuple[Taken, ...] = ()
    draft: Draft | None = None

    @property
    def last(self) -> Taken | None:
        """The step it stands at."""
        return self.steps[-1] if self.steps else None

    @property
    def seen(self) -> Seen:
        """What whoever opens it now has before them."""
        return Seen(self.draft.revision if self.draft else 0, self.last.version if self.last else 0)

    @property
    def content(self) -> Content:
        """The newest that has been written, handed in or not."""
        newest = self.draft or self.last
        return newest.content if newest else {}


class Group(StrEnum):
    """Where a thing to report stands for the one who reports it, in the order it is shown."""

    RETURNED = "returned"
    LATE = "late"
    NOT_STARTED = "not_started"
    DRAFT = "draft"
    HANDED_IN = "handed_in"
    APPROVED = "approved"

    @property
    def is_left(self) -> bool:
        """Whether something is still to be done by the one who reports."""
        return self in (Group.RETURNED, Group.LATE, Group.NOT_STARTED, Group.DRAFT)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to report for a period; `seen` when readers already see something of another way, as from a file."""

    subject: Subject
    period: Period
    step: Step | None = None
    note: str | None = None
    has_draft: bool = False
    seen: bool = False

    def group(self, due: date | None, today: date) -> Group:
        """Where it stands on a day."""
        if self.step is not None:
            return _GROUP_OF[self.step]
        if self.seen:
            return Group.APPROVED
        if due is not None and today > due:
            return Group.LATE
        return Group.DRAFT if self.has_draft else Group.NOT_STARTED


_GROUP_OF = {Step.RETURNED: Group.RETURNED, Step.SUBMITTED: Group.HANDED_IN, Step.APPROVED: Group.APPROVED}


def grouped(duties: Iterable[Duty], due: date | None, today: date) -> dict[Group, list[Duty]]:
    """Things to report by where they stand; a group without any is there too."""
    found: dict[Group, list[Duty]] = {group: [] for group in Group}
    for duty in duties:
        found[duty.group(due, today)].append(duty)
    return found


def lacks(content: Content, rules: Rules, *, differs: bool = False) -> dict[str, Lack]:
    """Why a report about an activity cannot be handed in, by field; `differs` from what the figures say."""
    found: dict[str, Lack] = {}
    status = content.get("status", "")
    if status not in set(SAID):
        found["status"] = Lack.NO_STATUS
        demanded: frozenset[str] = frozenset()
    else:
        demanded = rules.demanded.get(Status(status), frozenset())
    found |= {name: Lack.NO_TEXT for name in (*TEXTS, "forecast") if name in demanded and not content.get(name)}
    if differs and rules.line_demanded and not content.get(BEYOND):
        found[BEYOND] = Lack.NO_LINE
    return found | {name: Lack.TOO_LONG for name in WRITTEN if len(content.get(name, "")) > LONGEST}


def kept(form: Mapping[str, str], fields: Iterable[str]) -> dict[str, str]:
    """What a form says in some fields, without empty ones and what cannot be chosen."""
    found = {name: form[name].strip()[: LONGEST + 1] for name in fields if form.get(name, "").strip()}
    for name, members in (
        ("status", set(SAID)),
        ("forecast", set(Forecast)),
        ("quality", set(Quality)),
        ("sign", set(Sign)),
    ):
        if found.get(name) not in members:
            found.pop(name, None)
    return found


def may_return(step: Step | None) -> bool:
    """What has been handed in or approved can be returned."""
    return step in (Step.SUBMITTED, Step.APPROVED)


def value_lacks(content: Content, *, unread: Lack | None, needs_group: bool) -> dict[str, Lack]:
    """Why a value cannot be handed in, by field: a number or a sign, and the size of the group about people.

    `unread` is why the number cannot be taken.
    """
    figure, found = content.get("figure"), dict[str, Lack]()
    if figure and content.get("sign"):
        found["figure"] = Lack.BOTH
    elif figure and unread:
        found["figure"] = unread
    elif not figure and content.get("sign") not in set(Sign):
        found["figure"] = Lack.NO_FIGURE
    group = content.get("group_size", "")
    if (group or (needs_group and figure)) and not (group.isascii() and group.isdigit() and len(group) < 7):
        found["group_size"] = Lack.NO_GROUP
    if len(content.get("note", "")) > LONGEST:
        found["note"] = Lack.TOO_LONG
    return found
