"""Where the follow-up itself is looked at: one line that leads there from what is followed up."""

from dashboard.address import Address
from layouts import nodes as h
from layouts.text import t


def followup_links(address: Address, *, area: str | None = None, department: str | None = None) -> h.Element:
    """How judgements and figures agree, of one area where the page is about one."""
    judgement = h.a(t("Judgement and figures"), href=address.to("kalibrering", area=area), cls="link")
    return h.p(t("How owners and figures agree, and how forecasts came out:"), " ", judgement, cls="under")
