"""Holds places against people in need: for how many, of how many, or why that cannot be worked out."""

from collections.abc import Iterable, Mapping, Sequence

from toolkit import wording
from toolkit.need.indicators import Indicator
from toolkit.need.readings import Reading
from toolkit.provision import Service
from toolkit.vocabulary import Ages, Identifier, Record


class Capacity(Record):
    """Places a year against people in need, as far as both are known. Unknown is None, never zero."""

    places: int | None = None
    services_without_places: tuple[Identifier, ...] = ()
    is_shared: bool = False
    """Whether the places are also for other ages, or for people of a wider area."""
    people: float | None = None
    lower: float | None = None
    upper: float | None = None
    indicator: Identifier | None = None
    why_not: str = ""

    @property
    def is_certainly_too_small(self) -> bool:
        """Whether even the lowest number of people in need is more than all places together."""
        known = self.places is not None and self.lower is not None
        return known and self.places < self.lower  # type: ignore[operator]

    @property
    def unmet(self) -> tuple[float, float, float] | None:
        """The share of people in need without a place: the likely value, the lowest and the highest.

        None where it cannot be worked out. Where places are shared with others it is the least that it can be.
        """
        if self.places is None or not self.people or self.lower is None or self.upper is None:
            return None
        likely, least, most = (_share_left(self.places, people) for people in (self.people, self.lower, self.upper))
        return likely, least, most

    @property
    def in_words(self) -> str:
        """Places against people in need in one or two sentences."""
        return f"{self._places_in_words()} {self.people_in_words} {self._unmet_in_words()}".strip()

    def _places_in_words(self) -> str:
        if self.places is None:
            return "How many places there are is not recorded."
        shared = ", not all of them for these people" if self.is_shared and self.places else ""
        return f"{wording.count_of(self.places, 'place').capitalize()} a year{shared}."

    @property
    def people_in_words(self) -> str:
        """How many people are in need with the interval, or why that cannot be worked out."""
        if self.people is None:
            return f"How many people are in need cannot be worked out: {self.why_not}."
        limits = ""
        if self.lower is not None and self.upper is not None:
            limits = f" ({wording.number(round(self.lower))} to {wording.number(round(self.upper))})"
        return f"{wording.number(round(self.people))} people in need{limits}."

    def _unmet_in_words(self) -> str:
        if self.unmet is None:
            return "So the share without a place cannot be worked out."
        likely, least, most = (f"{share:.0%}" for share in self.unmet)
        at_least = "at least " if self.is_shared else ""
        return f"Without a place: {at_least}{likely} of them ({least} to {most})."


def _share_left(places: int, people: float) -> float:
    return max(0.0, 1 - places / people) if people else 0.0


def capacity(
    services: Sequence[Service],
    readings: Iterable[Reading],
    indicators: Mapping[str, Indicator],
    ages: Ages | None,
    area_codes: Iterable[str],
) -> Capacity:
    """The places of some services against the people in need that the first fitting figure counts.

    Only a figure that counts people, and only people of the ages asked for, says how many are in need.
    `area_codes` is the area with everything inside it: places of a service for a wider area are shared.
    """
    counted = next((item for item in readings if _counts_people(item, indicators, ages)), None)
    unknown = tuple(service.id for service in services if service.places_per_year is None)
    known = sum(service.places_per_year or 0 for service in services)
    # Nothing on record is not the same as no places: somebody may provide it.
    on_offer = Capacity(places=known if services and not unknown else None, services_without_places=unknown)
    if counted is None:
        return on_offer.model_copy(update={"why_not": _why_not(readings, indicators, ages)})
    of_ages = indicators[counted.id].ages
    if not all(_takes(service, of_ages) for service in services):
        return on_offer.model_copy(update={"why_not": "the figure counts people whom not every service takes"})
    people = {
        "is_shared": any(_is_shared(service, of_ages, set(area_codes)) for service in services),
        "people": counted.count,
        "lower": _scaled(counted, counted.lower),
        "upper": _scaled(counted, counted.upper),
        "indicator": counted.id,
    }
    return on_offer.model_copy(update=people)


def _takes(service: Service, counted: Ages | None) -> bool:
    """Whether everyone whom a figure counts is of an age that the service takes, as far as is known."""
    return service.ages is None or (counted is not None and service.ages.covers(counted))


def _counts_people(reading: Reading, indicators: Mapping[str, Indicator], ages: Ages | None) -> bool:
    indicator = indicators.get(reading.id)
    if indicator is None or reading.counts != "people" or reading.count is None or reading.polarity == "good_high":
        return False
    return ages is None or (indicator.ages is not None and ages.covers(indicator.ages))


def _why_not(readings: Iterable[Reading], indicators: Mapping[str, Indicator], ages: Ages | None) -> str:
    known = [reading for reading in readings if reading.value is not None]
    if not known:
        return "there is no figure"
    if all(reading.counts == "events" for reading in known):
        return "the figures count events, and one person can have several"
    people = [reading for reading in known if reading.counts == "people" and reading.polarity != "good_high"]
    if ages is not None and people:
        return f"no figure counts people of ages {ages} alone"
    return "no figure counts the people in need"


def _is_shared(service: Service, ages: Ages | None, area_codes: set[str]) -> bool:
    other_ages = service.ages is None or ages is None or not ages.covers(service.ages)
    return other_ages or not set(service.areas) <= area_codes


def _scaled(reading: Reading, limit: float | None) -> float | None:
    """A limit of the figure as a number of people."""
    if limit is None or not reading.value or reading.count is None:
        return None
    return max(0.0, reading.count * limit / reading.value)
