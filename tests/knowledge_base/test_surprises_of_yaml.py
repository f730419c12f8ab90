"""YAML's own traps: words and numbers that other readers turn into something else."""

import pytest
from hypothesis import given, strategies as st

from toolkit import yaml_files
from toolkit.yaml_files import FileProblems


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("011", "011"),
        ("12:30", "12:30"),
        ("2026-11-23", "2026-11-23"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("true", True),
        ("12", 12),
        ("-1.5", -1.5),
        ("1e3", 1000.0),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_a_value_is_read_as_written(written: str, read: object) -> None:
    content = yaml_files.parse(f"key: {written}", "x.yaml").content
    assert content == {"key": read}
    assert type(content["key"]) is type(read)


@given(st.text())
def test_no_text_whatever_gives_anything_but_content_or_a_named_problem(text: str) -> None:
    assert all(line.startswith("x.yaml:") for line in problems_of(text))


def problems_of(text: str) -> list[str]:
    try:
        yaml_files.parse(text, "x.yaml")
    except FileProblems as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_line_is_known_for_every_value() -> None:
    file = yaml_files.parse("a: 1\nb:\n  - c: 2\n  - d\n", "x.yaml")
    assert (file.line(("a",)), file.line(("b",)), file.line(("b", 0, "c")), file.line(("b", 1))) == (1, 2, 3, 4)
    assert file.line(("b", 0, "nothing")) == 3
