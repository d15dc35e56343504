"""One decision: what, why, by whom, what was expected of it and what came; and the verdict when it is time."""

from collections.abc import Mapping

from callbacks import mailing
from callbacks.edit import problems_at
from callbacks.indicators import judged, read_indicator
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, may, require
from dashboard.agreed import Agreed
from dashboard.decision import Concern, Decision, Review, Verdict
from dashboard.errors import BadPackage, Stale, ThingNotFound
from dashboard.overdue import of_decision
from dashboard.period import STOCKHOLM
from data.commands.agree import DECISIONS, decide, held
from data.commands.journal import journal
from data.format.schema import tables
from data.queries.agreed import texts
from data.queries.concerned import concerned
from layouts import decision as drawing
from layouts.components.agreed import concerns_of
from layouts.components.expected import Measured
from layouts.components.verdict import missing as verdict_missing
from layouts.edit import written
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/beslut/<code:code>",)
_JUDGED = ("verdict", "verdict_text", "review_on")


def page(visit: Visit, code: str, done: str = "", **_: str) -> Screen:
    """Ask for the decision and draw it."""
    return _drawn(visit, code, done=done)


def post(posting: Posting, code: str) -> Answer:
    """Keep the verdict, or say what is missing."""
    require(posting.user, Act.DECIDE)
    given = {name: posting.form.get(name, "").strip() for name in _JUDGED}
    today = posting.now.astimezone(STOCKHOLM).date()
    missing = verdict_missing(given, today)
    if missing:
        return _again(posting, code, missing, given)
    try:
        with journal(posting.database, posting.user.name, posting.now) as writing:
            current = held(writing.session, DECISIONS, code)
            if current is None:
                raise ThingNotFound(code)
            if posting.form.get("version", "") != str(current[0]):
                raise Stale()
            row = {name: written(value) for name, value in current[1].items()}
            verdict = {"verdict": given["verdict"], "verdict_text": given["verdict_text"], "verdict_on": str(today)}
            if given["verdict"] == Verdict.TOO_EARLY:
                verdict["review_on"] = given["review_on"]
            decide(writing, row | verdict, None, current[0], given["verdict_text"])
    except BadPackage as error:
        return _again(posting, code, problems_at(error.problems, tables()[DECISIONS]), given)
    except Stale:
        overtaken = {
            "verdict": t("Somebody else has changed the decision meanwhile. Read it again and judge once more.")
        }
        return _again(posting, code, overtaken, given)
    return Go(posting.address.to("beslut", code, done="judged"))


def _again(posting: Posting, code: str, problems: Mapping[str, str], given: Mapping[str, str]) -> Screen:
    with posting.database.reading() as session:
        visit = posting.visit(session)
        return _drawn(visit, code, problems, given)


def _drawn(
    visit: Visit,
    code: str,
    problems: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
    done: str = "",
) -> Screen:
    every = watch(visit).agreed.seen_by(visit.user)
    one = every.decision(code)
    if one is None:
        raise ThingNotFound(code)
    made, told = every.made_in(one.id), texts(visit.session, visit.view, one.id)
    decides = may(visit.user, Act.DECIDE) and visit.view.known_at is None
    return drawing.page(
        drawing.DecisionPage(
            decision=one,
            texts=told,
            everything=every,
            commitments=made,
            names=concerned(
                visit.session, concerns_of(Agreed((one,), tuple(made))) + _pointed_at(one), visit.view.known_at
            ),
            effect=_effect(visit, one),
            decides=decides,
            judges=decides and one.review(visit.view.today) is Review.WAITING,
            problems=problems or {},
            given=given or {},
            done=done,
            signals=[] if one.confidential else [*of_decision(one, visit.view.today)],
            mail=mailing.of_decision(visit, one, told),
        ),
        visit.view,
        visit.address,
    )


def _pointed_at(one: Decision) -> list[Concern]:
    return [to for to in (one.origin, one.effect.indicator, one.effect.scope) if to is not None]


def _effect(visit: Visit, one: Decision) -> Measured | None:
    """The indicator that is to show it, as it was before and has been since."""
    effect = one.effect
    if effect.indicator is None:
        return None
    scope = effect.scope.code if effect.scope is not None else None
    try:
        read = read_indicator(visit, effect.indicator.code, scope, corrections=False)
    except ThingNotFound:  # it was known later than the moment that is looked at, or is withdrawn
        return None
    found, rules, window = judged(visit, read)
    return Measured(read, found, rules, window)
