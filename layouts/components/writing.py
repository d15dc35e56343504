"""Where what is agreed is typed: fields that are kept as they are typed, in meeting mode and in a follow-up talk."""

from collections.abc import Collection, Mapping

from dashboard.minutes import LONGEST
from layouts import nodes as h
from layouts.text import swedish, t


def words() -> dict[str, str]:
    """What is said beside the form: saved, not saved, and why."""
    return {
        "data_saved": t("Saved {time}", time="{time}"),
        "data_away": t(
            "The server does not answer. What you write is kept in this browser and is sent when it answers again."
        ),
        "data_stale": t(
            "Somebody else has written here meanwhile. Your text is still in this window: open the page again to see theirs."
        ),
        "data_found": t("What you wrote was found again."),
    }


def commitment(number: int, content: Mapping[str, str], wrong: Collection[str] = (), *, known: str = "") -> h.Element:
    """What, who and until when, of one commitment; fields that are `wrong` are marked, `known` names a list of roles."""
    return h.div(
        line(f"what{number}", t("What is to be done"), content, wrong=wrong),
        h.div(
            line(f"who{number}", t("Who"), content, wrong=wrong, known=known),
            line(f"due{number}", t("Done by"), content, kind="date", wrong=wrong),
            cls="writing__pair",
        ),
        cls="writing__commitment",
    )


def area(name: str, label: str, content: Mapping[str, str], *, rows: int = 3) -> h.Element:
    """A text of several lines."""
    return h.label(
        h.span(label),
        h.textarea(
            name=name,
            rows=rows,
            defaultValue=content.get(name, ""),
            maxLength=LONGEST["note"],
            cls="field-box",
            lang=swedish(),
        ),
    )


def line(
    name: str,
    label: str,
    content: Mapping[str, str],
    *,
    kind: str = "text",
    wrong: Collection[str] = (),
    known: str = "",
) -> h.Element:
    """A text of one line, or a day; `known` names a list of what is proposed while it is typed."""
    longest = LONGEST.get(name.rstrip("0123456789"))
    return h.label(
        h.span(label),
        h.inputs(
            id=name,
            type=kind,
            name=name,
            defaultValue=content.get(name, ""),
            maxLength=longest if kind == "text" else None,
            list=known or None,
            cls="field-box",
            lang=swedish(),
            aria_invalid="true" if name in wrong else None,
        ),
    )
