"""What is written of an item while a meeting goes on: a note, who does what until when, a decision that is proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.meeting import Promise, Proposal
from dashboard.moment import written_day

ROWS = 5
PARTS = ("what", "who", "due")
FIELDS = ("note", *(f"{part}{number}" for number in range(1, ROWS + 1) for part in PARTS))
LONGEST = {"note": 4000, "what": 1000, "who": 120, "decision": 200}


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of an item; a commitment counts when it says what, who and until when."""

    note: str = ""
    agreed: tuple[Promise, ...] = ()
    proposals: tuple[Proposal, ...] = ()


# What has been typed, and its revision.
Draft: TypeAlias = tuple[Mapping[str, str], int]


def typed(form: Mapping[str, str], *more: str) -> Draft:
    """What a posted form says in its fields, no longer than they may be, and the revision that it was written over."""
    revision = form.get("revision", "")
    content = {name: form[name][: _longest(name)] for name in (*FIELDS, *more) if form.get(name)}
    return content, int(revision) if revision.isdecimal() and len(revision) < 10 else 0


def begun(content: Mapping[str, str], first: int) -> bool:
    """Whether anything has been typed of a commitment from a row on."""
    return any(content.get(f"{part}{number}") for number in range(first, ROWS + 1) for part in PARTS)


def written(content: Mapping[str, str]) -> Written:
    """From the fields of the form: note, what1 who1 due1 …, decision and its type."""
    agreed = tuple(one for number in range(1, ROWS + 1) if (one := _agreed(content, number)) is not None)
    title, kind = _said(content, "decision"), _said(content, "type")
    return Written(_said(content, "note"), agreed, (Proposal(title, kind),) if title and kind else ())


def unfinished(content: Mapping[str, str]) -> list[str]:
    """The fields that are missing where a commitment or a proposal has been begun."""
    missing = []
    for number in range(1, ROWS + 1):
        names = [f"{part}{number}" for part in PARTS]
        if any(_said(content, name) for name in names):
            missing += [
                name
                for name in names
                if not _said(content, name) or (name[:3] == "due" and not written_day(_said(content, name)))
            ]
    if _said(content, "decision") and not _said(content, "type"):
        missing.append("type")
    return missing


def _agreed(content: Mapping[str, str], number: int) -> Promise | None:
    what, who, due = (
        _said(content, f"what{number}"),
        _said(content, f"who{number}"),
        written_day(_said(content, f"due{number}")),
    )
    return Promise(what, who, due) if what and who and due else None


def _said(content: Mapping[str, str], name: str) -> str:
    return content.get(name, "").strip()[: _longest(name)]


def _longest(name: str) -> int:
    return LONGEST.get(name.rstrip("0123456789"), LONGEST["note"])
