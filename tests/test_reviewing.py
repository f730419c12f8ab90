"""What is due for review: every record that nobody has checked, and none that somebody has."""

import csv
import io
from datetime import date
from pathlib import Path

import docx
import pytest

from toolkit import reviewing
from toolkit.__main__ import main
from toolkit.knowledge_base import KnowledgeBase

TODAY = date(2026, 11, 23)


def test_every_approach_that_is_not_checked_live_is_listed(base: KnowledgeBase) -> None:
    listed = {task.record for task in reviewing.tasks(base, TODAY) if task.kind == "approach"}
    assert listed == {key for key, approach in base.approaches.items() if not approach.checked_live}
    assert listed


def test_a_record_is_due_after_a_year_and_not_a_day_before(base: KnowledgeBase) -> None:
    """All were reviewed on 22 November 2026."""
    due = [task for task in reviewing.tasks(base, date(2027, 11, 22)) if "long ago" in task.task]
    assert len(due) == len(base.approaches)
    assert not [task for task in reviewing.tasks(base, date(2027, 11, 21)) if "long ago" in task.task]


def test_ratings_without_a_label_are_listed(base: KnowledgeBase) -> None:
    listed = {task.record for task in reviewing.tasks(base, TODAY) if task.kind == "rating"}
    assert {"restorative-justice", "formal-pre-court-diversion", "informal-pre-court-diversion"} <= listed


def test_what_is_confirmed_is_not_listed(base: KnowledgeBase) -> None:
    done = {key: item.model_copy(update={"checked_live": True, "acts_on": ()}) for key, item in base.approaches.items()}
    tasks = reviewing.tasks(type(base)(**{**base.__dict__, "approaches": done}), TODAY)
    assert not [task for task in tasks if task.kind == "approach"]
    assert not {task.record for task in tasks if task.kind == "link"} & set(base.approaches)


@pytest.mark.parametrize(
    ("partial", "months"), [("2026-11-23", 0), ("2026-10-24", 0), ("2026-10-23", 1), ("2026", 10), ("2025-11", 12)]
)
def test_months_are_counted_whole(partial: str, months: int) -> None:
    assert reviewing.months_since(partial, TODAY) == months


def test_the_command_prints_a_table_and_csv_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review"]) == 0
    assert "Check its facts on the live page" in capsys.readouterr().out
    assert main(["review", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0]) == ["kind", "record", "name", "task", "since", "link"]
    assert len(rows) > 100


def test_the_word_list_has_every_task(base: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "review.docx"
    assert main(["review", "--output", str(path)]) == 0
    document = docx.Document(str(path))
    rows = sum(len(table.rows) - 1 for table in document.tables)
    assert rows == len(reviewing.tasks(base, TODAY))
