"""What people type into a field or a cell: taken where it is clear, refused in a sentence where it is not."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from toolkit import register
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.register import cells, editing


@pytest.mark.parametrize("words", ["", " ", "-", "Not recorded", "n/a", "?", "Unknown"])
def test_words_for_not_known_are_not_known_and_never_zero(words: str) -> None:
    assert cells.count(words) is None
    assert cells.text(words) is None
    assert cells.partial_date(words) is None


@pytest.mark.parametrize("words", ["about 30", "30 to 40", "1.5", "-3", "lots", "£"])
def test_a_number_that_is_none_is_refused_with_what_to_write(words: str) -> None:
    with pytest.raises(UserError, match="is not a whole number: write it like 40 or 1200"):
        cells.count(words)


@pytest.mark.parametrize("words", ["32/01/2026", "2026-13", "Spring 2026", "31/02/2026", "tomorrow", "12-15-2025"])
def test_a_date_that_is_none_is_refused_with_what_to_write(words: str) -> None:
    with pytest.raises(UserError, match="is not a date that we know: write it like 2026-03-31"):
        cells.partial_date(words)


def test_a_misspelt_choice_is_refused_with_the_nearest() -> None:
    with pytest.raises(UserError, match="did you mean “Mentoring”"):
        cells.choice("Mentorring", {"mentoring": "Mentoring", "sport": "Sport programmes"}, "approach")


def test_a_choice_far_from_any_says_so() -> None:
    with pytest.raises(UserError, match="it is no approach on our list"):
        cells.choice("Baking", {"mentoring": "Mentoring"}, "approach")


@given(st.text(), st.sampled_from([cells.text, cells.count, cells.partial_date]))
def test_any_text_is_taken_or_refused_in_words(words: str, read: Callable[[str], object]) -> None:
    with contextlib.suppress(UserError):
        assert read(words) is None or words.strip()


def test_a_new_service_knows_nothing_but_its_name_and_places() -> None:
    found = editing.new_service("boxing", "Boxing", ["E06999901"], "Network team", "2026-11-27")
    assert (found.places_per_year, found.ages, found.levels, found.stage_of_practice) == (None, None, None, None)
    assert (found.source, found.told_by, found.as_of) == (register.SOURCE, "Network team", "2026-11-27")


@pytest.mark.parametrize(
    ("name", "areas", "words"), [(" ", ["E06999901"], "needs a name"), ("Boxing", [], "needs a place")]
)
def test_a_service_without_name_or_place_is_refused(name: str, areas: list[str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        editing.new_service("boxing", name, areas, "", "2026-11-27")


def test_a_change_says_who_and_when_and_is_no_guess_any_more(base: KnowledgeBase) -> None:
    before = base.services["reach"]
    after = editing.changed(before, {"ages": None}, "School lead", "2026-11-27")
    assert "ages" in before.inferred
    assert "ages" not in after.inferred
    assert (after.told_by, after.as_of, after.source) == ("School lead", "2026-11-27", register.SOURCE)


def test_links_that_stay_keep_their_source_and_new_ones_name_who_said_so(base: KnowledgeBase) -> None:
    before = base.services["reach"]
    found = editing.links(before, [*before.factors[:1], "bullying"], "School lead", "2026-11-27")
    assert found[0] == before.acts_on[0]
    assert (found[1].confirmed_by, found[1].source) == ("School lead", register.SOURCE)


def test_ages_the_wrong_way_round_are_refused(base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match=r"youngest age \(18\) is above the oldest \(17\)"):
        editing.with_ages(base.services["reach"], 18, 17)


def test_what_cannot_be_is_said_in_a_sentence(base: KnowledgeBase) -> None:
    service = base.services["reach"].model_copy(update={"funded_from": "2026-04"})
    with pytest.raises(UserError, match="funding cannot end"):
        editing.changed(service, {"funded_until": "2026-03"}, "", "2026-11-27")
    with pytest.raises(UserError, match="A web address starts with"):
        editing.changed(service, {"link": "www.example.org"}, "", "2026-11-27")
