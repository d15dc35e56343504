from alembic import command
from sqlalchemy import inspect

from data.database import Database, _alembic
from data.models import Base


def test_the_migrations_make_what_the_models_say(empty: Database) -> None:
    empty.upgrade()
    with empty.engine.connect() as connection:
        command.check(_alembic(connection))
        assert set(inspect(connection).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_the_schema_can_be_made_taken_away_and_made_again(empty: Database) -> None:
    empty.upgrade()
    assert empty.is_current()
    with empty.engine.connect() as connection:
        command.downgrade(_alembic(connection), "base")
        connection.commit()
        assert inspect(connection).get_table_names() == ["alembic_version"]
    assert not empty.is_current()
    empty.upgrade()
    assert empty.is_current()
    assert empty.is_empty()
    with empty.engine.connect() as connection:
        command.check(_alembic(connection))


def test_a_second_upgrade_changes_nothing(own: Database) -> None:
    own.upgrade()
    assert own.is_current()
    assert not own.is_empty()
