"""The cards are made from the design, numbered from 1, and end with two open ones."""

from toolkit import coproduction
from toolkit.coproduction import Card
from toolkit.design import Design


def test_cards_are_numbered_from_1_without_a_hole(cards: tuple[Card, ...]) -> None:
    assert [card.number for card in cards] == list(range(1, len(cards) + 1))


def test_every_box_and_arrow_is_on_a_card_and_a_need_with_its_figure_only_once(
    design: Design, cards: tuple[Card, ...]
) -> None:
    texts = [card.text for card in cards]
    for box in design.theory.boxes.values():
        on_cards = texts.count(box.text)
        assert on_cards == (0 if box.kind == "need" and box.indicator in design.needs else 1), box.text
    arrows = [card for card in cards if card.kind.startswith("One leads to another")]
    assert len(arrows) == len(design.theory.arrows)
    assert arrows[4].kind == "One leads to another (arrow 5)"


def test_a_figure_stands_on_its_card_with_unit_and_period(cards: tuple[Card, ...]) -> None:
    assert cards[0].kind == "What a figure shows"
    assert cards[0].text.endswith("13.4 per 1,000 residents (Year to June 2025), higher than England")


def test_a_figure_that_nobody_has_given_is_said_to_be_unknown(cards: tuple[Card, ...]) -> None:
    assert any(card.text.endswith("no figure is known here yet") for card in cards)


def test_every_card_asks_something(cards: tuple[Card, ...]) -> None:
    assert all(card.ask.endswith("?") for card in cards)


def test_a_guess_says_on_its_card_that_it_is_to_be_checked(design: Design, cards: tuple[Card, ...]) -> None:
    guesses = [box for box in design.theory.boxes.values() if box.to_check and box.kind != "need"]
    assert len([card for card in cards if card.kind.endswith(", to check")]) == len(guesses) > 0


def test_a_blank_design_still_gives_the_two_open_cards() -> None:
    blank = Design(id="blank", name="Blank", made_on="2026-11-23")
    assert [card.kind for card in coproduction.cards(blank)] == ["What helps already", "What we left out"]


def test_what_a_line_is_about_is_never_longer_than_a_line() -> None:
    card = Card(7, "Activity", "Many words " * 60, "Would people come?")
    assert card.about.startswith("Card 7. Activity: Many words")
    assert card.about.endswith("…")
    assert len(card.about) <= 140
