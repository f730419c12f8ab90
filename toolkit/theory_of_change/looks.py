"""Knows how each kind of box and each rating of an arrow looks, the same on screen and in every document."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from toolkit import marks


@dataclass(frozen=True)
class BoxLook:
    """How a kind of box looks."""

    fill: str
    edge: str
    thickness: float
    corner: float
    label: str = marks.INK_2
    text: str = marks.INK


_OUTCOME = BoxLook(marks.WHITE, marks.INK, 1.6, 4)
_GIVEN = BoxLook(marks.MIST, marks.EDGE, 1.2, 4)
_WORK = BoxLook(marks.TINT, marks.THREAD, 1.4, 0)
BOXES: Mapping[str, BoxLook] = MappingProxyType({
    "need": _GIVEN,
    "people": BoxLook(marks.MIST, marks.EDGE, 1.2, 14),
    "input": _WORK,
    "activity": _WORK,
    "output": _WORK,
    "short_outcome": _OUTCOME,
    "medium_outcome": _OUTCOME,
    "long_outcome": _OUTCOME,
    "impact": BoxLook(marks.DEEP, marks.DEEP, 1.6, 4, marks.WHITE, marks.WHITE),
    "assumption": BoxLook(marks.WHITE, marks.EVIDENCE, 1.6, 4, marks.EVIDENCE),
    "enabler": _GIVEN,
    "risk": BoxLook(marks.WHITE, marks.HARM, 1.6, 4, marks.HARM),
})  # fmt: skip


@dataclass(frozen=True)
class LineLook:
    """How an arrow of a rating looks: told apart by thickness and dashes even without colour."""

    colour: str
    thickness: float
    dashes: str = ""
    round_ends: bool = False
    is_hollow: bool = False


LINES: Mapping[str, LineLook] = MappingProxyType({
    "studies_fit": LineLook(marks.HIGH, 3.2),
    "studies_partly_fit": LineLook(marks.HIGH, 3.6, is_hollow=True),
    "some_studies": LineLook(marks.MODERATE, 2),
    "assumption": LineLook(marks.EVIDENCE, 1.6, "7 4"),
    "not_rated": LineLook(marks.UNRATED, 2, "1.5 4", round_ends=True),
    "may_do_harm": LineLook(marks.HARM, 2, "10 3 2 3"),
})  # fmt: skip
