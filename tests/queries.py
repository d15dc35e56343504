"""How SQLite goes about a question."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, event
from sqlalchemy.orm import Session

from data.database import Database


def plan(database: Database, question: Select[Any]) -> list[str]:
    """The steps of one question."""
    return plans(database, lambda session: session.execute(question))


def plans(database: Database, asking: Callable[[Session], Any]) -> list[str]:
    """The steps of every question that is asked meanwhile."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        with database.reading() as session:
            asking(session)
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    with database.engine.connect() as connection:
        return [
            str(row[3])
            for statement, parameters in asked
            if not statement.startswith("BEGIN")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
