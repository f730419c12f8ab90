"""The project file: what is written comes back, what is spoiled is named by line."""

from pathlib import Path

import pytest

from toolkit import design as designs, readiness
from toolkit.design import Design, Voice
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.yaml_files import FileProblems


@pytest.fixture(scope="module")
def drafted(base: KnowledgeBase) -> Design:
    return readiness.draft(base, "E06000016", "robbery", "hot-spots-policing")


def test_what_is_written_comes_back(drafted: Design) -> None:
    text = designs.to_yaml(drafted)
    assert designs.from_yaml(text, "x.yaml") == drafted
    assert designs.to_yaml(designs.from_yaml(text, "x.yaml")) == text


@pytest.mark.parametrize(
    "words", ["=1+1", "no", "011", "# not a comment", "a: b", "<script>", "two\nlines", "£5,000 – é"]
)
def test_any_words_come_back_as_they_were(drafted: Design, words: str) -> None:
    changed = drafted.with_(private_notes=words)
    assert designs.from_yaml(designs.to_yaml(changed), "x.yaml").private_notes == words


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema_version: 1", "schema_version: 99", "schema_version is 99; this program reads 1 to 1"),
        ("schema_version: 1\n", "", "it has no schema_version"),
        ("purpose", "porpoise", "did you mean 'purpose'?"),
        ("area: E06000016", "area: Leicester", "'area' is 'Leicester'; it must match"),
        ("end: impact", "end: imapct", "there is no box 'imapct'"),
        ("verdict: worse", "verdict: bad", "allowed: 'better', 'similar'"),
    ],
)
def test_a_spoiled_file_is_named(drafted: Design, old: str, new: str, message: str) -> None:
    text = designs.to_yaml(drafted.with_(purpose="bid"))
    assert old in text
    with pytest.raises(UserError) as caught:
        designs.from_yaml(text.replace(old, new, 1), "mine.yaml")
    assert message in str(caught.value)
    assert "mine.yaml" in str(caught.value)


@pytest.mark.parametrize("text", ["", "words", "- a list", "{", "\x00", "schema_version: [", "a: &x 1\nb: *x"])
def test_a_file_that_is_no_design_gets_a_sentence(text: str) -> None:
    with pytest.raises(FileProblems) as caught:
        designs.from_yaml(text, "mine.yaml")
    assert str(caught.value).startswith("mine.yaml:")


def test_a_truncated_file_gets_a_sentence(drafted: Design) -> None:
    text = designs.to_yaml(drafted)
    for part in (0.1, 0.35, 0.6, 0.9):
        with pytest.raises(UserError):
            designs.from_yaml(text[: int(len(text) * part)] + "\n  cut: [", "mine.yaml")


def test_the_first_version_can_still_be_read() -> None:
    path = Path(__file__).parents[1] / "data" / "designs" / "version-1.yaml"
    design = designs.from_yaml(designs.read_text(path), path.name)
    assert (design.schema_version, design.name) == (1, "Walking groups in Upper Eastmere (invented)")


def voice(share_with: str) -> Voice:
    return Voice.model_validate(
        {
            "id": f"voice-{share_with}",
            "position": 1,
            "text": share_with,
            "group": "g",
            "said_on": "2026",
            "share_with": share_with,
        }
    )


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        ("private", ["funder", "partnership", "private", "public"]),
        ("partnership", ["funder", "partnership", "public"]),
        ("funder", ["funder", "public"]),
        ("public", ["public"]),
    ],
)
def test_an_audience_sees_only_what_is_shared_with_it(drafted: Design, audience: str, seen: list[str]) -> None:
    voices = {f"voice-{name}": voice(name) for name in designs.AUDIENCES}
    shown = designs.for_audience(drafted.with_(voices=voices, private_notes="secret"), audience)
    assert sorted(item.text for item in shown.voices.values()) == seen
    assert shown.private_notes == ("secret" if audience == "private" else "")
