"""Who is reached and who is not, and what must be settled before anyone is asked."""

from tests.evaluation_plan.conftest import Changed
from toolkit import readiness
from toolkit.design import Design, Voice
from toolkit.evaluation_plan import drafting, fairness, protecting
from toolkit.knowledge_base import KnowledgeBase

EMPTY = Design(id="design-empty", name="Empty", made_on="2026-11-23")
PROTECTED = {
    "Age", "Disability", "Gender reassignment", "Marriage and civil partnership", "Pregnancy and maternity",
    "Ethnic background", "Religion or belief", "Sex", "Sexual orientation",
}  # fmt: skip


def drafted(group: str, design: Design, base: KnowledgeBase) -> str:
    found = next(item for item in fairness.assessed(design, base) if item.group.id == group)
    return " ".join(words for words, _ in found.drafted)


def test_the_nine_characteristics_of_the_act_are_there_and_more(base: KnowledgeBase) -> None:
    named = {group.name for group in base.planning.groups if group.law != "not_listed"}
    assert named == PROTECTED
    others = {group.id for group in base.planning.groups if group.law == "not_listed"}
    assert {"special-educational-needs", "care-experience"} <= others


def test_ages_of_the_plan_say_who_is_left_out(whole: Design, base: KnowledgeBase) -> None:
    assert "The plan is for ages 10 to 17. Anyone younger or older is not reached." in drafted("age", whole, base)
    assert "Anyone younger" not in drafted("age", EMPTY, base)


def test_a_measure_that_is_hard_to_read_is_named_for_those_who_read_less(
    with_line: Changed, base: KnowledgeBase
) -> None:
    design = with_line(measure="sdq-total-difficulties")
    assert "takes a reading age of about 13" in drafted("special-educational-needs", design, base)
    assert "leaves some of them out" in drafted("age", design, base)


def test_what_is_not_known_locally_is_said(whole: Design, base: KnowledgeBase) -> None:
    said = drafted("ethnic-background", whole, base)
    assert "We hold no figures on violence for it in Leicester, Leicestershire and Rutland." in said


def test_those_who_were_heard_are_named_with_their_group(whole: Design, base: KnowledgeBase) -> None:
    voice = Voice(id="voice-1", position=1, text="Not at night", group="Girls’ group, Eastside", said_on="2026-11-01")
    design = whole.with_(voices={"voice-1": voice})
    assert "Heard: Girls’ group, Eastside, 2026-11-01." in drafted("sex", design, base)
    assert "Heard" not in drafted("religion-or-belief", design, base)


def test_each_way_in_says_whom_it_may_miss(whole: Design) -> None:
    question = whole.question.model_copy(update={"settings": ("school-and-college", "custody")})
    said = " ".join(fairness.missed(whole.with_(question=question)))
    assert "out of school" in said
    assert "the police do not stop everyone alike" in said
    assert fairness.missed(EMPTY) == []


def test_offences_health_and_harm_each_bring_a_point_to_settle(
    whole: Design, with_line: Changed, base: KnowledgeBase
) -> None:
    assert not {"offences", "safeguarding"} & {prompt.id for prompt in protecting.needed(EMPTY, base)}
    assert {"offences", "safeguarding", "special-category"} <= {item.id for item in protecting.needed(whole, base)}
    only = with_line(measure="cries-8", split_by=()).with_(outcomes={})
    assert "special-category" not in {prompt.id for prompt in protecting.needed(only, base)}


def test_what_is_settled_is_no_longer_open(changed: Changed, base: KnowledgeBase) -> None:
    assert protecting.open_prompts(changed(), base) == []
    bare = protecting.open_prompts(changed(settled={}), base)
    assert [prompt.id for prompt in bare] == [
        "impact-assessment", "lawful-basis", "consent", "offences", "special-category", "safeguarding", "codes",
        "small-numbers", "keeping",
    ]  # fmt: skip
    blank = changed(settled={"consent": {"text": "  "}})
    assert "consent" in {prompt.id for prompt in protecting.open_prompts(blank, base)}


def test_the_data_held_and_the_risks_follow_from_the_measures(whole: Design, base: KnowledgeBase) -> None:
    held = " ".join(protecting.data_held(whole, base))
    assert "Answers to Social Provisions Scale" in held
    assert "ethnic background" in held
    assert "What somebody said about offences is used against them." in protecting.risks(whole, base)
    assert protecting.data_held(EMPTY, base) == []


def test_a_draft_settles_nothing_and_thinks_nothing_through(base: KnowledgeBase) -> None:
    guessed = drafting.complete(readiness.draft(base, "E06000016", "violence-with-injury", "mentoring"), base)
    assert protecting.settled_in_words(guessed, base).startswith("None of ")
    assert "our draft, to be checked" in protecting.settled_in_words(guessed, base)
    assert fairness.in_words(guessed, base)[0].startswith("None of ")
