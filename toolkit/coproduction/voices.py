"""Knows what is kept of what people said: taking it in, who may see it, and taking it out again."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit import design as designs
from toolkit.coproduction import lines
from toolkit.design import Audience, Design, Shows, Voice

LONGEST_QUOTE = 70


@dataclass(frozen=True)
class Selection:
    """Something that was said, or everything that one group said on one day."""

    ids: tuple[str, ...]
    group: str
    said_on: str
    text: str = ""
    """The words in short; empty for everything that the group said that day."""


def new_among(design: Design, voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Those voices that the design does not hold yet, each once."""
    held = {_same(voice) for voice in design.voices.values()}
    found: list[Voice] = []
    for voice in voices:
        if _same(voice) not in held:
            held.add(_same(voice))
            found.append(voice)
    return tuple(found)


def take_in(design: Design, voices: Sequence[Voice]) -> Design:
    """The design with the voices that it does not hold yet, after those that it holds."""
    kept = dict(design.voices)
    first = designs.next_position(kept)
    for place, voice in enumerate(new_among(design, voices)):
        identifier = lines.unused_id(kept) if voice.id in kept else voice.id
        kept[identifier] = voice.model_copy(update={"id": identifier, "position": first + place})
    return design.with_(voices=kept)


def share(design: Design, ids: Iterable[str], audience: Audience) -> Design:
    """The design with some voices shown to other readers."""
    found = [design.voices[key] for key in ids if key in design.voices]
    changed = {voice.id: voice.model_copy(update={"share_with": audience}) for voice in found}
    return design.with_(voices={**design.voices, **changed})


def marked(voices: Iterable[Voice], shows: Shows | None) -> tuple[Voice, ...]:
    """Voices as what they show: a worry, a strength, or nothing that anybody has said."""
    return tuple(voice.model_copy(update={"shows": shows}) for voice in voices)


def mark(design: Design, ids: Iterable[str], shows: Shows | None) -> Design:
    """The design with some voices as a worry or as a strength."""
    found = marked((design.voices[key] for key in ids if key in design.voices), shows)
    return design.with_(voices={**design.voices, **{voice.id: voice for voice in found}})


def by_what_they_show(voices: Iterable[Voice]) -> dict[Shows | None, list[Voice]]:
    """Strengths, then worries, then all others; only what is there."""
    groups: dict[Shows | None, list[Voice]] = {"strength": [], "worry": [], None: []}
    for voice in voices:
        groups[voice.shows].append(voice)
    return {shows: said for shows, said in groups.items() if said}


def remove(design: Design, ids: Iterable[str]) -> Design:
    """The design without some voices."""
    gone = set(ids)
    return design.with_(voices={key: voice for key, voice in design.voices.items() if key not in gone})


def selections(design: Design) -> dict[str, Selection]:
    """What can be picked to change or take out: everything of a group and day, then each voice, by a key."""
    sittings: dict[tuple[str, str], list[str]] = defaultdict(list)
    single: dict[str, Selection] = {}
    for voice in design.ordered("voices"):
        sittings[voice.group, voice.said_on].append(voice.id)
        quote = textwrap.shorten(voice.text, LONGEST_QUOTE, placeholder=" …")
        single[voice.id] = Selection((voice.id,), voice.group, voice.said_on, quote or "…")
    together = {
        f"with-{ids[0]}": Selection(tuple(ids), group, day) for (group, day), ids in sittings.items() if len(ids) > 1
    }
    return together | single


def _same(voice: Voice) -> tuple[str, ...]:
    return voice.text.casefold(), voice.group.casefold(), voice.said_on, voice.about
