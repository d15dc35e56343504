"""The sample's rows multiplied inside SQLite, the same every time.

Areas, departments, goals and context stay. Activities with everything that hangs on them, deliverables and thematic
indicators are copied `factor` times. The eight reported tertials become 24: two eras of eight are put before them,
each with a quarter more activities, so that the reports are more than half a million. Thematic indicators are also
given a value per county, which makes the observations more than three million. Every copy was recorded some seconds
after the one before it, and of what was copied a part was recorded wrongly first and mended later. There are no
statistics, as in an organisation's own database: nothing there runs ANALYZE on SQLite.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from data.database import Database

ERA_MONTHS = 32  # eight tertials
ERAS = (("2016-01-01", "2100-12-31"), ("2013-05-01", "2015-12-31"), ("2010-09-01", "2013-04-30"))
EARLIER = 1.25
SECONDS = 7  # between one copy and the next
# Of each table every so many rows was recorded wrongly first: what was wrong, and whose number tells a copy.
MENDED = {
    "observations": (97, "value", "value * 0.9", "indicator_id"),
    "status_reports": (31, "comment", "comment || ' (?)'", "activity_id"),
    "budget_lines": (11, "amount", "amount * 9 / 10", "activity_id"),
    "outcome_lines": (37, "amount", "amount * 9 / 10", "activity_id"),
}

KEPT = (
    "organisations",
    "result_areas",
    "goals",
    "goal_replacements",
    "departments",
    "programmes",
    "regions",
    "appropriations",
    "appropriation_years",
    "cycle_events",
    "settings",
    "series_breaks",
    "periods",
    "things",
)
THEMATIC = "SELECT id FROM sample.indicators WHERE kind = 'thematic'"
NUMBERED = " || CASE n WHEN 0 THEN '' ELSE ' ' || n END"
CODE = "s.code || CASE n WHEN 0 THEN '' ELSE '-' || n END"


def multiply(source: Path, target: Path, factor: int) -> None:
    """Fill a new database with `factor` times the sample in `source`."""
    database = Database(f"sqlite:///{target}")
    database.upgrade()
    database.close()
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS sample", (str(source),))
        connection.execute("BEGIN")
        dropped = _drop(connection)
        for table in KEPT:
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM sample.{table}")
        _extend_periods(connection)
        _number_copies(connection, factor)
        _copy_things(connection)
        _copy_indicators(connection)
        _copy_observations(connection)
        _copy_activities(connection)
        _mend(connection)
        for statement in dropped:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _drop(connection: sqlite3.Connection) -> list[str]:
    """Rows go in faster without indexes, and into locked periods only without triggers; all are made again afterwards."""
    question = "SELECT type, name, sql FROM main.sqlite_master WHERE type IN ('index', 'trigger') AND sql NOT NULL"
    found = connection.execute(question).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} main.{name}")
    return [statement for _, _, statement in found]


def _extend_periods(connection: sqlite3.Connection) -> None:
    """Report and lock the tertials of the earlier eras; `moved` leads from a period to itself in every era."""
    connection.execute(
        f"""
        INSERT INTO main.periods (code, type, starts_on, ends_on, opens_on, due_on, locked_at, locked_by)
        SELECT substr(day, 1, 4) || '-T' || ((substr(day, 6, 2) + 3) / 4), type, day, {_day("ends_on", "era")},
            {_day("opens_on", "era")}, {_day("due_on", "era")}, {_moment("locked_at", "era")}, locked_by
        FROM (
            SELECT *, {_day("starts_on", "era")} AS day FROM sample.periods, (SELECT 1 AS era UNION SELECT 2)
            WHERE type = 'tertial' AND locked_at NOT NULL
        )
        WHERE true
        ON CONFLICT (code) DO UPDATE SET opens_on = excluded.opens_on, due_on = excluded.due_on,
            locked_at = excluded.locked_at, locked_by = excluded.locked_by
        """
    )
    connection.execute(
        f"""
        CREATE TEMP TABLE moved AS SELECT p.id, era, q.id AS new_id, q.starts_on, p.type
        FROM sample.periods p
        JOIN (SELECT 0 AS era UNION SELECT 1 UNION SELECT 2)
            ON era = 0 OR (p.type IN ('tertial', 'month') AND p.starts_on BETWEEN '2016-01-01' AND '2018-08-31')
        JOIN main.periods q ON q.type = p.type AND q.starts_on = {_day("p.starts_on", "era")}
        """
    )


def _number_copies(connection: sqlite3.Connection, factor: int) -> None:
    """Each copy has a number, an era, a place in it and its first and last day; number 0 is the sample itself."""
    numbered = [
        (era, place % factor, *days)
        for era, days in enumerate(ERAS)
        for place in range(int(factor * EARLIER) if era else factor)
    ]
    numbered[0] = (0, 0, "1900-01-01", "2100-12-31")
    connection.execute("CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY, era, place, first, last)")
    connection.executemany("INSERT INTO copies VALUES (?, ?, ?, ?, ?)", [(n, *copy) for n, copy in enumerate(numbered)])
    connection.execute("CREATE TEMP TABLE numbers AS SELECT max(id) + 1 AS stride FROM sample.things")


def _copy_things(connection: sqlite3.Connection) -> None:
    thing = {"id": _number("id"), "code": CODE}
    _insert(connection, "things", thing, "n > 0 AND s.kind = 'activity'")
    once = f"n > 0 AND copies.era = 0 AND (s.kind = 'deliverable' OR s.id IN ({THEMATIC}))"
    _insert(connection, "things", thing, once)


def _copy_indicators(connection: sqlite3.Connection) -> None:
    named = {"id": _number("id"), "code": CODE, "name": f"s.name{NUMBERED}"}
    _insert(connection, "deliverables", named, "copies.era = 0")
    deliverable = {"deliverable_id": _number("deliverable_id")}
    _insert(connection, "indicators", named | deliverable, _once("id"))
    for table in ("targets", "annotations"):
        _insert(connection, table, {"indicator_id": _number("indicator_id")}, _once("indicator_id"))


def _once(column: str) -> str:
    return f"copies.era = 0 AND (n = 0 OR s.{column} IN ({THEMATIC}))"


def _copy_observations(connection: sqlite3.Connection) -> None:
    """Thematic values are copied to every era and county, the organisation's own to every era, context is kept."""
    connection.execute(
        "CREATE TEMP TABLE scopes AS SELECT id AS scope FROM sample.things WHERE kind IN ('organisation', 'region')"
    )
    told = {"period_id": "moved.new_id", "first_published": _day("s.first_published", "moved.era")} | _told("moved.era")
    varied = "s.value * (1 + ((n * 7 + scope * 13) % 21 - 10) / 100.0)"
    thematic = told | {
        "indicator_id": _number("indicator_id"),
        "scope_id": "scope",
        "value": f"CASE WHEN n = 0 AND scope = s.scope_id THEN s.value ELSE {varied} END",
    }
    own = "SELECT id FROM sample.indicators WHERE kind IN ('standard', 'key_figure')"
    earlier = f"(moved.era = 0 OR (moved.type = 'tertial' AND s.indicator_id IN ({own})))"
    for when in _in_time(connection):
        _insert(connection, "observations", told, f"n = 0 AND s.indicator_id NOT IN ({THEMATIC}) AND {earlier}", when)
        in_counties = f"{when} JOIN scopes"
        _insert(connection, "observations", thematic, f"copies.era = 0 AND s.indicator_id IN ({THEMATIC})", in_counties)


def _copy_activities(connection: sqlite3.Connection) -> None:
    activity = {
        "id": _number("id"),
        "code": CODE,
        "title": f"s.title{NUMBERED}",
        "title_key": "s.title_key || CASE n WHEN 0 THEN '' ELSE printf(' %08d', n) END",
        "deliverable_id": _number("deliverable_id", "place"),
        "starts_on": f"max({_day('s.starts_on')}, first)",
        "ends_on": f"min({_day('s.ends_on')}, last)",
        "completed_on": _day("s.completed_on"),
    }
    _insert(connection, "activities", activity | _told())
    of = {"activity_id": _number("activity_id")}
    days = {"due_on": _day("s.due_on"), "delivered_on": _day("s.delivered_on")}
    _insert(connection, "deliveries", of | days | _told())
    _insert(connection, "reporting_dates", of | {"due_on": _day("s.due_on")} | _told())
    _insert(connection, "budget_lines", of | {"year": "s.year - 3 * copies.era"} | _told())
    _insert(connection, "outcome_lines", of | {"booked_on": _day("s.booked_on")} | _told())
    _insert(connection, "indicator_links", of | {"indicator_id": _number("indicator_id", "place")} | _told())
    for when in _in_time(connection):
        told = of | {"period_id": "moved.new_id"} | _told()
        _insert(connection, "status_reports", told, "copies.era = moved.era", when)
    entry = {
        "thing_id": _number("thing_id"),
        "code": CODE,
        "title": f"s.title{NUMBERED}",
        "folded": f"s.folded{NUMBERED}",
    }
    _insert(connection, "search_entries", entry, f"s.kind = 'activity' OR ({_once('thing_id')})")


def _mend(connection: sqlite3.Connection) -> None:
    """What was recorded wrongly first is the older version of what is right, twelve days later."""
    for table, (every, column, wrong, owner) in MENDED.items():
        columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})") if row[1] != "version"]
        later = "date(substr(recorded_at, 1, 10), '+12 days') || substr(recorded_at, 11)"
        (last,) = connection.execute(f"SELECT max(version) FROM main.{table}").fetchone()
        chosen = (
            f"FROM main.{table}, numbers WHERE version % {every} = 0 AND {owner} >= stride AND superseded_at IS NULL"
        )
        values = ", ".join(later if name == "recorded_at" else name for name in columns)
        connection.execute(f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} {chosen}")
        connection.execute(
            f"UPDATE main.{table} SET {column} = {wrong}, superseded_at = {later} "
            f"WHERE version IN (SELECT version {chosen} AND version <= {last})"
        )


def _in_time(connection: sqlite3.Connection) -> Iterator[str]:
    """One period after another, as an organisation records them."""
    periods = connection.execute("SELECT id, era FROM moved ORDER BY starts_on").fetchall()
    for period, era in periods:
        yield f"JOIN moved ON moved.id = s.period_id AND moved.id = {period} AND moved.era = {era}"


def _insert(
    connection: sqlite3.Connection, table: str, changes: Mapping[str, str], condition: str = "true", joined: str = ""
) -> None:
    """The sample's rows of a table once per copy, with `changes` (column → SQL); versions are numbered anew."""
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})") if row[1] != "version"]
    values = ", ".join(changes.get(column, f"s.{column}") for column in columns)
    connection.execute(
        f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} "
        f"FROM numbers CROSS JOIN copies CROSS JOIN sample.{table} s {joined} WHERE {condition}"
    )


def _number(column: str, copy: str = "n") -> str:
    return f"s.{column} + {copy} * stride"


def _day(column: str, era: str = "copies.era") -> str:
    """A day moved to its era, so that the last day of a month stays one."""
    return f"date({column}, '+1 day', '-' || ({ERA_MONTHS} * {era}) || ' months', '-1 day')"


def _moment(column: str, era: str = "copies.era") -> str:
    return f"{_day(f'substr({column}, 1, 10)', era)} || substr({column}, 11)"


def _told(era: str = "copies.era") -> dict[str, str]:
    return {
        column: f"strftime('%Y-%m-%d %H:%M:%S', {_moment(f's.{column}', era)}, (n * {SECONDS}) || ' seconds') || '.000000'"
        for column in ("recorded_at", "superseded_at")
    }
