"""Search over areas, goals, activities and indicators; the same answers on every database."""

from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from dashboard.folding import folded
from dashboard.search import Hit
from data.models import GoalRow, ResultAreaRow, SearchRow
from data.queries.known import known, words

_ALIKE = 78  # «kompetensforsoring» against «kompetensforsorjning» is 95; unrelated words of that length stay under 70


def search(session: Session, text: str, most: int = 50) -> list[Hit]:
    """What holds every word; when nothing does, what is spelt nearly so. Best first, at most `most`."""
    asked = folded(text)[:100]
    if not asked:
        return []
    return _holding(session, asked, most) or _alike(session, asked, most)


def _holding(session: Session, asked: str, most: int) -> list[Hit]:
    holds = [SearchRow.folded.contains(word, autoescape=True) for word in asked.split()]
    starts = SearchRow.folded.startswith(asked, autoescape=True)
    return _hits(session, and_(*holds), (starts.desc(), func.length(SearchRow.folded), SearchRow.folded), most)


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
        .outerjoin(ResultAreaRow, and_(ResultAreaRow.id == GoalRow.area_id, known(ResultAreaRow, None)))
        .where(condition)
        .order_by(*order)
        .limit(most)
    )
    return [Hit(kind, code, words(title, english), area) for kind, code, title, english, area in rows]
