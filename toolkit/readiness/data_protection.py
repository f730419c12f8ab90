"""Knows what to ask about data protection before anyone is measured, and how far each point is known."""

from dataclasses import dataclass
from typing import Literal

Known = Literal["read", "partly_read", "our_proposal"]


@dataclass(frozen=True)
class Prompt:
    """One question, why it matters in our own words, and where the answer comes from."""

    question: str
    why: str
    known: Known
    source: str | None = None


PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "Have you assessed the risk to people’s data?",
        "The law asks for an impact assessment when the work is likely to bring a high risk to people. It says what "
        "you do with the data and why, what could go wrong and what you do about it.",
        "read",
        "ico-impact-assessments",
    ),
    Prompt(
        "Is this a plan that holds facts on violence and young people?",
        "Then take it that you need an impact assessment, and ask your data protection lead.",
        "our_proposal",
    ),
    Prompt(
        "Which lawful basis do you use?",
        "Consent is one of several and not always the best. A public body cannot use legitimate interests for its "
        "official tasks.",
        "read",
        "ico-children-lawful-basis",
    ),
    Prompt(
        "Does each young person understand and agree?",
        "Outside online services no fixed age is set: ask whether this person understands what it means.",
        "read",
        "ico-children-lawful-basis",
    ),
    Prompt(
        "How do you keep apart the lawful basis and a person’s own yes?",
        "A young person can say no to taking part whatever the lawful basis is. Ask again as they grow up.",
        "our_proposal",
    ),
    Prompt(
        "Will you hold facts on offences?",
        "Only an official authority may do so without more. Others need one of the conditions that the Data Protection "
        "Act 2018 lists.",
        "read",
        "ico-criminal-offence-data",
    ),
    Prompt(
        "Will you hold facts on health or ethnic background?",
        "These need a condition of their own as well as a lawful basis.",
        "partly_read",
    ),
    Prompt(
        "Could anyone be recognised?",
        "Use codes and not names, keep the list of codes elsewhere, use age bands, and hide small numbers.",
        "our_proposal",
    ),
)
NOT_LOOKED_INTO = (
    "We have not looked into how long data may be kept, when a research ethics committee must agree, or what the Data "
    "(Use and Access) Act 2025 changed. Ask your data protection lead."
)
