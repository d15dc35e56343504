"""Where the follow-up itself is looked at: a line that leads there from what is followed up."""

from dashboard.address import Address
from layouts import nodes as h
from layouts.text import t


def followup_links(address: Address, area: str | None = None) -> h.Element:
    """How judgements and figures agree, of one area where the page is about one; and how the follow-up is cared for."""
    return h.div(
        h.p(
            t("How owners and figures agree, and how forecasts came out:"),
            " ",
            h.a(t("Judgement and figures"), href=address.to("kalibrering", area=area), cls="link"),
            cls="under",
        ),
        health_link(address),
        year_link(address) if area is None else None,
    )


def health_link(address: Address) -> h.Element:
    """How the follow-up is cared for."""
    return h.p(
        t("What has an owner, is on time, and has comment, goal and indicator:"),
        " ",
        h.a(t("The health of the follow-up"), href=address.to("uppfoljningens-halsa"), cls="link"),
        cls="under",
    )


def year_link(address: Address, year: int | None = None, event: str | None = None) -> h.Element:
    """What is to be ready when; at an event where one is named."""
    return h.p(
        t("What is to be ready when, and what clashes:"),
        " ",
        h.a(t("The year plan"), href=address.to("arsplan", year=year, event=event), cls="link"),
        cls="under",
    )
