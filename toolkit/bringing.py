"""Keeps what somebody brought from their files, as one bringing that can be taken out again, and gives it back."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from toolkit import wording
from toolkit.errors import UserError
from toolkit.need.column_mapping import ColumnMapping
from toolkit.need.indicators import Figure, Indicator
from toolkit.need.local_figures import Brought, LocalFigures, LocalPopulation, PeopleOf
from toolkit.need.readers import Found, Series
from toolkit.need.small_areas import SmallAreaCounts
from toolkit.need.timed_counts import TimedCounts
from toolkit.store import Kept, Store
from toolkit.vocabulary import Record

KINDS: Mapping[str, type[Record]] = {
    "local_figures": LocalFigures,
    "local_population": LocalPopulation,
    "small_area_counts": SmallAreaCounts,
    "timed_counts": TimedCounts,
}
"""The records that one bringing can leave. An id begins with the moment, so that later ones stand over earlier."""
MAPPINGS = "column_mappings"


@dataclass(frozen=True)
class Chosen:
    """A series that is to be kept, and the indicator that it is: one on file, or one that is defined here."""

    series: Series
    indicator: Indicator
    is_own: bool = False

    def figures(self) -> tuple[Figure, ...]:
        """Its figures in the indicator's unit. Raises UserError where they cannot be put into it."""
        if self.is_own or self.series.multiplier == self.indicator.multiplier or not self._is_rate():
            return self.series.figures
        if not self.series.has_counts:
            raise UserError(
                f"“{self.series.name}” is {self.series.unit or 'in another unit'}, and “{self.indicator.name}” is "
                f"{self.indicator.unit}. Without counts it cannot be worked out anew. Make it an indicator of its own."
            )
        return self.series.scaled(self.indicator.multiplier).figures

    def _is_rate(self) -> bool:
        return self.indicator.statistic != "score" and self.series.multiplier != 1


@dataclass(frozen=True)
class Bringing:
    """What was brought at one time, in words, and whether it has been taken out again."""

    id: str
    brought_on: str
    brought_by: str
    files: tuple[str, ...]
    what: tuple[str, ...]
    left_out: tuple[str, ...]
    is_withdrawn: bool


def keep(
    store: Store, found: Sequence[tuple[Found, Sequence[Chosen]]], by: str, now: datetime, today: str
) -> str:  # fmt: skip
    """Keep what was found and chosen, all or nothing; gives the id of the bringing. Raises UserError."""
    upload = f"{now:%Y%m%d-%H%M%S-%f}"
    records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for item, chosen in found:
        brought = Brought(
            upload=upload, files=item.report.files[:24], kind_of_file=item.report.title, brought_on=today,
            brought_by=by.strip(), left_out=(*item.report.sentences(), *item.report.notes)[:40],
        )  # fmt: skip
        for kind, record in _records(item, chosen, brought):
            records[kind][f"{upload}-{len(records[kind]):03d}"] = record
    if not any(records.values()):
        raise UserError("Nothing is chosen, so nothing was kept. Choose at least one series of figures.")
    _create(store, records, by)
    return upload


def _create(store: Store, records: Mapping[str, Mapping[str, Record]], by: str) -> None:
    done: list[tuple[str, str]] = []
    try:
        for kind, some in records.items():
            if some:
                store.records(kind, KINDS[kind]).create_all(some, by)
                done += [(kind, identifier) for identifier in some]
    except UserError:
        for kind, identifier in done:
            store.records(kind, KINDS[kind]).retire(identifier, by)
        raise


def _records(item: Found, chosen: Sequence[Chosen], brought: Brought) -> Iterable[tuple[str, Record]]:
    for one in chosen:
        yield (
            "local_figures",
            LocalFigures(
                brought=brought, indicator=one.indicator.id, own_indicator=one.indicator if one.is_own else None,
                source=one.series.source, is_published=one.series.is_published, figures=one.figures(),
            ),
        )  # fmt: skip
    for counts in item.small_area_counts:
        fields = {"brought_on": brought.brought_on, "brought_by": brought.brought_by, "upload": brought.upload}
        yield "small_area_counts", counts.model_copy(update=fields)
    for timed in item.timed_counts:
        yield "timed_counts", timed.model_copy(update={"brought": brought})
    if item.population and item.population_source:
        people = tuple(PeopleOf(area=line.area, ages=line.ages, people=line.people) for line in item.population)
        yield (
            "local_population",
            LocalPopulation(brought=brought, source=item.population_source, year=item.population_year, people=people),
        )


def bringings(store: Store) -> list[Bringing]:
    """Everything that was ever brought, the latest first."""
    found: dict[str, Bringing] = {}
    for kind, model in KINDS.items():
        for kept in store.records(kind, model).all(with_retired=True):
            one = _bringing(kept)
            before = found.get(one.id)
            found[one.id] = _joined(before, one) if before else one
    return sorted(found.values(), key=lambda item: item.id, reverse=True)


def _joined(first: Bringing, second: Bringing) -> Bringing:
    return replace(
        first,
        files=tuple(dict.fromkeys((*first.files, *second.files))),
        what=tuple(dict.fromkeys((*first.what, *second.what))),
        left_out=tuple(dict.fromkeys((*first.left_out, *second.left_out))),
        is_withdrawn=first.is_withdrawn and second.is_withdrawn,
    )


def _bringing(kept: Kept[Record]) -> Bringing:
    record = kept.record
    if isinstance(record, SmallAreaCounts):
        what = (f"street crime by small area ({record.force})",)
        return Bringing(
            record.upload, record.brought_on, record.brought_by, record.files, what, (), is_withdrawn=kept.retired
        )
    brought: Brought = getattr(record, "brought")  # noqa: B009  three models have it, which share no parent
    return Bringing(
        brought.upload, brought.brought_on, brought.brought_by, brought.files, (_named(record),), brought.left_out,
        is_withdrawn=kept.retired,
    )  # fmt: skip


def _named(record: Record) -> str:
    if isinstance(record, LocalFigures):
        count = wording.count_of(len(record.figures), "figure")
        return f"{record.own_indicator.name if record.own_indicator else record.indicator} ({count})"
    if isinstance(record, LocalPopulation):
        return f"people by age, {record.year}"
    return "times and places of assaults, as counts"


def withdraw(store: Store, upload: str, by: str = "") -> None:
    """Take a bringing out of use: what stood before it stands again."""
    for kind, identifier in _all_of(store, upload):
        store.records(kind, KINDS[kind]).retire(identifier, by)


def put_back(store: Store, upload: str, by: str = "") -> None:
    """Take a withdrawn bringing into use again."""
    for kind, identifier in _all_of(store, upload):
        store.records(kind, KINDS[kind]).restore(identifier, by)


def _all_of(store: Store, upload: str) -> list[tuple[str, str]]:
    return [
        (kind, kept.id)
        for kind, model in KINDS.items()
        for kept in store.records(kind, model).all(with_retired=True)
        if kept.id.startswith(f"{upload}-")
    ]


def remembered(store: Store, guess: ColumnMapping) -> ColumnMapping | None:
    """What the columns of this layout meant the last time; None where it was never kept."""
    kept = {item.id: item.record for item in store.records(MAPPINGS, ColumnMapping).all()}
    return kept.get(_layout_id(guess))


def remember(store: Store, mapping: ColumnMapping, by: str = "") -> None:
    """Keep what the columns of a layout mean, for the next table like it."""
    mappings, identifier = store.records(MAPPINGS, ColumnMapping), _layout_id(mapping)
    before = next((item for item in mappings.all(with_retired=True) if item.id == identifier), None)
    if before:
        mappings.save(identifier, mapping, before.version, by)
    else:
        mappings.create(identifier, mapping, by)


def _layout_id(mapping: ColumnMapping) -> str:
    return hashlib.sha256(mapping.layout.encode()).hexdigest()[:32]
