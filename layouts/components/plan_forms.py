"""Forms of the operational plan: record its decision, and take activities along from the year before."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.plan import Planned
from layouts import nodes as h
from layouts.components.forms import Problems, post_form, submit, text_field
from layouts.text import of, t

TAKE = "take-"


def carry_on(ending: Sequence[Planned], year: int, address: Address) -> h.Child:
    """What ends with the year before, to be taken along as new activities."""
    if not ending:
        return None
    before = year - 1
    return h.section(
        h.details(
            h.summary(t("Take along from {year}", year=before)),
            post_form(
                address.to("plan", str(year)),
                h.p(
                    t(
                        "These end in {before} and are not continued. Each one that you choose becomes a new activity for "
                        "all of {year} that says which one it continues; change its dates afterwards.",
                        before=before,
                        year=year,
                    ),
                    cls="form__hint",
                ),
                h.ul(
                    (
                        h.li(
                            h.label(
                                h.inputs(type="checkbox", name=f"{TAKE}{one.code}", value="1"),
                                h.span(one.title, " ", h.small(f"{one.code} · {of(one.department)}")),
                                cls="radio",
                            )
                        )
                        for one in ending
                    ),
                    cls="plan__ending",
                ),
                submit(t("Take along into {year}", year=year), value="carry_on"),
            ),
            cls="fold card",
        )
    )


def decide(year: int, is_decided: bool, address: Address, problems: Problems | None) -> h.Element:
    """The form of the decision; on a decided plan it is a revision, and folded."""
    form = post_form(
        address.to("plan", str(year)),
        text_field(
            "decided_on",
            t("Day of the decision"),
            "",
            rows=1,
            most=10,
            hint=t("Year-month-day, as {example}.", example=f"{year - 1}-12-20"),
            problems=problems,
        ),
        text_field(
            "reference_number",
            t("Reference number"),
            "",
            rows=1,
            most=64,
            hint=t("The number in the agency's register; it may be empty."),
            problems=problems,
        ),
        text_field("note", t("What should be known about the decision"), "", rows=2, problems=problems),
        h.p(
            t("What is in Tertial at this moment becomes the decided plan. What changes later is shown beside it."),
            cls="form__hint",
        ),
        submit(t("Record the decision"), value="decide"),
        problems=problems,
    )
    title = t("Decide a revised plan") if is_decided else t("Decide the plan")
    return h.section(
        h.details(
            h.summary(title, cls="fold__title"), form, cls="fold", open=True if problems or not is_decided else None
        )
    )
