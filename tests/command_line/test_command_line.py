"""The same without a browser: what each command prints, writes and returns."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from toolkit import design as designs
from toolkit.__main__ import main
from toolkit.knowledge_base import KnowledgeBase

LEICESTER = ["--area", "E06000016"]
NEED_KEYS = [
    "id", "name", "value", "lower", "upper", "comparator_value", "verdict", "difference", "excess", "period", "source",
]  # fmt: skip
GAP_KEYS = [
    "id", "kind", "factor", "reason", "approaches", "excluded", "tier", "rank", "rank_low", "rank_high",
]  # fmt: skip
KINDS = {
    "provision_gap", "weak_provision", "evidence_gap", "data_gap", "harmful_provision", "unclear_provision", "no_gap",
    "ends_within_a_year",
}  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, what was printed, and the errors."""
    code = main([str(item) for item in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """A design file as the draft command writes it."""
    path = tmp_path / "design.yaml"
    arguments = ["draft", *LEICESTER, "--need", "robbery", "--approach", "hot-spots-policing", "--output", str(path)]
    assert main(arguments) == 0
    return path


def test_need_as_json_has_these_keys_and_null_for_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "need", *LEICESTER, "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert len(rows) >= 15
    assert all(list(row) == NEED_KEYS for row in rows)
    assert "NaN" not in out
    assert any(row["value"] is None for row in rows)
    assert {row["verdict"] for row in rows} <= {"better", "similar", "worse", "higher", "lower", "not_compared"}


def test_need_as_csv_has_the_same_rows(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "need", *LEICESTER, "--format", "json")[1])
    table = list(csv.DictReader(io.StringIO(run(capsys, "need", *LEICESTER, "--format", "csv")[1])))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert [row["value"] for row in table] == ["" if row["value"] is None else str(row["value"]) for row in rows]


def test_need_as_a_table_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "need", *LEICESTER)[1]
    assert "name: Violence with injury, recorded by the police, all ages" in out
    assert "verdict: worse" in out
    assert "verdict: not compared" in out


@pytest.mark.parametrize("area", ["E06000016", "E06000017", "E07000130", "E10000018", "E23000021"])
def test_gaps_as_json_never_offer_what_does_harm(
    capsys: pytest.CaptureFixture[str], base: KnowledgeBase, area: str
) -> None:
    rows = json.loads(run(capsys, "gaps", "--area", area, "--format", "json")[1])
    assert rows
    assert all(list(row) == GAP_KEYS and row["kind"] in KINDS for row in rows)
    assert not any(base.approaches[key].is_harmful for row in rows for key in row["approaches"])
    assert all(base.approaches[key].is_harmful for row in rows for key in row["excluded"])


@pytest.mark.parametrize(
    ("by", "values"),
    [
        ("age", {"Under 10", "10 to 14", "15 to 17", "18 to 25", "Over 25"}),
        ("level", {"primary", "secondary", "tertiary"}),
        ("place", {"E06000016"}),
    ],
)
def test_gaps_by_column_name_the_column_in_each_row(
    capsys: pytest.CaptureFixture[str], base: KnowledgeBase, by: str, values: set[str]
) -> None:
    rows = json.loads(run(capsys, "gaps", *LEICESTER, "--by", by, "--format", "json")[1])
    assert {row[by] for row in rows} == values
    assert len(rows) == len({row["id"] for row in rows}) == len(values) * len(base.factors)
    assert all(list(row) == [*GAP_KEYS, by] for row in rows)


def test_a_draft_is_a_design_that_passes_its_check(capsys: pytest.CaptureFixture[str], drafted: Path) -> None:
    design = designs.from_yaml(designs.read_text(drafted), drafted.name)
    assert (design.area_name, list(design.needs), list(design.approaches)) == (
        "Leicester", ["robbery"], ["hot-spots-policing"],
    )  # fmt: skip
    code, out, _ = run(capsys, "check", drafted)
    assert code == 0, "advice is printed and is no fault"
    assert "No outcome is marked as the main one." in out


def test_every_id_that_need_prints_can_be_drafted_from(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = json.loads(run(capsys, "need", *LEICESTER, "--format", "json")[1])
    for row in rows:
        path = tmp_path / f"{row['id']}.yaml"
        code, _, err = run(
            capsys, "draft", *LEICESTER, "--need", row["id"], "--approach", "mentoring", "--output", path
        )
        assert (code, path.exists()) == (0, True), err


def test_a_harmful_approach_is_refused_without_a_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "design.yaml"
    command = ["draft", *LEICESTER, "--need", "robbery", "--approach", "boot-camps", "--output", path]
    code, _, err = run(capsys, *command)
    assert (code, path.exists(), len(err.strip().splitlines())) == (1, False, 1)
    assert "does harm on average" in err
    assert run(capsys, *command, "--reason", "The court demands it.")[0] == 0


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html"])
@pytest.mark.parametrize("cut", ["plan", "brief", "bid"])
def test_each_document_is_written(
    capsys: pytest.CaptureFixture[str], drafted: Path, tmp_path: Path, suffix: str, cut: str
) -> None:
    path = tmp_path / f"document{suffix}"
    code, _, err = run(capsys, "document", drafted, "--output", path, "--cut", cut)
    assert (code, err) == (0, "")
    assert path.stat().st_size > 5_000


def test_the_locality_profile_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "profile.docx"
    assert run(capsys, "profile", "--area", "E07000130", "--output", path)[0] == 0
    assert path.stat().st_size > 5_000


# ruff: noqa: E501
MISTAKES = {
    "unknown area": (["need", "--area", "E06000099"], "There is no area with the code 'E06000099'"),
    "area that is no code": (["gaps", "--area", "Leicester"], "There is no area with the code 'Leicester'"),
    "unknown need": (
        ["draft", *LEICESTER, "--need", "robery", "--approach", "mentoring", "--output", "x.yaml"], "did you mean 'robbery'?"
    ),
    "unknown approach": (
        ["draft", *LEICESTER, "--need", "robbery", "--approach", "mentorin", "--output", "x.yaml"], "did you mean 'mentoring'?"
    ),
    "no such design": (["document", "nowhere.yaml", "--output", "x.docx"], "there is no such file"),
    "folder for a design": (["document", ".", "--output", "x.docx"], "there is no such file"),
    "no such folder to write to": (
        ["draft", *LEICESTER, "--need", "robbery", "--approach", "mentoring", "--output", "no/such/folder/x.yaml"],
        "cannot be written",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_input_gives_one_clear_line_and_code_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mistake: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, message = MISTAKES[mistake]
    code, out, err = run(capsys, *arguments)
    assert (code, out, len(err.strip().splitlines())) == (1, "", 1)
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["need"],
        ["need", "--area", "E06000016", "--format", "pdf"],
        ["draft", *LEICESTER],
        ["document", "x.yaml"],
        ["document", "x.yaml", "--output", "x.docx", "--cut", "poem"],
        ["need", "--are", "E06000016"],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("name", ["x.odt", "x", "x.rtf"])
def test_a_document_of_an_unknown_kind_is_refused(
    capsys: pytest.CaptureFixture[str], drafted: Path, tmp_path: Path, name: str
) -> None:
    code, _, err = run(capsys, "document", drafted, "--output", tmp_path / name)
    assert code == 1
    assert ".docx" in err
    assert not (tmp_path / name).exists()


def test_check_without_a_path_checks_everything_that_comes_with_the_tool(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check")
    assert code == 0, out
    assert "No faults found." in out


def test_check_names_a_typo_in_a_design_by_line(capsys: pytest.CaptureFixture[str], drafted: Path) -> None:
    text = drafted.read_text(encoding="utf-8").replace("approach: hot-spots-policing", "approach: hot-spot-policing")
    drafted.write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "check", drafted)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "approach: hot-spot-policing" in row)
    assert code == 1
    assert f"{drafted}:{line}: 'hot-spot-policing' is not known; did you mean 'hot-spots-policing'?" in out


@pytest.mark.parametrize("content", ["", "words", "schema_version: 9", "{", "schema_version: 1\nname: x"])
def test_check_of_a_broken_file_ends_with_1_and_no_traceback(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(content, encoding="utf-8")
    code, out, err = run(capsys, "check", path)
    assert code == 1
    assert str(path) in out
    assert "Traceback" not in out + err


def test_check_of_one_file_of_the_evidence_base_tells_of_that_file_only(
    capsys: pytest.CaptureFixture[str], invented: Path
) -> None:
    for name in ("walking-groups", "posters"):
        path = invented / "approaches" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "wrong: 1\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", invented / "approaches" / "posters.yaml")
    assert code == 1
    assert "evidence/approaches/posters.yaml:" in out
    assert "walking-groups.yaml" not in out
    assert len(run(capsys, "check", invented)[1].strip().splitlines()) == 2


def test_another_network_is_data_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, invented: Path, tmp_path: Path
) -> None:
    """Areas, indicators, provision, definition and partners of an invented network, and no code touched."""
    monkeypatch.setenv("THROUGHLINE_EVIDENCE", str(invented))
    rows = json.loads(run(capsys, "need", "--area", "E06999901", "--format", "json")[1])
    assert rows[0]["id"] == "street-injuries"
    path, document, profile = tmp_path / "d.yaml", tmp_path / "d.docx", tmp_path / "p.docx"
    draft = ["draft", "--area", "E06999901", "--need", "street-injuries", "--approach", "walking-groups"]
    assert run(capsys, *draft, "--output", path)[0] == 0
    assert run(capsys, "document", path, "--output", document)[0] == 0
    assert run(capsys, "profile", "--area", "E06999901", "--output", profile)[0] == 0
    assert run(capsys, "need", "--area", "E06000016")[0] == 1, "Leicester is not in that network"


def test_check_gives_each_rule_at_the_line_it_is_about_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], drafted: Path
) -> None:
    before = drafted.read_bytes()
    out = run(capsys, "check", drafted)[1]
    found = re.findall(r":(\d+): \[(gate|[TEH]\d\d)\] .+\.$", out, re.MULTILINE)
    assert {"gate", "T21", "T28"} <= {rule for _, rule in found}
    unrated = next(int(line) for line, rule in found if rule == "T17")
    assert "-to-" in before.decode().splitlines()[unrated - 1], "the line of the first arrow that nobody rated"
    assert drafted.read_bytes() == before
