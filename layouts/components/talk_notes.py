"""What the two of a follow-up talk write: notes that are private until they are shared, and what both agree."""

from collections.abc import Mapping, Sequence

from dashboard.address import Address
from dashboard.meeting import Promise
from dashboard.minutes import ROWS, Draft, begun
from dashboard.talk import Party, Talk
from layouts import nodes as h
from layouts.components import forms, writing
from layouts.components import taken as item_of
from layouts.text import swedish, t

_EACH = (Party.HEAD, Party.DIRECTOR)
_SHOWN = 2  # rows for commitments that are in sight from the beginning


def agreed(notes: Mapping[Party, str], promised: Sequence[Promise], address: Address) -> h.Element:
    """What the talk came to."""
    said = notes.get(Party.BOTH)
    return h.section(
        h.h2(t("Agreed")),
        h.p(said, cls="written agenda__note", lang=swedish()) if said else None,
        item_of.agreed_list(promised, (), address) or (None if said else h.p(t("Nothing was written."), cls="under")),
        cls="section--first",
    )


def notes(shared: Mapping[Party, str], own: Draft, party: Party | None, one: Talk, address: Address) -> h.Child:
    """Each one's note: the reader's own to write in, the other's as it was shared."""
    return h.section(
        h.h2(t("Notes")),
        h.div(
            (
                _own(shared.get(whose, ""), own, whose, one, address)
                if whose is party
                else _others(shared.get(whose, ""), whose)
                for whose in _EACH
            ),
            cls="halves talk__notes",
        ),
        cls="section--first",
    )


def agreeing(both: Draft, party: Party | None, problems: Mapping[str, str], one: Talk, address: Address) -> h.Child:
    """Where the two write what they agree, and close the talk."""
    if party is None:
        return h.section(
            h.h2(t("Agreed")),
            h.p(t("What the two agree is written by them, and stands here when the talk is closed."), cls="under"),
            cls="section--first",
        )
    content, revision = both
    lacking = {name: text for name, text in problems.items() if name != "held_on"}
    return h.section(
        h.h2(t("We agree")),
        h.p(t("Both of you see and write this. Commitments come into force when the talk is closed."), cls="under"),
        h.form(
            forms.problem_summary(lacking),
            forms.hidden("part", Party.BOTH),
            _revision("both", revision),
            writing.area("note", t("What we are agreed on"), content),
            (_commitment(number, content, lacking) for number in range(1, _SHOWN + 1)),
            h.details(
                h.summary(t("More commitments")),
                (_commitment(number, content, lacking) for number in range(_SHOWN + 1, ROWS + 1)),
                cls="more",
                open=begun(content, _SHOWN + 1) or None,
            ),
            h.p("", cls="draft-status", role="status"),
            h.div(
                forms.submit(t("Close the talk"), value="close"),
                h.p(
                    t("Closing keeps what was seen and written with a seal. Afterwards nothing here is changed."),
                    cls="form__hint",
                ),
                cls="choices talk__close",
            ),
            method="post",
            action=address.having(),
            cls="form talk__form",
            data_draft=f"draft|samtal|{one.code}|{Party.BOTH}",
            **writing.words(),
        ),
        cls="section--first no-print",
    )


def _commitment(number: int, content: Mapping[str, str], lacking: Mapping[str, str]) -> h.Element:
    legend = h.legend(t("Commitment {number}", number=str(number)))
    return h.fieldset(legend, writing.commitment(number, content, lacking))


def _own(shared: str, own: Draft, whose: Party, one: Talk, address: Address) -> h.Element:
    content, revision = own
    typed = content.get("note", shared)
    if one.is_closed:
        return h.div(
            _name(t("Your note")),
            h.p(typed, cls="written", lang=swedish()) if typed else h.p(t("Nothing was written."), cls="under"),
            h.p(t("Only you see it; it was never shared."), cls="form__hint") if content and typed != shared else None,
        )
    return h.form(
        _name(t("Your note")),
        forms.hidden("part", whose),
        _revision("own", revision),
        writing.area("note", t("Only you see what you write, until you share it"), {"note": typed}, rows=6),
        h.p("", cls="draft-status", role="status"),
        h.div(
            forms.submit(t("Share again") if shared else t("Share"), value="share", quiet=True),
            h.p(_shared(shared, typed), cls="form__hint"),
            cls="choices",
        ),
        method="post",
        action=address.having(),
        cls="form talk__form",
        data_draft=f"draft|samtal|{one.code}|{whose}",
        **writing.words(),
    )


def _shared(shared: str, typed: str) -> str:
    if not shared:
        return t("Not shared.")
    return t("Shared as it stands.") if typed == shared else t("What is shared is the text before your last changes.")


def _others(shared: str, whose: Party) -> h.Element:
    name = t("The head of department") if whose is Party.HEAD else t("The Director-General")
    return h.div(
        _name(name),
        h.p(shared, cls="written", lang=swedish()) if shared else h.p(t("Has not shared any note."), cls="under"),
    )


def _name(text: str) -> h.Element:
    return h.h3(text)


def _revision(name: str, revision: int) -> h.Element:
    return h.inputs(type="hidden", name="revision", defaultValue=str(revision), key=f"{name}-{revision}")
