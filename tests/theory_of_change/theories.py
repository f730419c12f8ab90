"""Theories of change for tests: small ones by hand, one that looks like real work, and ones of every shape."""

from collections.abc import Sequence

from hypothesis import strategies as some

from toolkit.theory_of_change import graph
from toolkit.theory_of_change.graph import Arrow, Box, Theory

KINDS = tuple(graph.BOX_WORDS)
RATINGS = tuple(graph.RATING_WORDS)


def box(number: int, kind: str, text: str = "They have an adult they trust", *, to_check: bool = False) -> Box:
    return Box.model_validate(
        {"id": f"box-{number}", "kind": kind, "text": text, "position": number, "to_check": to_check}
    )


def arrow(number: int, start: int, end: int, rating: str = "not_rated") -> Arrow:
    return Arrow.model_validate(
        {
            "id": f"arrow-{number}",
            "start": f"box-{start}",
            "end": f"box-{end}",
            "position": number,
            "rating": rating,
        }
    )


def theory(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> Theory:
    return Theory(boxes={each.id: each for each in boxes}, arrows={each.id: each for each in arrows})


@some.composite
def theories(draw: some.DrawFn, boxes: int, arrows: int, least_boxes: int = 1, least_arrows: int = 0) -> Theory:
    """Any kinds, any texts (long words and other writing too), any arrows (backwards, doubled, loops)."""
    count = draw(some.integers(least_boxes, boxes))
    texts = some.sampled_from(TEXTS) if count > 30 else some.sampled_from(TEXTS) | some.text(min_size=1, max_size=80)
    made = [
        box(number, draw(some.sampled_from(KINDS)), draw(texts.filter(str.strip)), to_check=draw(some.booleans()))
        for number in range(1, count + 1)
    ]
    numbers = some.integers(1, count)
    ends = draw(
        some.lists(some.tuples(numbers, numbers, some.sampled_from(RATINGS)), min_size=least_arrows, max_size=arrows)
    )
    return theory(made, [arrow(number, *each) for number, each in enumerate(ends, start=1)])


TEXTS = (
    "They have an adult they trust",
    "A support worker meets them at a reachable moment",
    "Less violence",
    "People aged 11 to 25 who come to A&E hurt by violence, or to custody for serious violence",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "Antisocialbehaviourpreventionpartnershipboard and others <b>work</b> together",
    "Ymddiried mewn oedolyn, të besojnë një të rrituri, 信任的成年人",
)


def worked_theory() -> Theory:
    """Seventeen arrows between thirteen boxes: as much as one page of real work."""
    boxes = [
        box(1, "need", "More people here than nationally are admitted after assault with a sharp object"),
        box(2, "people", "People aged 11 to 25 who come to A&E hurt by violence, or to custody"),
        box(3, "activity", "A support worker meets them at a reachable moment"),
        box(4, "activity", "Mentoring and support in the community"),
        box(5, "activity", "Quick access to sport, training and work"),
        box(6, "short_outcome", "They agree to ongoing support", to_check=True),
        box(7, "short_outcome", "They have an adult they trust", to_check=True),
        box(8, "short_outcome", "They have a plan to stay safe", to_check=True),
        box(9, "medium_outcome", "They handle conflict without violence", to_check=True),
        box(10, "medium_outcome", "They are in education, training or work", to_check=True),
        box(11, "risk", "Being seen with services marks someone out to rivals", to_check=True),
        box(12, "long_outcome", "Fewer come back hurt by violence", to_check=True),
        box(13, "impact", "Fewer hospital admissions for assault with a knife or sharp object"),
    ]
    ends = [
        (1, 3), (2, 3), (3, 4), (3, 6, "some_studies"), (4, 9, "studies_partly_fit"), (3, 8), (4, 7, "assumption"),
        (4, 5), (5, 10, "assumption"), (6, 9), (7, 9, "assumption"), (7, 10), (8, 12), (8, 11, "may_do_harm"),
        (9, 12), (10, 12, "assumption"), (12, 13),
    ]  # fmt: skip
    return theory(boxes, [arrow(number, *each) for number, each in enumerate(ends, start=1)])  # type: ignore[arg-type]
