"""Three plain questions on what is paid for now, answered apart: is it harmful, is it unclear, does it fit together?"""

from collections.abc import Sequence

from markupsafe import Markup

from app import state
from app.parts import badges, completeness, frame, messages, rail, sources, tables
from toolkit import gaps, wording
from toolkit.design import Design
from toolkit.readiness import portfolio
from toolkit.readiness.portfolio import Programme
from toolkit.vocabulary import AGE_BANDS, Area

MOST_SIDE_BY_SIDE = 5


def page(design: Design) -> None:
    """The three questions in turn, for the design's place or for the whole partnership."""
    base = state.base()
    area = state.area(design) or base.areas[base.partnership.area]
    frame.open_page(
        "paid-for-now",
        f"What is paid for now in {area.name}",
        "Three questions on the services on record and on the plans kept here. They are three different things.",
    )
    found = portfolio.programmes(area, base.services.values(), _designs(), base)
    count = wording.count_of(sum(item.kind == "service" for item in found), "service")
    plans = wording.count_of(sum(item.kind == "design" for item in found), "plan")
    messages.reading(f"{count.capitalize()} on record and {plans} kept here.", "Plans are not paid for yet.")
    completeness.note(design)
    _harmful(found)
    _unclear(found)
    _together(area, found)
    rail.link("gaps", "See the gaps")


def _designs() -> list[Design]:
    store = state.store()
    return [store.get(summary.id).design for summary in store.designs()]


def _harmful(found: Sequence[Programme]) -> None:
    base = state.base()
    messages.heading("1. Is any of it harmful?")
    harmful = portfolio.harmful(found, base)
    unknown = portfolio.without_approach(found, base)
    if harmful:
        count = wording.count_of(len(harmful), "programme uses", "programmes use")
        messages.reading(f"Yes: {count} an approach that does harm on average.", "Stop it, or write down why not.")
        rows = [(_named(item), _chips(item, names), _pounds(item)) for item, names in harmful]
        tables.show("Harmful on average", ("Programme", "Approach", "Cost a year"), rows)
    else:
        messages.reading("None on record uses an approach that is known to do harm on average.", "")
    if unknown:
        names = wording.join_words([item.name for item in unknown])
        lead = f"For {wording.count_of(len(unknown), 'programme')} nobody can say."
        messages.note(lead, f"No approach on our list is recorded for {names}.", "check")
    bad = [item.name.lower() for item in base.approaches.values() if item.is_harmful]
    if bad:
        messages.paragraph(f"Approaches that do harm on average: {wording.join_words(bad)}.", "small")


def _unclear(found: Sequence[Programme]) -> None:
    base = state.base()
    messages.heading("2. Is any of it unclear?")
    messages.paragraph("Unclear means: too few good studies to tell. It is not the same as “does not work”.")
    unclear = portfolio.unclear(found, base)
    if not unclear:
        messages.reading("No approach in use has too few good studies.", "")
        return
    wholly = [item for item, _ in unclear if portfolio.is_wholly_unclear(item, base)]
    silent = [item for item, _ in unclear if not item.how_evaluated]
    messages.reading(
        f"{wording.count_of(len(unclear), 'programme uses', 'programmes use').capitalize()} an approach of this kind, "
        f"{len(wholly) or 'none'} of them no other.",
        f"How it is being evaluated is not recorded for {len(silent)}." if silent else "Each says how it is evaluated.",
    )
    rows = [(_named(item), _chips(item, names), item.how_evaluated or None, _pounds(item)) for item, names in unclear]
    tables.show("Too few studies to tell", ("Programme", "Approach", "How it is evaluated", "Cost a year"), rows)


def _named(item: Programme) -> Markup:
    return tables.cell(item.name, f"ages {item.ages}" if item.ages else "ages not recorded")


def _chips(item: Programme, names: Sequence[str]) -> Markup:
    known = {approach.name: approach.label for approach in state.base().approaches.values()}
    return Markup("").join(Markup("<div>{} {}</div>").format(name, badges.impact(known[name])) for name in names)


def _pounds(item: Programme) -> str | None:
    return None if item.pounds is None else f"£{item.pounds:,}"


def _together(area: Area, found: Sequence[Programme]) -> None:
    base = state.base()
    messages.heading("3. Where do programmes overlap, or leave holes?")
    overlaps = portfolio.overlaps(found, base)
    by_age, by_place = portfolio.holes(area, base, "age"), portfolio.holes(area, base, "place")
    holes = {hole.factor.id for hole in (*by_age, *by_place)}
    messages.reading(
        f"Programmes meet in {wording.count_of(len(overlaps), 'thing', 'things')} that they work on.",
        f"Need stands out and nothing is recorded, for some ages or places, in {len(holes)}."
        if holes
        else "No hole stands out on the figures here.",
    )
    messages.heading("Where they meet", 3)
    messages.paragraph("Same aim, some of the same ages, some of the same places. That may be double work, or a chain.")
    rows = [(item.factor.change, wording.join_words([one.name for one in item.programmes])) for item in overlaps]
    if rows:
        tables.show("Programmes that work towards the same change", ("The change wanted", "Programmes"), rows)
    messages.heading("Where nothing is recorded", 3)
    names = {hole.factor.id: hole.factor.name for hole in (*by_age, *by_place)}
    in_columns = [{hole.factor.id: hole.columns for hole in holes} for holes in (by_age, by_place)]
    lines = [(name, *(_columns(column.get(key, ())) for column in in_columns)) for key, name in names.items()]
    if lines:
        tables.show("Need stands out, none recorded", ("What is needed", "For ages", "In places"), lines)
        messages.paragraph(
            "Many figures count all ages together: no service for an age need not mean a need at it.", "small"
        )
    _maps(area, found)


def _columns(names: Sequence[str]) -> str:
    return wording.join_words(names) if names else "no hole seen"


def _maps(area: Area, found: Sequence[Programme]) -> None:
    base = state.base()
    with frame.folded("The whole portfolio by age", "portfolio-age"):
        _map(found, [(name, band, None) for name, band in AGE_BANDS.items()], "age")
    places = gaps.authorities(area, base.areas)
    with frame.folded("The whole portfolio by place", "portfolio-place"):
        _map(found, [(place.name, None, place.code) for place in places], "place")
    sources.cite(
        dict.fromkeys(base.services[item.id].source for item in found if item.kind == "service"),
        leaves_out="What each works on is our mapping unless somebody confirmed it.",
    )


def _map(found: Sequence[Programme], columns: Sequence[portfolio.MapColumn], by: str) -> None:
    rows = [
        [tables.cell(factor.change, factor.name), *(_programmes(cell) for cell in cells)]
        for factor, cells in portfolio.map_of(found, state.base(), columns)
    ]
    names = [name for name, _, _ in columns]
    many = len(columns) > MOST_SIDE_BY_SIDE
    tables.show(f"What each change has by {by}", ("The change wanted", *names), rows, many=many)


def _programmes(found: Sequence[Programme]) -> tables.Cell:
    if not found:
        return badges.value("not_recorded", "none recorded")
    return Markup("").join(Markup("<div>{}</div>").format(item.name) for item in found)


page(frame.design_for("paid-for-now"))
