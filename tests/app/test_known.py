"""What is known is looked up once in a run of a page, and anew as soon as something was written."""

from sqlalchemy import event

from app import state
from tests.app.test_pages import drafted, open_at, text_of
from toolkit.need import data_sharing
from toolkit.need.data_sharing import SharedData


def test_a_page_asks_the_database_a_few_times_and_not_a_hundred_times() -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "count(" in statement and "record" in statement:
            asked.append(statement)

    event.listen(state.store().engine, "before_cursor_execute", note)
    open_at("need", drafted())
    assert 1 <= len(asked) <= 8


def test_what_somebody_else_wrote_is_seen_in_the_next_run() -> None:
    test = open_at("data_sharing")
    entry = state.base().data_sharing["ambulance-calls"].model_copy(update={"updated": "every full moon"})
    state.store().records(data_sharing.KIND, SharedData).create(entry.id, entry)
    assert "every full moon" in text_of(test.run())
