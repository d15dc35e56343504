"""What the figures say, beside what an owner says: the three answers of every linked indicator, and where the two differ."""

from collections.abc import Iterable, Sequence

from dashboard.address import Address
from dashboard.answers import Judged
from dashboard.calibration import contradicting
from dashboard.period import Period
from dashboard.reporting import BEYOND, Rules
from dashboard.status import LIGHT
from layouts import formats, labels, signals
from layouts import nodes as h
from layouts.components.answers import level_word
from layouts.components.figures import written
from layouts.components.signs import level_sign, prospect_sign, variation_sign
from layouts.components.why_link import why_link
from layouts.text import lang_of, of, t


def figures_say(found: Sequence[Judged], address: Address) -> h.Child:
    """Level, change and outlook of every linked indicator, as words and signs; nothing where none is linked."""
    if not found:
        return None
    return h.aside(
        h.p(t("What the figures say"), cls="eyebrow"),
        h.ul((_indicator(one, address) for one in found), cls="figures-say__list"),
        cls="was figures-say",
    )


def _indicator(one: Judged, address: Address) -> h.Element:
    indicator, last = one.series.indicator, one.series.last
    when = formats.short_period(Period.parse(last.shown.period_code)) if last else ""
    answers = (
        (t("Level"), level_sign(one.answers.level), level_word(one.series)),
        (t("Change"), variation_sign(one.answers.variation), signals.variation(one.answers.variation)),
        (t("Outlook"), prospect_sign(one.answers.prospect), signals.prospect(one.answers.prospect)),
    )
    page = address.to("indikatorer", indicator.code)
    return h.li(
        h.a(
            of(indicator.name),
            href=page,
            cls="link",
            lang=lang_of(indicator.name),
        ),
        h.p(h.b(written(one.series.value, indicator)), " ", h.small(when)),
        h.ul(
            (
                h.li(why_link(shape, h.span(h.span(f"{name}: ", cls="quiet"), word), page=page, cls="signs__one"))
                for name, shape, word in answers
            ),
            cls="signs signs--three",
        ),
    )


def against(found: Iterable[Judged]) -> list[str]:
    """«Waiting time: sure worsening», for each."""
    return [f"{of(one.series.indicator.name)}: {signals.against(one.answers.warnings)}" for one in found]


def differing(found: Sequence[Judged], line: str | None) -> h.Child:
    """That an owner and the figures say different things, for who approves or reads; nothing where they do not."""
    if not found:
        return None
    return h.p(
        t("The figures say something else than the owner. {figures}.", figures="; ".join(against(found))),
        None if line else [" ", t("Nothing has been written about it.")],
        cls="figures-say__against",
    )


def asked(found: Sequence[Judged]) -> h.Element:
    """What the figures say against the status that was handed in, and where to say what they do not show."""
    return h.section(
        h.h2(t("The figures say something else than you"), id="asked"),
        h.ul(h.li(told) for told in against(found)),
        h.p(t("What do you see that they do not show?")),
        h.p(h.a(t("Write a line about it"), href=f"#{BEYOND}", cls="link")),
        h.p(t("Or hand in all the same: your status stands either way, beside the figures.")),
        cls="problems problems--doubts problems--asked",
        role="alert",
        tabindex=-1,
        aria_labelledby="asked",
    )


def when_asked(found: Sequence[Judged], rules: Rules) -> str:
    """Which statuses the figures contradict, and what they say then; nothing where they contradict none."""
    told: dict[str, list[str]] = {}
    for status in LIGHT:
        if figures := "; ".join(against(contradicting(status, found))):
            told.setdefault(figures, []).append(labels.status(status))
    return " ".join(_when(statuses, figures, rules) for figures, statuses in told.items())


def _when(statuses: Sequence[str], figures: str, rules: Rules) -> str:
    told = {"statuses": formats.any_of(statuses), "figures": figures}
    if rules.line_demanded:
        return t("Demanded when the status is {statuses}. {figures}.", **told)
    return t("Asked for when the status is {statuses}. {figures}.", **told)
