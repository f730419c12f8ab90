"""Knows what to settle on data protection, consent and safety before anyone is measured."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from toolkit import wording
from toolkit.design import Design
from toolkit.evaluation_plan import lines
from toolkit.knowledge_base import KnowledgeBase

Known = Literal["read", "partly_read", "our_proposal"]
Needed = Callable[[Design, KnowledgeBase], bool]
NOT_LOOKED_INTO = (
    "We have not looked into how long data may be kept, when a research ethics committee must agree, or what the Data "
    "(Use and Access) Act 2025 changed. Ask your data protection lead."
)


def _always(design: Design, base: KnowledgeBase) -> bool:
    return True


@dataclass(frozen=True)
class Prompt:
    """One thing to settle: the question, why it matters in our own words, and when it is needed."""

    id: str
    question: str
    why: str
    known: Known
    source: str | None = None
    is_needed: Needed = _always
    must_be_settled: bool = True


def holds_offences(design: Design, base: KnowledgeBase) -> bool:
    """Whether the plan's measures hold facts on offences of people in the service."""
    return any("offences" in measure.holds for measure in lines.measures(design, base))


def holds_special(design: Design, base: KnowledgeBase) -> bool:
    """Whether the plan holds facts on health, or on groups that need a condition of their own."""
    groups = {key for line in design.outcomes.values() for key in line.split_by}
    special = any(group.special_category for group in base.planning.groups if group.id in groups)
    return special or any("health" in measure.holds for measure in lines.measures(design, base))


def asks_about_harm(design: Design, base: KnowledgeBase) -> bool:
    """Whether answers can tell of abuse, self-harm or crime."""
    return any(measure.asks_about_harm for measure in lines.measures(design, base))


PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "impact-assessment",
        "Who writes the data protection impact assessment, and by when?",
        "The law asks for one when the work is likely to bring a high risk to people. Take it that a plan on violence "
        "and young people does. It says what you do with data and why, what could go wrong, and what you do about it.",
        "read",
        "ico-impact-assessments",
    ),
    Prompt(
        "lawful-basis",
        "Which lawful basis do you use?",
        "Consent is one of several and not always the best. A public body cannot use legitimate interests for its "
        "official tasks.",
        "read",
        "ico-children-lawful-basis",
    ),
    Prompt(
        "consent",
        "How does each young person understand and say yes or no?",
        "A person’s own yes is a thing of its own, whatever the lawful basis is. Outside online services no fixed "
        "age is set: ask whether this person understands what it means. Ask again as they grow up. No must cost "
        "them nothing.",
        "read",
        "ico-children-lawful-basis",
    ),
    Prompt(
        "offences",
        "Under which condition do you hold facts on offences?",
        "Only an official authority may do so without more. Others need one of the conditions that the Data Protection "
        "Act 2018 lists, and often a policy document.",
        "read",
        "ico-criminal-offence-data",
        holds_offences,
    ),
    Prompt(
        "special-category",
        "Under which condition do you hold facts on health or ethnic background?",
        "These need a condition of their own as well as a lawful basis.",
        "partly_read",
        None,
        holds_special,
    ),
    Prompt(
        "safeguarding",
        "What happens when an answer tells of harm?",
        "Say who reads the answers and how soon, what they do when one shows abuse, self-harm or crime, whom they call "
        "outside office hours, and what young people are told about that before they answer.",
        "our_proposal",
        None,
        asks_about_harm,
    ),
    Prompt(
        "codes",
        "Who keeps the list of codes, and where?",
        "Use codes and not names, dates of birth or postcodes. The list that ties codes to names is kept elsewhere, by "
        "somebody who does not work out results.",
        "our_proposal",
    ),
    Prompt(
        "small-numbers",
        "From which number of people on do you show a figure?",
        "Somebody can be recognised in a small group. Ours hides counts from 1 to 7 and rounds the others to the "
        "nearest 5.",
        "our_proposal",
    ),
    Prompt(
        "keeping",
        "How long are data kept, and who deletes them?",
        "Keep them no longer than the plan needs them, and name who deletes them. We found no fixed time.",
        "our_proposal",
    ),
    Prompt(
        "sharing",
        "With whom are data shared, and under which agreement?",
        "Records of schools, hospitals or the police come only under an agreement with those who hold them.",
        "our_proposal",
        must_be_settled=False,
    ),
    Prompt(
        "ethics-review",
        "Has anyone outside looked at whether it is fair to those who take part?",
        "A test by chance, or one that asks about harm, is better looked at by an ethics committee or a panel with "
        "young people in it.",
        "our_proposal",
        must_be_settled=False,
    ),
)  # fmt: skip


def needed(design: Design, base: KnowledgeBase) -> list[Prompt]:
    """What this plan has to settle, in order."""
    return [prompt for prompt in PROMPTS if prompt.is_needed(design, base)]


def is_settled(design: Design, prompt: Prompt) -> bool:
    """Whether something is written for a prompt."""
    found = design.evaluation.settled.get(prompt.id)
    return bool(found and found.text.strip())


def settled_in_words(design: Design, base: KnowledgeBase) -> str:
    """How many points people have settled, and how many are drafts that nobody has looked at, which settle nothing."""
    prompts = needed(design, base)
    written = [design.evaluation.settled[item.id] for item in prompts if is_settled(design, item)]
    drafted = sum(item.to_check for item in written)
    done = len(written) - drafted
    count = f"{done or 'None'} of {len(prompts)} points {'is' if done == 1 else 'are'} settled"
    waits = f"; {drafted} {'is' if drafted == 1 else 'are'} our draft, to be checked" if drafted else ""
    return f"{count}{waits}."


def open_prompts(design: Design, base: KnowledgeBase) -> list[Prompt]:
    """What must still be settled before the plan can be signed."""
    return [item for item in needed(design, base) if item.must_be_settled and not is_settled(design, item)]


def data_held(design: Design, base: KnowledgeBase) -> list[str]:
    """What the plan would hold on people, line by line, as an impact assessment asks."""
    found = [f"Answers to {measure.name}" for measure in lines.measures(design, base) if not measure.is_administrative]
    found += [f"Records: {wording.lower_first(measure.name)}" for measure in lines.measures(design, base)
              if measure.is_administrative and measure.holds]  # fmt: skip
    groups = dict.fromkeys(key for line in design.outcomes.values() for key in line.split_by)
    names = [group.name for group in base.planning.groups if group.id in groups]
    found += (
        [f"To show results apart: {wording.join_words([wording.lower_first(name) for name in names])}"] if names else []
    )
    return found


def risks(design: Design, base: KnowledgeBase) -> list[str]:
    """What could go wrong with these data, drafted from what the plan holds."""
    found = ["Somebody is recognised in a small group."]
    found += _when(asks_about_harm(design, base), "An answer tells of harm, and nobody reads it in time.")
    found += _when(holds_offences(design, base), "What somebody said about offences is used against them.")
    found += _when(holds_special(design, base), "Facts on health or background reach people who should not have them.")
    found += _when(bool(lines.questionnaires(design, base)), "A young person feels that they must answer.")
    return found


def _when(holds: bool, words: str) -> Iterable[str]:
    return [words] if holds else []
