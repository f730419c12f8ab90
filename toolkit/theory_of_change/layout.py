"""Knows how to lay a theory of change out in columns: boxes that do not overlap, arrows that run clear of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from toolkit.theory_of_change import discs, graph, lettering, ordering, placing, ports, routing
from toolkit.theory_of_change.drawing import Drawing, Heading, KeyEntry, PlacedArrow, PlacedBox, Point, trace
from toolkit.theory_of_change.graph import Arrow, Box, Theory
from toolkit.theory_of_change.ordering import Plan
from toolkit.theory_of_change.routing import Piece, Side, Tracks

TEXT_SIZE, LABEL_SIZE, LINE_HEIGHT = 13.0, 11.5, 16.0
BOX_WIDTH, TEXT_LEFT, TEXT_ROOM = 146.0, 10.0, 128.0
LABEL_BASELINE, FIRST_BASELINE, AROUND_TEXT = 18.0, 37.0, 36.0
GAP, ROW_GAP = 49.5, 26.0
BOX_TO_LANE, LANE_TO_LANE, UPRIGHT_TO_LANE = 13.0, 12.0, 24.0
BETWEEN_UPRIGHTS = 40.0
HEADING_RULE, TOP, EMPTY_HEIGHT = 24.0, 40.0, 64.0
KEY_ABOVE, KEY_ROW, KEY_LINE, KEY_SPACE, KEY_BELOW = 34.0, 24.0, 42.0, 32.0, 10.0

_Pieces = Sequence[Sequence[Piece]]


@dataclass(frozen=True)
class _Frame:
    """What is known once every box has its height and its place in its column."""

    plan: Plan
    arrows: tuple[Arrow, ...]
    uprights: Mapping[str, tuple[str, str]]
    middles: Mapping[str, float]
    heights: Mapping[str, float]
    ports: Mapping[tuple[str, bool], float]


@dataclass(frozen=True)
class _Columns:
    """Where the columns stand, and the tracks in the gaps between them."""

    lefts: tuple[float, ...]
    tracks: tuple[Tracks, ...]

    @property
    def width(self) -> float:
        return self.lefts[-1] + BOX_WIDTH

    def gap(self, number: int) -> tuple[float, float]:
        """The left and right edge of the gap after a column."""
        return self.lefts[number] + BOX_WIDTH, self.lefts[number + 1]


def lay_out(theory: Theory, numbers: Mapping[str, int] | None = None) -> Drawing:
    """The drawing of a theory: the same theory always gives the same drawing.

    `numbers` are the arrows' numbers where the theory is only a part of a larger one.
    """
    numbers = numbers if numbers is not None else {arrow.id: number for number, arrow in theory.numbered_arrows()}
    lines = {box.id: lettering.wrap(box.text, TEXT_ROOM, TEXT_SIZE) for box in theory.boxes.values()}
    frame = _frame(theory, lines)
    pieces = _pieces(frame)
    columns = _columns(pieces)
    boxes = tuple(_placed_box(box, lines[box.id], frame, columns) for box in theory.ordered_boxes())
    arrows = _placed_arrows(theory, numbers, frame, columns, pieces, boxes)
    bottom = max((*(box.y + box.height for box in boxes), *_lowest(arrows)), default=EMPTY_HEIGHT)
    key, height = _key({arrow.rating for arrow in arrows}, columns.width, bottom)
    headings = tuple(
        Heading(name, left, BOX_WIDTH) for (name, _), left in zip(graph.COLUMNS, columns.lefts, strict=True)
    )
    return Drawing(columns.width, height, headings, boxes, arrows, key)


def label_of(box: Box) -> str:
    """The word on top of a box: the column already says when an outcome comes."""
    return "Outcome" if box.kind in graph.OUTCOME_KINDS else graph.BOX_WORDS[box.kind]


def _frame(theory: Theory, lines: Mapping[str, Sequence[str]]) -> _Frame:
    plan = ordering.plan(theory)
    arrows = tuple(arrow for arrow in theory.ordered_arrows() if {arrow.start, arrow.end} <= theory.boxes.keys())
    uprights = ports.uprights(arrows, plan)
    touching = ports.ports(arrows, plan, uprights)
    least = ports.least_heights(touching)
    heights = {box: max(AROUND_TEXT + LINE_HEIGHT * len(text), least.get(box, 0.0)) for box, text in lines.items()}
    middles = _middles(plan, heights, set(uprights.values()))
    return _Frame(plan, arrows, uprights, middles, heights, ports.heights(touching, middles, heights))


def _middles(plan: Plan, heights: Mapping[str, float], stacked: set[tuple[str, str]]) -> dict[str, float]:
    uppers, lowers = {upper for upper, _ in stacked}, {lower for _, lower in stacked}

    def distance(upper: str, lower: str) -> float:
        both = (heights.get(upper, 0.0) + heights.get(lower, 0.0)) / 2
        if upper in heights and lower in heights:
            return both + ROW_GAP
        if upper in heights or lower in heights:
            return both + (UPRIGHT_TO_LANE if upper in uppers or lower in lowers else BOX_TO_LANE)
        return LANE_TO_LANE

    middles = placing.place(plan.columns, (plan.before, plan.after), distance, lambda key: key not in heights)
    highest = min((middle - heights.get(key, BOX_TO_LANE * 2) / 2 for key, middle in middles.items()), default=0)
    return {key: middle - highest + TOP for key, middle in middles.items()}


def _pieces(frame: _Frame) -> _Pieces:
    """The part of every arrow in each gap between columns."""
    gaps: list[list[Piece]] = [[] for _ in graph.COLUMNS[1:]]
    column_of = {key: number for number, column in enumerate(frame.plan.columns) for key in column}
    for arrow in frame.arrows:
        first = min(column_of[arrow.start], column_of[arrow.end])
        if arrow.id in frame.plan.chains:
            heights = _chain_heights(frame, arrow)
            for offset, (left, right) in enumerate(pairwise(heights)):
                gaps[first + offset].append(Piece(arrow.id, first + offset, "left", left, "right", right))
        elif arrow.id not in frame.uprights:
            heights = [frame.ports[arrow.id, False], frame.ports[arrow.id, True]]
            # An arrow on the left of the last column runs at the right of the gap before it.
            side: Side = "right" if first == len(gaps) else "left"
            gap = min(first, len(gaps) - 1)
            gaps[gap].append(Piece(arrow.id, gap, side, heights[0], side, heights[1]))
    return gaps


def _chain_heights(frame: _Frame, arrow: Arrow) -> list[float]:
    chain = frame.plan.chains[arrow.id]
    runs_back = chain[0] == arrow.end
    lanes = [frame.middles[lane] for lane in chain[1:-1]]
    return [frame.ports[arrow.id, runs_back], *lanes, frame.ports[arrow.id, not runs_back]]


def _columns(pieces: _Pieces) -> _Columns:
    tracks = tuple(routing.tracks(gap) for gap in pieces)
    lefts = accumulate((BOX_WIDTH + each.width(GAP) for each in tracks), initial=0.0)
    return _Columns(tuple(lefts), tracks)


def _placed_box(box: Box, lines: tuple[str, ...], frame: _Frame, columns: _Columns) -> PlacedBox:
    height = frame.heights[box.id]
    left, top = columns.lefts[graph.column_of(box)], frame.middles[box.id] - height / 2
    word = label_of(box)
    return PlacedBox(box.id, box.kind, word, box.to_check, box.text, lines, left, round(top, 2), BOX_WIDTH, height)


def _placed_arrows(
    theory: Theory,
    numbers: Mapping[str, int],
    frame: _Frame,
    columns: _Columns,
    pieces: _Pieces,
    boxes: Sequence[PlacedBox],
) -> tuple[PlacedArrow, ...]:
    paths = _paths(frame, columns, pieces, boxes)
    tracks = [discs.Track(key, tuple(trace(path)), key in frame.uprights) for key, path in paths.items()]
    places = discs.place(tracks, boxes, columns.width, TOP - 14)
    return tuple(
        PlacedArrow(
            arrow.id, numbers[arrow.id], arrow.rating, arrow.start, arrow.end,
            paths[arrow.id], places[arrow.id].centre, places[arrow.id].anchor,
        )
        for arrow in theory.ordered_arrows()
        if arrow.id in paths
    )  # fmt: skip


def _paths(
    frame: _Frame, columns: _Columns, pieces: _Pieces, boxes: Sequence[PlacedBox]
) -> dict[str, tuple[Point, ...]]:
    standing = {box.id: box for box in boxes}
    of_arrow: dict[str, list[Piece]] = {}
    for piece in (piece for gap in pieces for piece in gap):
        of_arrow.setdefault(piece.arrow, []).append(piece)
    paths = {}
    for arrow in frame.arrows:
        if arrow.id in frame.uprights:
            paths[arrow.id] = _upright(arrow, frame, standing)
        else:
            runs_back = frame.plan.chains.get(arrow.id, ("",))[0] == arrow.end
            paths[arrow.id] = _path(of_arrow[arrow.id], columns, runs_back=runs_back)
    return paths


def _path(pieces: Sequence[Piece], columns: _Columns, *, runs_back: bool) -> tuple[Point, ...]:
    """Pieces and the lanes between them as one line, from the arrow's start to its end."""
    points: list[Point] = []
    for piece in pieces:
        left, right = columns.gap(piece.gap)
        track = columns.tracks[piece.gap].x(piece.arrow, left, right - left)
        heads = (runs_back and piece is pieces[0], not runs_back and piece is pieces[-1])
        curve = routing.curve(piece, left, right, track, heads)
        points += [*routing.straight(points[-1], curve[0]), *curve[1:]] if points else curve
    return tuple(points[::-1] if runs_back else points)


def _upright(arrow: Arrow, frame: _Frame, standing: Mapping[str, PlacedBox]) -> tuple[Point, ...]:
    pair = frame.uprights[arrow.id]
    upper, lower = (standing[box] for box in pair)
    beside = [key for key, other in frame.uprights.items() if other == pair]
    shift = (beside.index(arrow.id) - (len(beside) - 1) / 2) * BETWEEN_UPRIGHTS
    x = upper.x + upper.width / 2 + shift
    top, bottom = Point(x, upper.y + upper.height), Point(x, lower.y)
    start, end = (top, bottom) if arrow.start == upper.id else (bottom, top)
    return (start, *routing.straight(start, end))


def _lowest(arrows: Sequence[PlacedArrow]) -> Iterator[float]:
    for arrow in arrows:
        yield arrow.disc.y + discs.RADIUS
        yield from (point.y for point in arrow.points)


def _key(ratings: Collection[str], width: float, bottom: float) -> tuple[tuple[KeyEntry, ...], float]:
    """The line styles that occur, in rows below everything, and the height of the whole drawing."""
    entries: list[KeyEntry] = []
    x, y = 0.0, bottom + KEY_ABOVE
    for rating, words in graph.RATING_WORDS.items():
        if rating not in ratings:
            continue
        room = KEY_LINE + lettering.width(words, TEXT_SIZE)
        if x + room > width:
            x, y = 0.0, y + KEY_ROW
        entries.append(KeyEntry(rating, words[0].upper() + words[1:], x, y))
        x += room + KEY_SPACE
    return tuple(entries), (y if entries else bottom) + KEY_BELOW
