"""Theories of change for tests in which every field says something, much of it hostile."""

from hypothesis import strategies as some

from toolkit import vocabulary
from toolkit.theory_of_change import details, graph
from toolkit.theory_of_change.graph import Arrow, Box, Theory

HOSTILE = (
    "=HYPERLINK(\"http://x\")", "+1", "-2", "@x", "'=1", "''quoted''", "\"", "a \"b\" c", "[a](b)", "{c}",
    "<b>&amp;</b>",
    "line one\nline two", "tab\there", "end", "A --> B", "a]:::impact", "%%{init: {}}%%", "#35;", "&#38;", "`tick`",
    "x\\n", "Need: a thing (Impact)", "leads to 3", "because: x", "| y", "1. Impact: z", "信任的成年人", "é, à; ï",
    "https://example.org/?a=b&c=d", "true", "null", "- dash", "subgraph x", "*/", "<!-- c -->", "]]>",
)  # fmt: skip
_SIGNS = some.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
TEXTS = some.sampled_from(HOSTILE) | some.text(_SIGNS, min_size=1, max_size=40)
SAID = some.just("") | TEXTS.map(lambda text: text.strip())
IDS = some.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)


def one_of(words: object) -> some.SearchStrategy[str | None]:
    return some.none() | some.sampled_from(sorted(words))  # type: ignore[call-overload]


def dose() -> some.SearchStrategy[dict[str, object]]:
    return some.fixed_dictionaries({
        "how_often": SAID, "session_length": SAID, "how_long": SAID, "who_delivers": SAID,
        "mode": one_of(details.MODE_WORDS), "setting": one_of(vocabulary.SETTINGS),
    })  # fmt: skip


def box(identifier: str) -> some.SearchStrategy[Box]:
    amounts = some.fixed_dictionaries({"quantity": some.none() | some.floats(0, 1e6), "unit": SAID})
    harms = some.fixed_dictionaries({
        "mechanism": SAID, "mitigation": SAID, "sign_to_watch": SAID, "likelihood": one_of(details.LIKELIHOOD_WORDS),
    })  # fmt: skip
    values = some.fixed_dictionaries({
        "id": some.just(identifier), "kind": some.sampled_from(sorted(graph.BOX_WORDS)),
        "text": TEXTS.filter(lambda text: bool(text.strip())), "position": some.floats(-10, 10),
        "to_check": some.booleans(), "basis": SAID, "factor": some.none() | IDS, "outcome": some.none() | IDS,
        "indicator": some.none() | IDS, "approach": some.none() | IDS, "dose": some.none() | dose(),
        "fidelity": one_of(details.FIDELITY_WORDS), "amount": some.none() | amounts, "harm": some.none() | harms,
    })  # fmt: skip
    return values.map(Box.model_validate)


def arrow(identifier: str, boxes: list[str]) -> some.SearchStrategy[Arrow]:
    findings = some.lists(
        some.fixed_dictionaries({
            "text": TEXTS.filter(lambda text: bool(text.strip())), "source": some.none() | IDS,
            "approach": some.none() | IDS,
        }),
        max_size=2,
    )  # fmt: skip
    judgements = some.lists(
        some.fixed_dictionaries({
            "id": IDS, "position": some.floats(-10, 10), "by": TEXTS.filter(lambda text: bool(text.strip())),
            "sure": one_of(details.SURE_WORDS), "applies_here": one_of(details.APPLIES_WORDS), "because": SAID,
        }),
        max_size=2,
    )  # fmt: skip
    values = some.fixed_dictionaries({
        "id": some.just(identifier), "start": some.sampled_from(boxes), "end": some.sampled_from(boxes),
        "position": some.floats(-10, 10), "why": SAID, "evidence_for": findings, "evidence_against": findings,
        "applies_here": one_of(details.APPLIES_WORDS), "applies_because": SAID, "assumption": SAID,
        "how_tested": SAID, "sure": one_of(details.SURE_WORDS), "sure_by": SAID,
        "judgements": judgements.map(lambda all_of: {str(each["id"]): each for each in all_of}),
        "rating": some.sampled_from(sorted(graph.RATING_WORDS)), "to_check": some.booleans(),
        "is_feedback": some.booleans(),
    })  # fmt: skip
    return values.map(Arrow.model_validate)


@some.composite
def whole_theories(draw: some.DrawFn, most_boxes: int = 6, most_arrows: int = 6) -> Theory:
    """Theories in which any field may say anything."""
    ids = draw(some.lists(IDS, min_size=1, max_size=most_boxes, unique=True))
    names = draw(some.lists(IDS, max_size=most_arrows, unique=True))
    boxes = {identifier: draw(box(identifier)) for identifier in ids}
    return Theory(boxes=boxes, arrows={identifier: draw(arrow(identifier, ids)) for identifier in names})


def without_empty_parts(theory: Theory) -> Theory:
    """The theory with parts that say nothing left out, since a table cannot tell an empty dose from none."""
    boxes = {}
    for key, each in theory.boxes.items():
        parts = ("dose", "amount", "harm")
        empty = {name: None for name in parts if (part := getattr(each, name)) and part == type(part)()}
        boxes[key] = each.model_copy(update=empty)
    return theory.model_copy(update={"boxes": boxes})
