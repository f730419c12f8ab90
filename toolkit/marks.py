"""Knows every mark: its shape as one SVG, its word and its colour, the same on screen and in documents."""

import functools
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

INK, INK_2, EDGE, RULE, MIST, WHITE = "#17212B", "#48545F", "#75828B", "#D3DADD", "#F2F5F5", "#FFFFFF"
THREAD, DEEP, TINT, FOCUS, UNRATED = "#0A5A63", "#06363D", "#E1EFEF", "#C25E00", "#66727B"
HIGH, MODERATE, LOW, LOW_INK, HARM = "#0B4A6F", "#2A76A3", "#D6E8F2", "#123B54", "#8A1C2C"
PROVISION, EVIDENCE, DATA, WORSE, BETTER = "#752C7B", "#855600", "#4A5A6A", "#A33F00", "#1F5FA8"


@dataclass(frozen=True)
class Mark:
    """One mark. `fill` is the colour of the chip that it stands on; none for a mark on the plain page."""

    svg: str
    word: str
    colour: str
    fill: str = ""

    @property
    def width(self) -> int:
        """In pixels of the screen, at which it is 16 high, or 14 for certainty."""
        return 35 if 'width="35" height="14"' in self.svg else 16

    @property
    def height(self) -> int:
        return 14 if 'width="35" height="14"' in self.svg else 16


def _svg(content: str, width: int = 16, height: int = 16) -> str:
    box = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} fill="none">{content}</svg>'


def _line(path: str, colour: str, width: float = 1.6, more: str = "") -> str:
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path}" stroke="{colour}" stroke-width="{width}" {ends} {more}/>'


def _disc(colour: str, radius: float = 7) -> str:
    return f'<circle cx="8" cy="8" r="{radius}" fill="{colour}"/>'


def _ring(colour: str, width: float = 1.6, more: str = "") -> str:
    return f'<circle cx="8" cy="8" r="6.4" stroke="{colour}" stroke-width="{width}" {more}/>'


def _tick(colour: str = WHITE) -> str:
    return _line("M4.9 8.2 7.1 10.4 11.2 5.9", colour, 1.8)


def _dash(colour: str) -> str:
    return _line("M5.8 8H10.2", colour)


def _question(colour: str) -> str:
    hook = _line("M6.3 6.6a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.6-.9 1.2", colour, 1.3)
    return f'{hook}<circle cx="8" cy="11" r=".85" fill="{colour}"/>'


def _bars(full: int, colour: str) -> str:
    places = ((1, 10, 5), (6, 6, 9), (11, 2, 13))
    return "".join(_bar(*place, colour, number < full) for number, place in enumerate(places))


def _bar(left: float, top: float, height: float, colour: str, is_full: bool) -> str:
    if is_full:
        return f'<rect x="{left}" y="{top}" width="4.4" height="{height}" fill="{colour}"/>'
    frame = f'x="{left + 0.6}" y="{top + 0.6}" width="3.2" height="{height - 1.2}"'
    return f'<rect {frame} stroke="{colour}" stroke-width="1.1"/>'


def _octagon(fill: str, cross: str) -> str:
    shape = f'<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="{fill}"/>'
    return shape + _line("M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8", cross, 1.8)


def _unclear(colour: str) -> str:
    return _ring(colour, 1.2, 'stroke-dasharray="2.4 1.8"') + _question(colour)


def _dots(filled: int) -> str:
    circles = (
        f'<circle cx="{4.5 + 8.7 * number:.1f}" cy="7" r="3.3" fill="{INK_2 if number < filled else WHITE}" '
        f'stroke="{INK_2}" stroke-width="1.2"/>'
        for number in range(4)
    )
    return _svg("".join(circles), 35, 14)


def _pill() -> str:
    edge = f'stroke="{INK_2}" stroke-width="1.2" stroke-dasharray="3 2"'
    frame = f'<rect x=".8" y="2" width="33.4" height="10" rx="5" {edge}/>'
    return _svg(frame + _line("M15 7h5", INK_2), 35, 14)


def _box(colour: str, width: float = 1.6, more: str = "", height: float = 12.4) -> str:
    top = (16 - height) / 2
    size = f'x="1.8" y="{top:.1f}" width="12.4" height="{height}" rx="1"'
    return f'<rect {size} stroke="{colour}" stroke-width="{width}" {more}/>'


_PLUS = _line("M12 1.4v5M9.5 3.9h5", PROVISION, 1.6)
_MISSING_CORNER = _line("M8.6 1.9H1.9v12.2h12.2V8.4", PROVISION, 1.8) + _PLUS
_ONE_THIRD = _box(PROVISION, 1.8) + f'<rect x="1.8" y="9.4" width="12.4" height="4.8" fill="{PROVISION}"/>'
_DIAMOND = _line("M8 .9 15.1 8 8 15.1.9 8z", EVIDENCE, 1.5) + _question(EVIDENCE)
_BROKEN_CIRCLE = _ring(DATA, 1.7, 'stroke-dasharray="3.1 1.9"') + _dash(DATA)
_FILLED_SQUARE = f'<rect x="1" y="1" width="14" height="14" rx="1.5" fill="{THREAD}"/>' + _tick()
_TRIANGLE = (
    f'<path d="M8 1.2 15.4 14.6H.6z" fill="{WORSE}"/>'
    + _line("M8 6.2v3.6", WHITE, 1.7)
    + f'<circle cx="8" cy="12.2" r="1" fill="{WHITE}"/>'
)
_CLOCK = _ring(PROVISION) + _line("M8 4.4V8l2.6 1.8", PROVISION, 1.7)
_LOOK_INSIDE = (
    '<circle cx="6.8" cy="6.8" r="5" stroke="'
    + INK_2
    + '" stroke-width="1.6"/>'
    + (_line("M10.6 10.6l4 4", INK_2, 2) + f'<circle cx="6.8" cy="6.8" r="1.5" fill="{INK_2}"/>')
)
_EQUALS = _ring(INK_2) + _line("M5.4 6.7h5.2M5.4 9.4h5.2", INK_2, 1.4)
_THICK_RING = f'<circle cx="8" cy="8" r="5.4" fill="{WHITE}" stroke="{THREAD}" stroke-width="3.6"/>'
_HALF = _ring(THREAD) + f'<path d="M8 1.6a6.4 6.4 0 0 1 0 12.8z" fill="{THREAD}"/>'

IMPACT: Mapping[str, Mark] = MappingProxyType({
    "high": Mark(_svg(_bars(3, HIGH)), "High", HIGH, HIGH),
    "moderate": Mark(_svg(_bars(2, MODERATE)), "Moderate", MODERATE, MODERATE),
    "low": Mark(_svg(_bars(1, LOW_INK)), "Low", LOW_INK, LOW),
    "unclear": Mark(_svg(_unclear(INK)), "Unclear", INK, WHITE),
    "harmful": Mark(_svg(_octagon(HARM, WHITE)), "Harmful", HARM, HARM),
})  # fmt: skip
"""For a plain page. On a dark chip the same shapes are drawn in white: see ON_CHIP."""
ON_CHIP: Mapping[str, str] = MappingProxyType({
    **{label: mark.svg for label, mark in IMPACT.items()},
    "high": _svg(_bars(3, WHITE)),
    "moderate": _svg(_bars(2, WHITE)),
    "harmful": _svg(_octagon(WHITE, HARM)),
})  # fmt: skip
CERTAINTY: Mapping[str, Mark] = MappingProxyType({
    "high": Mark(_dots(4), "High certainty", INK_2),
    "moderate": Mark(_dots(3), "Moderate certainty", INK_2),
    "low": Mark(_dots(2), "Low certainty", INK_2),
    "very_low": Mark(_dots(1), "Very low certainty", INK_2),
    "not_recorded": Mark(_pill(), "Certainty not recorded", INK_2),
})  # fmt: skip
GAP: Mapping[str, Mark] = MappingProxyType({
    "provision_gap": Mark(_svg(_MISSING_CORNER), "Provision gap", PROVISION),
    "weak_provision": Mark(_svg(_ONE_THIRD), "Too little on record", PROVISION),
    "ends_within_a_year": Mark(_svg(_CLOCK), "Ends within a year", PROVISION),
    "evidence_gap": Mark(_svg(_DIAMOND), "Evidence gap", EVIDENCE),
    "data_gap": Mark(_svg(_BROKEN_CIRCLE), "Data gap", DATA),
    "unclear_provision": Mark(_svg(_unclear(INK)), "Unclear: evaluate", INK),
    "harmful_provision": Mark(_svg(_octagon(HARM, WHITE)), "Harmful: stop or justify", HARM),
    "on_record": Mark(_svg(_FILLED_SQUARE), "On record", THREAD),
    "average_low": Mark(_svg(_LOOK_INSIDE), "Low average: look inside", INK_2),
    "no_gap": Mark(_svg(_EQUALS), "Need does not stand out", INK_2),
})  # fmt: skip
VERDICT: Mapping[str, Mark] = MappingProxyType({
    "worse": Mark(_svg(_TRIANGLE), "Worse", WORSE),
    "better": Mark(_svg(_disc(BETTER) + _tick()), "Better", BETTER),
    "similar": Mark(_svg(_EQUALS), "Similar", INK_2),
    "higher": Mark(_svg(_box(INK) + _line("M8 11.2V5.2M5.4 7.4 8 4.8l2.6 2.6", INK)), "Higher", INK),
    "lower": Mark(_svg(_box(INK) + _line("M8 4.8v6M5.4 8.6 8 11.2l2.6-2.6", INK)), "Lower", INK),
    "not_compared": Mark(
        _svg(_box(INK_2, 1.3, 'stroke-dasharray="2.6 1.8"', 9.4) + _dash(INK_2)), "Not compared", INK_2
    ),
})  # fmt: skip
VALUE: Mapping[str, Mark] = MappingProxyType({
    "zero": Mark("", "0", INK),
    "suppressed": Mark(
        _svg(f'<rect x="1" y="4.5" width="14" height="8" fill="{DATA}"/>'), "hidden by the publisher", INK_2
    ),
    "hidden_here": Mark(
        _svg(f'<rect x="1.7" y="5.2" width="12.6" height="6.6" fill="none" stroke="{DATA}" stroke-width="1.4"/>'
             f'<path d="M3 8.5h10" stroke="{DATA}" stroke-width="3.2"/>'), "hidden here", INK_2
    ),
    "not_recorded": Mark(_svg(_box(INK_2, 1.3, 'stroke-dasharray="2.6 1.8"', 8.4)), "not recorded", INK_2),
    "not_applicable": Mark(_svg(_line("M3.4 12.6 12.6 4", INK_2, 1.3)), "does not apply", INK_2),
    "cannot_be_worked_out": Mark(
        _svg(_line("M3.4 12.6 12.6 4", INK_2, 1.3)), "cannot be worked out", INK_2
    ),
})  # fmt: skip
STEP: Mapping[str, Mark] = MappingProxyType({
    "done": Mark(_svg(_disc(THREAD) + _tick()), "done", THREAD),
    "started": Mark(_svg(_HALF), "started", THREAD),
    "missing": Mark(_svg(_ring(EDGE, 1.5, 'stroke-dasharray="2.2 1.8"')), "to do", INK_2),
    "here": Mark(_svg(_THICK_RING), "here", THREAD),
})  # fmt: skip
FAMILIES: Mapping[str, Mapping[str, Mark]] = MappingProxyType({
    "impact": IMPACT, "certainty": CERTAINTY, "gap": GAP, "verdict": VERDICT, "value": VALUE, "step": STEP,
})  # fmt: skip
NOT_SAVED = _svg(_octagon(HARM, WHITE))
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="16" viewBox="0 0 30 16" fill="none" '
    f'stroke="{THREAD}" stroke-width="2.6" stroke-linecap="round">'
    '<path d="M1.3 13.6C6.5 14 8 8.6 11 6.6M19 6.6c3 2 4.5 7.4 9.7 7"/><circle cx="15" cy="5" r="3.6"/></svg>'
)


def words(family: str) -> dict[str, str]:
    """Each value of a family with its word."""
    return {value: mark.word for value, mark in FAMILIES[family].items()}


@functools.cache
def data_address(svg: str) -> str:
    """An SVG as an address that an image element can hold, so that a page needs no file for it."""
    return "data:image/svg+xml," + urllib.parse.quote(svg, safe=" ='/:(),.-")
