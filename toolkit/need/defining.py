"""Makes an indicator of one's own from a few answers, complete enough to be read beside the others."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from toolkit import wording
from toolkit.errors import UserError
from toolkit.need.indicators import Gathered, Indicator
from toolkit.need.readers import Series
from toolkit.need.readers.values import slug
from toolkit.vocabulary import Ages, FactorLink, Polarity

GATHERED: dict[Gathered, str] = {
    "official": "Official figures",
    "survey": "A survey of people",
    "service": "A return of a service",
    "own": "Our own count",
}
POLARITY: dict[Polarity, str] = {
    "good_low": "Lower is better",
    "good_high": "Higher is better",
    "ambiguous": "Neither: it also shows what services or the police do",
}
COUNTS: dict[Literal["people", "events"], str] = {
    "people": "People, each once",
    "events": "Events: one person can be counted more than once",
}


@dataclass(frozen=True)
class Answers:
    """What somebody says of their own indicator."""

    name: str
    polarity: Polarity = "ambiguous"
    gathered: Gathered = "own"
    counts: Literal["people", "events"] = "people"
    out_of: str = ""
    factor: str | None = None
    ages: Ages | None = None


def _own_id(name: str) -> str:
    """An id for a name; one in letters that ids do not have gets a number that only this name has."""
    words = slug(name)
    mark = "" if words.replace("-", "") == "".join(filter(str.isalnum, name.casefold())) else f"-{_mark(name)}"
    return f"own-{words[:60].rstrip('-')}{mark}"


def _mark(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:6]


def own_indicator(series: Series, answers: Answers) -> Indicator:
    """The indicator, under an id that no indicator of the evidence base has. Raises UserError without a name."""
    name = " ".join(answers.name.split())
    if not name:
        raise UserError("Give the new indicator a name that says what is counted, and of whom.")
    unit = series.unit if series.unit not in ("", "%") else ("%" if series.unit == "%" else "as given in the file")
    wanted = {"good_low": "Less of this", "good_high": "More of this", "ambiguous": "A change in this"}
    return Indicator(
        id=_own_id(name), name=name, short_name=f"{name[:60]}, {unit}",
        what=f"{name}. Defined here, when the figures were brought from a file.", unit=unit,
        statistic=series.statistic, multiplier=series.multiplier, counts=answers.counts, polarity=answers.polarity,
        polarity_note="Chosen by whoever brought the figures." if answers.polarity == "ambiguous" else None,
        ages=answers.ages or series.ages, denominator=answers.out_of.strip() or series.denominator or None,
        factors=(FactorLink(factor=answers.factor),) if answers.factor else (),
        change=f"{wanted[answers.polarity]}: {wording.lower_first(name)}", source=series.source.id,
        gathered=answers.gathered, caveats=tuple(item for item in (series.note,) if item),
    )  # fmt: skip
