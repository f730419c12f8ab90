"""Numbers the sources that a document rests on, cites them and lists them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pydantic

from toolkit.documents import phrases
from toolkit.documents.blocks import Reference, References
from toolkit.vocabulary import Source

OUR_MAPPING = "our-mapping"
_FIELDS = frozenset({"source", "sources", "rating_source", "certainty_source", "how_it_works_source"})


@dataclass(frozen=True)
class Sources:
    """The sources of one document in the order of first use; a source's number is its place here."""

    known: Mapping[str, Source]
    order: tuple[str, ...]
    cited: set[str] = field(default_factory=set, compare=False)
    """What was cited so far: noted while a document is put together, so that only that is listed."""

    def cite(self, *identifiers: str | None) -> str:
        """The numbers of some sources in square brackets; our own mapping is named as such."""
        self.cited.update(item for item in identifiers if item in self.order)
        numbers = sorted({self.order.index(item) + 1 for item in identifiers if item in self.order})
        words = [str(number) for number in numbers]
        words += ["our mapping"] if OUR_MAPPING in identifiers else []
        return f"[{', '.join(words)}]" if words else "[no source named]"

    def only_cited(self) -> "Sources":
        """The sources that a first putting together has cited, numbered anew."""
        return Sources(self.known, tuple(item for item in self.order if item in self.cited))

    def references(self) -> References:
        """The list of sources."""
        return References(tuple(self._reference(number, item) for number, item in enumerate(self.order, 1)))

    def attributions(self) -> list[str]:
        """What the licences of the sources ask us to say, one sentence for each licence."""
        publishers: dict[str, list[str]] = {}
        for item in self.order:
            source = self.known.get(item)
            if source and source.licence:
                publishers.setdefault(source.licence, []).append(source.publisher)
        return [_attribution(licence, names) for licence, names in publishers.items()]

    def _reference(self, number: int, identifier: str) -> Reference:
        source = self.known.get(identifier)
        if source is None:
            return Reference(number, f"'{identifier}'", "This source is not on file here.")
        read = phrases.partial(source.read_on, "the date is not recorded")
        parts = [source.publisher, source.authors, str(source.year or "year not shown"), f"we read it: {read}"]
        parts += [f"licence: {source.licence}" if source.licence else "", "" if source.link else "no link on file"]
        details = "; ".join(part for part in parts if part)
        return Reference(number, source.title, f"{details}. {source.note or ''}".strip(), source.link or "")


def _attribution(licence: str, publishers: Iterable[str]) -> str:
    names = "; ".join(dict.fromkeys(publishers))
    if "Open Government Licence" in licence:
        return f"Contains public sector information licensed under the {licence} ({names})."
    return f"Contains information used under this licence: {licence} ({names})."


def sources_for(known: Mapping[str, Source], *subjects: Any) -> Sources:
    """The sources that some records name, in the order in which they are met."""
    found = dict.fromkeys(item for subject in subjects for item in named_in(subject))
    return Sources(known, tuple(item for item in found if item != OUR_MAPPING))


def named_in(value: Any) -> Iterator[str]:
    """Ids of the sources that a record names anywhere inside it, in order."""
    if isinstance(value, pydantic.BaseModel):
        for name, inner in value:
            yield from _ids(inner) if name in _FIELDS else named_in(inner)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from named_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from named_in(inner)


def _ids(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
