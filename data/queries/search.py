"""Search over areas, goals, activities, indicators and decisions; the same answers on every database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, String, and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.folding import all_folded, folded
from dashboard.search import Hit
from data.models import ActivityRow, DecisionRow, GoalRow, IndicatorRow, ResultAreaRow, SearchRow
from data.queries.known import hidden, known, words

_SAME = (SearchRow.kind, SearchRow.code)  # in which order things stand that are called the same
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
    return _hits(session, and_(*holds), (starts.desc(), func.length(SearchRow.folded), SearchRow.folded, *_SAME), most)


def _then(session: Session, asked: str, most: int, at: datetime) -> list[Hit]:
    """The same answers from the versions of then: search entries know the newest names only."""
    rows = _rows_then(session, at)
    texts = all_folded([f"{title} {english or ''}" for _, _, title, english, _ in rows])
    words_asked = asked.split()
    held = [place for place, text in enumerate(texts) if all(word in text for word in words_asked)]
    if held:
        held.sort(
            key=lambda place: (not texts[place].startswith(asked), len(texts[place]), texts[place], *rows[place][:2])
        )
        return [_hit(rows[place]) for place in held[:most]]
    found = process.extract(asked, texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=most)
    return [_hit(rows[place]) for text, _, place in sorted(found, key=lambda one: (-one[1], one[0], *rows[one[2]][:2]))]


def _rows_then(session: Session, at: datetime) -> Sequence[Any]:
    """Everything that could be found at a moment, in one question."""
    nothing = literal(None, String)
    area = and_(ResultAreaRow.id == GoalRow.area_id, known(ResultAreaRow, at))
    goals = select(literal("goal", String), GoalRow.code, GoalRow.text, GoalRow.text_en, ResultAreaRow.code).outerjoin(
        ResultAreaRow, area
    )
    others: list[tuple[str, Any, Any, Any]] = [
        ("area", ResultAreaRow, ResultAreaRow.name, ResultAreaRow.name_en),
        ("indicator", IndicatorRow, IndicatorRow.name, IndicatorRow.name_en),
        ("activity", ActivityRow, ActivityRow.title, nothing),
        ("decision", DecisionRow, DecisionRow.title, nothing),
    ]
    parts = [
        goals.where(known(GoalRow, at)),
        *(
            select(literal(kind, String), table.code, title, english, nothing).where(
                known(table, at),
                *((~hidden(table),) if table is DecisionRow else ()),
            )
            for kind, table, title, english in others
        ),
    ]
    return session.execute(union_all(*parts)).all()


def _hit(row: Any) -> Hit:
    kind, code, title, english, area = row
    return Hit(kind, code, words(title, english), area)


def _alike(session: Session, asked: str, most: int) -> list[Hit]:
    entries = {number: text for number, text in session.execute(select(SearchRow.thing_id, SearchRow.folded))}
    found = process.extract(asked, entries, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=most)
    ranks = {number: (-score, entries[number]) for _, score, number in found}
    if not ranks:
        return []
    hits = _hits(session, SearchRow.thing_id.in_(ranks), (SearchRow.folded, *_SAME), most)
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
    return [_hit(row) for row in rows]
