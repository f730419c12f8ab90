"""Judges how far an approach's evidence fits a plan, in words."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from toolkit.evidence.approaches import Approach
from toolkit.vocabulary import Ages


class Fit(NamedTuple):
    """How far evidence fits a plan in one respect, and why in a sentence."""

    verdict: Literal["yes", "partly", "no", "unknown"]
    because: str

    @property
    def in_words(self) -> str:
        return f"{FIT_WORDS[self.verdict]}. {self.because}"


FIT_WORDS: Mapping[str, str] = {"yes": "Fits", "partly": "Partly", "no": "Does not fit", "unknown": "Not known"}


def fit(approach: Approach, ages: Ages | None, settings: Iterable[str], kinds: Iterable[str]) -> Mapping[str, Fit]:
    """How far an approach's evidence fits a plan in its ages, setting and kind of violence."""
    return {
        "ages": _ages_fit(approach, ages),
        "setting": _overlap_fit(set(approach.settings), set(settings), _SETTING_SENTENCES),
        "kind": _overlap_fit(set(approach.kinds_of_violence), set(kinds), _KIND_SENTENCES),
    }


def _ages_fit(approach: Approach, ages: Ages | None) -> Fit:
    if ages is None:
        return Fit("unknown", "This plan names no ages yet.")
    if approach.ages is None:
        return Fit("unknown", "The ages studied are not recorded.")
    verdict: Literal["yes", "partly", "no"] = "yes" if approach.ages.covers(ages) else "partly"
    verdict = verdict if approach.ages.overlaps(ages) else "no"
    return Fit(verdict, f"The evidence speaks for ages {approach.ages}; yours are {ages}.")


_SETTING_SENTENCES: Mapping[str, str] = {
    "yes": "The studies were in settings like yours.",
    "partly": "The studies were in some of your settings, not in all.",
    "no": "The studies were in other settings.",
    "not recorded": "The settings studied are not recorded.",
    "not chosen": "This plan names no setting yet.",
}
_KIND_SENTENCES: Mapping[str, str] = {
    "yes": "The evidence speaks for your kinds of violence.",
    "partly": "The evidence speaks for some of your kinds of violence, not for all.",
    "no": "The evidence speaks for other kinds of violence.",
    "not recorded": "The kinds of violence that it speaks for are not recorded.",
    "not chosen": "This plan names no kind of violence yet.",
}


def _overlap_fit(known: set[str], wanted: set[str], sentences: Mapping[str, str]) -> Fit:
    if not wanted:
        return Fit("unknown", sentences["not chosen"])
    if not known:
        return Fit("unknown", sentences["not recorded"])
    if wanted <= known:
        return Fit("yes", sentences["yes"])
    return Fit("partly", sentences["partly"]) if wanted & known else Fit("no", sentences["no"])
