"""One bad file for each mistake: the message is the assertion."""

from pathlib import Path

import pytest

from toolkit import knowledge_base
from toolkit.yaml_files import FileProblems

APPROACH = "approaches/walking-groups.yaml"
FIGURES = "local_need/figures/street-injuries.yaml"
# fmt: off
# ruff: noqa: E501
MISTAKES = {
    "unknown key": (
        APPROACH, "checked_live: false", "chekced_live: false", "unknown key 'chekced_live'; did you mean 'checked_live'?"
    ),
    "missing key": (APPROACH, "checked_live: false", "", "'checked_live' is missing: add it"),
    "key given twice": (APPROACH, "checked_live: false", "checked_live: false\ncertainty: low", "'certainty' is given twice"),
    "unknown id with a near one": (
        APPROACH, "factor: street-fights", "factor: street-fight", "'street-fight' is not known; did you mean 'street-fights'?"
    ),
    "unknown source": (APPROACH, "sources: [invented-survey]", "sources: [nowhere]", "'nowhere' is not known; allowed: "),
    "label that is not a label": (
        APPROACH, "label: moderate", "label: medium", "'rating_history.0.label' is 'medium'; allowed: 'high', 'moderate'"
    ),
    "missing source of a figure": (APPROACH, "source: invented-survey, grade: B", "grade: B", "'effects.0.source' is missing"),
    "effect without an outcome": (APPROACH, "outcome: violence, ", "", "'effects.0.outcome' is missing"),
    "a fall of more than all": (APPROACH, "value: 20", "value: 120", "nothing can fall by more than 100 percent"),
    "not a number": (APPROACH, "value: 20", "value: .nan", "'effects.0.value'"),
    "ages the wrong way round": (APPROACH, "lowest: 10", "lowest: 30", "the lowest age (30) is above the highest (17)"),
    "no effects and no word on what was looked for": (
        "approaches/posters.yaml", "not_found: [Any percentage]", "", "not_found must say what was looked for"
    ),
    "a date that is not one": (APPROACH, '"2026-11-23"', "last week", "'last_reviewed' is 'last week'; it must match"),
    "an alias": (APPROACH, "prevention: [secondary]", "prevention: &x [secondary]\nsettings2: *x", "a YAML alias"),
    "a Python tag": (APPROACH, "checked_live: false", "checked_live: !!python/name:os.system", "the tag"),
    "a broken line": (APPROACH, "prevention: [secondary]", "prevention: [secondary", "cannot be read as YAML"),
    "a tab": (APPROACH, "acts_on:\n", "acts_on:\n\t- x\n", "cannot be read as YAML"),
    "value outside its limits": (
        "local_need/figures/arrests.yaml", "upper: 10.0", "upper: 8.5", "the value 9.0 is not between its limits 8.0 and 8.5"
    ),
    "one limit": ("local_need/figures/arrests.yaml", ", upper: 10.0", "", "give both limits or neither"),
    "negative count": (FIGURES, "numerator: 500", "numerator: -500", "greater than or equal to 0"),
    "no people": (FIGURES, "denominator: 100000}", "denominator: 0}", "greater than 0"),
    "hidden but given": (FIGURES, "status: suppressed", "status: suppressed, value: 3", "do not go together"),
    "same place and period twice": (FIGURES, '"2023/24", value: 4.0', '"2024/25", value: 4.0', "given twice: E06999901 2024/25"),
    "area code of the wrong form": (FIGURES, "area: E06999902", "area: Lower", "'figures.2.area' is 'Lower'; it must match"),
    "area that is not listed": (FIGURES, "area: E06999902", "area: E06000016", "'E06000016' is not known"),
    "statistic that is not one": (
        "local_need/indicators/arrests.yaml", "statistic: rate", "statistic: ratio", "allowed: 'rate', 'proportion' or 'score'"
    ),
    "id in the file": (APPROACH, "checked_live", "id: walking-groups\nchecked_live", "'id' is taken from the file's name"),
    "record given twice": ("factors.yaml", "id: street-fights", "id: trusted-adult", "'trusted-adult' is given twice"),
    "steps out of order": ("evaluation_steps.yaml", "number: 2", "number: 3", "expected step 2 here, found 3"),
    "service with zero levels": ("provision/eastmere-walks.yaml", "levels: [secondary]", "levels: []", "at least 1 item"),
    "unknown approach of a service": (
        "provision/eastmere-walks.yaml", "approach: walking-groups", "approach: walking-group", "did you mean 'walking-groups'?"
    ),
    "wrong top key": ("outcomes.yaml", "outcomes:", "outcome:", "expected one key, 'outcomes'"),
    "an extra top key": ("outcomes.yaml", "outcomes:", "note: x\noutcomes:", "unknown key 'note'"),
}
# fmt: on


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the test expects {old!r} in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_file_and_line(mistake: str, invented: Path) -> None:
    name, old, new, message = MISTAKES[mistake]
    spoil(invented, name, old, new)
    _, problems = knowledge_base.load_with_problems(invented)
    assert any(message in problem.message and problem.file == f"evidence/{name}" for problem in problems), problems


def test_the_line_is_the_line_of_the_mistake(invented: Path) -> None:
    spoil(invented, APPROACH, "checked_live: false", "chekced_live: false")
    line = (invented / APPROACH).read_text().splitlines().index("chekced_live: false") + 1
    _, problems = knowledge_base.load_with_problems(invented)
    assert f"evidence/{APPROACH}:{line}: unknown key" in "\n".join(str(problem) for problem in problems)


def test_all_problems_of_all_files_are_told_at_once(invented: Path) -> None:
    spoil(invented, APPROACH, "label: moderate", "label: medium")
    spoil(invented, APPROACH, "prevention: [secondary]", "prevention: [never]")
    spoil(invented, FIGURES, "numerator: 500", "numerator: -500")
    with pytest.raises(FileProblems) as caught:
        knowledge_base.load(invented)
    assert len(caught.value.problems) == 3
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe\x00bad", "not a text file in UTF-8"),
        (b"", "expected one key, 'sources'"),
        (b"[" * 5000, "cannot be read"),
        (b"just words", "expected one key, 'sources'"),
        (b"sources: {a: 1}", "expected one key, 'sources'"),
    ],
)
def test_a_file_that_is_no_list_gets_one_sentence(invented: Path, content: bytes, message: str) -> None:
    (invented / "sources.yaml").write_bytes(content)
    _, problems = knowledge_base.load_with_problems(invented)
    assert any(message in problem.message or "nested too deeply" in problem.message for problem in problems), problems


def test_an_empty_folder_lists_what_is_missing(tmp_path: Path) -> None:
    _, problems = knowledge_base.load_with_problems(tmp_path)
    assert {"there is no such file: check the name", "there is no .yaml file in this folder"} == {
        problem.message for problem in problems
    }


def test_an_indicator_without_figures_says_who_could_give_them(invented: Path) -> None:
    (invented / "local_need/figures/arrests.yaml").unlink()
    _, problems = knowledge_base.load_with_problems(invented)
    assert any("say who could give them in data_gap" in problem.message for problem in problems)
