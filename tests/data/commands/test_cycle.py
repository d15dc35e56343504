from datetime import date

import pytest

from dashboard.cycle import Span
from dashboard.errors import BadPackage
from dashboard.next_year import Proposal, proposals
from data.commands.cycle import copy
from data.commands.edit import add
from data.commands.journal import journal
from data.database import Database
from data.models import AuditLineRow
from data.queries.cycle import codes, planned
from data.queries.verify import verify
from tests.factories import NOW

THEN, NOW_ = Span.of(2019), Span.of(2018)


def proposed(database: Database) -> list[Proposal]:
    with database.reading() as session:
        return proposals([e for e in planned(session, NOW_, None) if e.due_on.year == 2018], codes(session))


def test_a_plan_that_is_copied_is_the_same_a_year_later_and_says_what_it_continues(own: Database) -> None:
    told = proposed(own)
    with journal(own, "Controller", NOW) as writing:
        assert copy(writing, told) == len(told) == 41
    with own.reading() as session:
        found = {event.continues: event for event in planned(session, THEN, None) if event.continues}
        assert verify(session).difference is None
    for one in told:
        new, old = found[one.event.code], one.event
        assert (new.code, new.name, new.starts_on, new.due_on) == (one.code, one.name, one.starts_on, one.due_on)
        assert (new.kind, new.department, new.unit) == (old.kind, old.department, old.unit)
        assert (new.owner_role, new.days, new.description) == (old.owner_role, old.days, old.description)
        assert new.is_example == old.is_example
    assert found["2018-AR"].due_on == date(2019, 2, 22)
    assert found["2018-AR"].name.sv == "Årsredovisning 2018"


def test_a_second_copy_changes_nothing(own: Database) -> None:
    told = proposed(own)
    for _ in range(2):
        with journal(own, "Controller", NOW) as writing:
            copy(writing, told)
        with own.reading() as session:
            lines = session.query(AuditLineRow).count()
            events = planned(session, THEN, None)
    with journal(own, "Controller", NOW) as writing:
        assert copy(writing, told) == 0
    with own.reading() as session:
        assert session.query(AuditLineRow).count() == lines
        assert planned(session, THEN, None) == events


def test_what_is_no_longer_in_the_plan_is_not_copied(own: Database) -> None:
    (one, *_) = proposed(own)
    gone = proposals([one.event], ())[0]
    with journal(own, "Controller", NOW) as writing:
        assert copy(writing, []) == 0
        assert copy(writing, [gone]) == 1
        assert copy(writing, [gone]) == 0


def test_of_rows_that_are_added_one_that_is_wrong_keeps_all_of_them_out(own: Database) -> None:
    row = {"code": "2019-X", "title": "X", "kind": "planning", "owner_role": "Controller", "due_on": "2019-02-01"}
    with pytest.raises(BadPackage), journal(own, "Controller", NOW) as writing:
        add(writing, "cycle_events", [row, row | {"code": "2019-Y", "due_on": "i går"}])
    with pytest.raises(BadPackage), journal(own, "Controller", NOW) as writing:
        add(writing, "cycle_events", [row, row | {"code": "2018-AR"}])
    with own.reading() as session:
        assert not {"2019-X", "2019-Y"} & codes(session)
