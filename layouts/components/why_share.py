"""«Why?» behind a share on track: rule, figures with the activities they count, source and time, what would change it."""

from collections.abc import Callable

from dashboard.status import LIGHT, Distribution, Status
from dashboard.value import ratio
from dashboard.view import View
from layouts import formats
from layouts import nodes as h
from layouts.components.status import counts
from layouts.components.why_link import WHY
from layouts.text import n, t


def why_share(statuses: Distribution, view: View, link: Callable[[Status], str]) -> h.Child:
    """Nothing where no share is told; `link` leads to the activities with a status."""
    if not view.period.is_reported or not statuses.judged:
        return None
    outside = Distribution({status: statuses[status] for status in Status if status not in LIGHT})
    return h.details(
        h.summary(t("Why?"), h.span(" ", t("Share on track"), cls="visually-hidden")),
        h.p(t("The share is the activities that are on track, of all judged green, yellow or red by their owners.")),
        h.p(_divided(statuses)),
        counts(Distribution({status: statuses[status] for status in LIGHT}), link),
        [h.p(t("Not counted, since nobody has judged them green, yellow or red:")), counts(outside, link)]
        if outside.planned
        else None,
        h.p(_source(view)),
        h.p(_would_change(statuses, view)),
        id=WHY,
        cls="why why--share",
    )


def _divided(statuses: Distribution) -> str:
    share = statuses.share_on_track.number or 0
    return t(
        "{part} of {whole} is {share} per cent.",
        part=formats.number(statuses[Status.ON_TRACK]),
        whole=formats.number(statuses.judged),
        share=formats.number(share, 1),
    )


def _source(view: View) -> str:
    """Whose reports, and by when they had come; who reported and approved stands with each activity."""
    period = view.period
    told = [
        t("Source: the owners' reports for {period}.", period=formats.period(period).lower()),
        t("They were due {day}.", day=formats.day(period.due_on)) if period.due_on else "",
        t("The period was locked {moment}.", moment=formats.moment(period.locked_at)) if period.locked_at else "",
        t("Who reported and approved stands behind the status of each activity."),
    ]
    return " ".join(one for one in told if one)


def _would_change(statuses: Distribution, view: View) -> str:
    told = [
        _one_more(statuses),
        t("The period is locked: nothing but a correction with its reason changes it.")
        if view.period.is_locked
        else t("A new report changes it, and so does an activity that enters or leaves the plan."),
    ]
    return " ".join(one for one in told if one)


def _one_more(statuses: Distribution) -> str:
    """What one activity weighs."""
    if not statuses.deviating:
        return ""
    return n(
        "If the one that deviates were on track it would be {share} per cent.",
        "If one of the {count} that deviate were on track it would be {share} per cent.",
        statuses.deviating,
        share=formats.number(ratio(statuses[Status.ON_TRACK] + 1, statuses.judged).number or 0, 1),
    )
