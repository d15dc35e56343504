"""Search over areas, goals, activities and indicators; the same answers on every database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, String, and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.folding import folded
from dashboard.search import Hit
from data.models import ActivityRow, GoalRow, IndicatorRow, ResultAreaRow, SearchRow
from data.models.base import ever
from data.queries.known import known, words

_FOUND: list[tuple[str, Any, Any, Any]] = [
    ("goal", GoalRow, GoalRow.text, GoalRow.text_en),
    ("area", ResultAreaRow, ResultAreaRow.name, ResultAreaRow.name_en),
    ("indicator", IndicatorRow, IndicatorRow.name, IndicatorRow.name_en),
    ("activity", ActivityRow, ActivityRow.title, None),
]
_ALIKE = 78  # «kompetensforsoring» against «kompetensforsorjning» is 95; unrelated words of that length stay under 70


def search(session: Session, text: str, most: int = 50, at: datetime | None = None) -> list[Hit]:
    """What holds every word; when nothing does, what is spelt nearly so. Best first, at most `most`.

    At an earlier moment things are found by the names they had then.
    """
    asked = folded(text)[:100]
    if not asked:
        return []
    if at is not None:
        return _then(session, asked, most, at)
    return _holding(session, asked, most) or _alike(session, asked, most)


def _holding(session: Session, asked: str, most: int) -> list[Hit]:
    holds = [SearchRow.folded.contains(word, autoescape=True) for word in asked.split()]
    starts = SearchRow.folded.startswith(asked, autoescape=True)
    return _hits(session, and_(*holds), (starts.desc(), func.length(SearchRow.folded), SearchRow.folded), most)


def _then(session: Session, asked: str, most: int, at: datetime) -> list[Hit]:
    """The same answers from the versions of then: search entries know the newest names only."""
    entries = _entries_then(session, at, asked.split())
    if entries:
        entries.sort(key=lambda one: (not one[0].startswith(asked), len(one[0]), one[0]))
        return [hit for _, hit in entries[:most]]
    entries = _entries_then(session, at, [])
    texts = {place: text for place, (text, _) in enumerate(entries)}
    found = process.extract(asked, texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=most)
    return [entries[place][1] for text, _, place in sorted(found, key=lambda one: (-one[1], one[0]))]


def _entries_then(session: Session, at: datetime, asked: Sequence[str]) -> list[tuple[str, Hit]]:
    """What could be found at a moment and holds every word, in one question.

    What is still current has its entry, and is sought there; what has been replaced since is folded here.
    """
    nothing = literal(None, String)
    holds = [SearchRow.folded.contains(word, autoescape=True) for word in asked]
    found: list[tuple[str, Hit]] = []
    parts: list[Any] = []
    for kind, table, title, english in _FOUND:
        area = ResultAreaRow.code if table is GoalRow else nothing
        columns = (literal(kind, String), table.code, title, nothing if english is None else english, area)
        still = select(*columns, SearchRow.folded).join(SearchRow, SearchRow.thing_id == table.id)
        replaced = select(*columns, nothing).where(table.superseded_at > at, ever(table), table.recorded_at <= at)
        both = [still.where(known(table, None), table.recorded_at <= at, *holds), replaced]
        parts += [part.outerjoin(ResultAreaRow, _area_of_goal(at)) for part in both] if table is GoalRow else both
    for kind, code, sv, en, area, entry in session.execute(union_all(*parts)):
        text = folded(f"{sv} {en or ''}") if entry is None else entry
        if entry is not None or all(word in text for word in asked):
            found.append((text, Hit(kind, code, words(sv, en), area)))
    return found


def _area_of_goal(at: datetime | None) -> ColumnElement[bool]:
    return and_(ResultAreaRow.id == GoalRow.area_id, known(ResultAreaRow, at))


def _alike(session: Session, asked: str, most: int) -> list[Hit]:
    entries = {number: text for number, text in session.execute(select(SearchRow.thing_id, SearchRow.folded))}
    found = process.extract(asked, entries, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=most)
    ranks = {number: (-score, entries[number]) for _, score, number in found}
    if not ranks:
        return []
    hits = _hits(session, SearchRow.thing_id.in_(ranks), (SearchRow.folded,), most)
    order = {(entry[1]): entry for entry in ranks.values()}
    return sorted(hits, key=lambda hit: order.get(folded(f"{hit.title.sv} {hit.title.en or ''}"), (0.0, "")))


def _hits(session: Session, condition: ColumnElement[bool], order: Sequence[Any], most: int) -> list[Hit]:
    rows = session.execute(
        select(SearchRow.kind, SearchRow.code, SearchRow.title, SearchRow.title_en, ResultAreaRow.code)
        .outerjoin(GoalRow, and_(GoalRow.id == SearchRow.thing_id, known(GoalRow, None)))
        .outerjoin(ResultAreaRow, _area_of_goal(None))
        .where(condition)
        .order_by(*order)
        .limit(most)
    )
    return [Hit(kind, code, words(title, english), area) for kind, code, title, english, area in rows]
