"""Services on record, and how complete the record is."""

import pydantic
import pytest

from toolkit import provision
from toolkit.knowledge_base import KnowledgeBase
from toolkit.provision import Confirmation, Service
from toolkit.vocabulary import SectorRecord

SCHOOLS = "schools and colleges"


def confirmed(area: str, by: str = "Network team") -> Confirmation:
    return Confirmation(sector=SCHOOLS, area=area, confirmed_by=by, confirmed_on="2026-11-20")


def standing(base: KnowledgeBase, area: str, *found: Confirmation) -> provision.Standing:
    return provision.standings(base.area(area), base.partnership.sectors, found, base.partnership.area)[0]


def test_nobody_has_confirmed_what_nobody_has_confirmed(invented_base: KnowledgeBase) -> None:
    assert not standing(invented_base, "E06999901").is_confirmed


def test_a_word_for_the_whole_area_holds_inside_it_and_not_the_other_way_round(invented_base: KnowledgeBase) -> None:
    assert standing(invented_base, "E06999901", confirmed("E99999999")).area == "E99999999"
    assert not standing(invented_base, "E99999999", confirmed("E06999901")).is_confirmed


def test_the_word_for_the_place_itself_comes_first(invented_base: KnowledgeBase) -> None:
    found = standing(invented_base, "E06999901", confirmed("E99999999"), confirmed("E06999901", "Council"))
    assert found.confirmed_by == "Council"


def test_what_the_file_of_the_partnership_says_holds_too(invented_base: KnowledgeBase) -> None:
    sectors = [SectorRecord(sector=SCHOOLS, confirmed_by="Board", confirmed_on="2026-01")]
    found = provision.standings(invented_base.area("E06999901"), sectors, [], invented_base.partnership.area)
    assert (found[0].confirmed_by, found[0].area) == ("Board", "E99999999")


def test_funding_cannot_end_before_it_starts(invented_base: KnowledgeBase) -> None:
    service = invented_base.services["eastmere-walks"].model_dump()
    with pytest.raises(pydantic.ValidationError, match="cannot end"):
        Service.model_validate({**service, "funded_from": "2026-04", "funded_until": "2026-03"})
    Service.model_validate({**service, "funded_from": "2026", "funded_until": "2026"})
