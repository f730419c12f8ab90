"""Fits an evaluation to its grant: one list of pieces in order of need, bought as far as the money goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit import evaluation, wording
from toolkit.design import Design
from toolkit.errors import UserError
from toolkit.evaluation_plan import costs, lines
from toolkit.evaluation_plan.costs import Money
from toolkit.knowledge_base import KnowledgeBase

DAYS = {"check": 3, "delivery": 10, "comparison": 15, "chance": 20, "cost": 5}
"""Days of an outside evaluator for each piece: our guesses."""
TALKS, TALK_MINUTES, SPLIT_MINUTES, HARM_MINUTES = 9, 90, 240, 30
"""Nine talks of an hour and a half, half a day to split results, half an hour a month on harm: our guesses."""
COUNT_MINUTES, MORE_MINUTES = 5, 5
"""To record one person's coming and going; and for each further form at one time: our guesses."""
FEWEST_TO_SPLIT = 20
"""With fewer people than this, groups would be so small that people could be recognised: our rule."""
FEWEST_WORTH_ASKING = 10

Bought = Literal["in", "in_part", "left_out"]


@dataclass(frozen=True)
class Piece:
    """One piece of an evaluation: what it costs, whether it is bought, for how many people, and why not."""

    id: str
    name: str
    pounds: float
    bought: Bought = "in"
    people: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Sized:
    """An evaluation as far as its money goes."""

    budget: int
    pieces: tuple[Piece, ...]

    @property
    def bought(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.bought != "left_out"]

    @property
    def left_out(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.bought == "left_out"]

    @property
    def pounds(self) -> float:
        return sum(piece.pounds for piece in self.bought)

    @property
    def study_design(self) -> str:
        """The strongest kind of test that is bought."""
        whole = {piece.id for piece in self.pieces if piece.bought == "in"}
        if "chance" in whole:
            return "two_groups_by_chance"
        if "comparison" in whole:
            return "comparison_group"
        return "before_and_after" if any(piece.id == "main" for piece in self.bought) else "process_only"


def sized(design: Design, base: KnowledgeBase) -> Sized | None:
    """The evaluation that the grant allows; None while the money or the number of people is not known."""
    money = costs.money(design, base)
    if money.budget is None or not money.people:
        return None
    pieces: list[Piece] = []
    left = float(money.budget)
    for piece, senseless in _pieces(design, base, money):
        refused = senseless or _depends(piece, pieces)
        bought = _left_out(piece, refused) if refused else _buy(piece, left, money.people)
        pieces.append(bought)
        left -= bought.pounds if bought.bought != "left_out" else 0
    return Sized(money.budget, tuple(pieces))


def most_questions(design: Design, base: KnowledgeBase) -> int:
    """How many questions from the theory the money can answer: two for the smallest plan, six at most."""
    budget = costs.money(design, base).budget
    if budget is None:
        return 6
    return 2 if budget < 1000 else 4 if budget < 10000 else 6


def _left_out(piece: Piece, why: str) -> Piece:
    return Piece(piece.id, piece.name, piece.pounds, "left_out", why=why)


def _buy(piece: Piece, left: float, people: int) -> Piece:
    """The piece if there is money; asked of a part of the people if that is enough to be worth it."""
    if piece.pounds <= left:
        return piece
    if piece.people:
        part = int(people * left / piece.pounds)
        if part >= FEWEST_WORTH_ASKING:
            why = f"There is money to ask {part} of {people} people. Choose them by chance, not by who is at hand."
            return Piece(piece.id, piece.name, piece.pounds * part / people, "in_part", part, why)
    have, costs_about = wording.number(round(left)), wording.number(round(piece.pounds))
    return _left_out(piece, f"It would cost about £{costs_about}, and £{have} is left.")


def _depends(piece: Piece, before: list[Piece]) -> str:
    """A piece that builds on another is left out with it."""
    needed = {"comparison": "main", "chance": "comparison", "follow-up": "main", "year": "follow-up"}.get(piece.id)
    found = next((item for item in before if item.id == needed), None)
    if found and found.bought == "left_out":
        return f"It builds on “{wording.lower_first(found.name)}”, which is left out."
    if found and found.bought == "in_part" and piece.id in ("comparison", "chance"):
        return f"There is not enough money to ask everyone, so none for “{wording.lower_first(piece.name)}”."
    return ""


def _pieces(design: Design, base: KnowledgeBase, money: Money) -> Iterator[tuple[Piece, str]]:
    """Every piece in order of need, each with why it would make no sense here, or nothing."""
    people = money.people or 0
    each = people * money.staff(money.staff_minutes)
    yield Piece("count", "Count who starts, stays and finishes", people * money.staff(COUNT_MINUTES)), ""
    yield Piece("harm", "Watch for harm each month", 12 * money.staff(HARM_MINUTES)), ""
    yield _main(design, base, 2 * each, people)
    yield Piece("talks", "Talk with six young people and three workers", TALKS * money.staff(TALK_MINUTES)), ""
    yield from _further(design, base, money)
    few = f"With {people} people, groups would be so small that somebody could be recognised."
    split = Piece("split", "Show results apart by sex, ethnic background and need", money.staff(SPLIT_MINUTES))
    yield split, few if people < FEWEST_TO_SPLIT else ""
    stay = people * (1 - design.evaluation.attrition)
    again = stay * 2 * money.staff(money.staff_minutes)
    yield Piece("follow-up", "Ask again some months after people leave", again, people=people), ""
    yield Piece("check", "Have plan and figures checked by an outside evaluator", _days("check", money)), ""
    yield Piece("delivery", "An outside study of delivery", _days("delivery", money)), ""
    yield from _tests(design, base, money, 2 * each)
    yield Piece("year", "Ask once more a year after people leave", again, people=people), ""
    yield Piece("cost", "A study of what it costs for what it gains", _days("cost", money)), ""


def _days(piece: str, money: Money) -> float:
    return DAYS[piece] * money.evaluator_day


def _main(design: Design, base: KnowledgeBase, pounds: float, people: int) -> tuple[Piece, str]:
    line = lines.main(design)
    name = "Measure the main outcome at the start and at the end"
    if line is None:
        return Piece("main", name, pounds, people=people), ""
    measure = lines.measure(line, base)
    shown = f"{name}: {measure.short_name}" if measure else name
    return Piece("main", shown, pounds + (line.cost or 0), people=people), ""


def _further(design: Design, base: KnowledgeBase, money: Money) -> Iterator[tuple[Piece, str]]:
    line = lines.main(design)
    for key in lines.questionnaires(design, base):
        if line and key == line.measure:
            continue
        pounds = 2 * (money.people or 0) * money.staff(MORE_MINUTES)
        yield Piece(f"further-{key}", f"Further form: {base.measures[key].short_name}", pounds, people=money.people), ""


def _tests(design: Design, base: KnowledgeBase, money: Money, each: float) -> Iterator[tuple[Piece, str]]:
    people = money.people or 0
    comparison = each + _days("comparison", money)
    hopeless = _too_few_for_groups(design, 2 * people)
    yield Piece("comparison", "Measure a comparison group as well", comparison), hopeless
    chance = Piece("chance", "Have the two groups chosen by chance, by an outside evaluator", _days("chance", money))
    yield chance, hopeless


def _too_few_for_groups(design: Design, people: int) -> str:
    """Why a comparison would tell nothing; empty where it could show at least a large difference."""
    plan = design.evaluation
    try:
        smallest = evaluation.smallest_difference(
            "two_groups_by_chance", people, correlation=plan.correlation, attrition=plan.attrition
        )
    except UserError:
        return "There are too few people for two groups."
    if smallest <= max(evaluation.DIFFERENCES):
        return ""
    return f"With {people} people in two groups only a very large difference could be seen."
