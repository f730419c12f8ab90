"""What goes out in a format that can be read comes back as the same graph, whatever people typed."""

from hypothesis import HealthCheck, example, given, settings

from tests.theory_of_change.theories import worked_theory
from tests.theory_of_change.whole import HOSTILE, whole_theories, without_empty_parts
from toolkit import design as designs
from toolkit.design import Design
from toolkit.theory_of_change.formats import cells, from_mermaid, from_outline, mermaid, outline_text, table
from toolkit.theory_of_change.graph import Arrow, Box, Theory

many = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ALL_HOSTILE = Theory(
    boxes={
        f"box-{number}": Box(id=f"box-{number}", kind="activity", text=text, position=number)
        for number, text in enumerate(HOSTILE)
    },
    arrows={
        f"arrow-{number}": Arrow(
            id=f"arrow-{number}", start=f"box-{number}", end="box-0", position=number, why=text, assumption=text
        )
        for number, text in enumerate(HOSTILE)
    },
)


@many
@given(whole_theories(most_boxes=4, most_arrows=4))
@example(ALL_HOSTILE)
def test_the_project_file_loses_nothing(theory: Theory) -> None:
    design = Design(id="design-1", name="Any", made_on="2026-11-23", theory=theory)
    assert designs.from_yaml(designs.to_yaml(design), "design.yaml") == design


@many
@given(whole_theories(most_boxes=4, most_arrows=4))
@example(ALL_HOSTILE)
def test_the_table_loses_nothing(theory: Theory) -> None:
    read = table.from_rows(cells.read(table.to_csv(theory).encode("utf-8-sig")))
    assert read.theory == without_empty_parts(theory)
    assert read.notes == ()


@many
@given(whole_theories(most_boxes=4, most_arrows=4))
@example(ALL_HOSTILE)
def test_mermaid_loses_nothing(theory: Theory) -> None:
    read = from_mermaid.from_mermaid(mermaid.to_mermaid(theory, 'A "name"\n%%'))
    assert read.theory == theory
    assert read.notes == ()


def held_by_an_outline(theory: Theory) -> tuple[list[object], list[object]]:
    """What an outline can hold: boxes in reading order, and arrows by the places of their boxes."""
    boxes = theory.boxes_as_read()
    places = {box.id: place for place, box in enumerate(boxes)}
    arrows = [
        (
            places[each.start],
            places[each.end],
            each.rating,
            each.is_feedback,
            each.why,
            each.assumption,
            each.how_tested,
        )
        for each in theory.ordered_arrows()
    ]
    return [(box.kind, box.text, box.to_check) for box in boxes], list(arrows)


@many
@given(whole_theories(most_boxes=4, most_arrows=4))
@example(ALL_HOSTILE)
def test_an_outline_keeps_boxes_arrows_and_reasons(theory: Theory) -> None:
    read = from_outline.from_outline(outline_text.to_outline(theory))
    assert held_by_an_outline(read.theory) == held_by_an_outline(theory)


def test_a_theory_as_large_as_real_work_comes_back_from_every_format() -> None:
    theory = worked_theory()
    assert table.from_rows(cells.read(table.to_csv(theory).encode())).theory == theory
    assert from_mermaid.from_mermaid(mermaid.to_mermaid(theory)).theory == theory
    read = from_outline.from_outline(outline_text.to_outline(theory)).theory
    assert held_by_an_outline(read) == held_by_an_outline(theory)
