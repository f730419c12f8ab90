"""The gaps of a place cut by who can act: nothing added, nothing lost, and marked as our mapping."""

import io

import docx
import pytest

from toolkit.documents import write
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness import partner_views
from toolkit.readiness.drafting import area_picture

ISSUE = ("health", "schools", "police", "youth-justice", "probation", "fire-and-rescue")


@pytest.mark.parametrize("identifier", ISSUE)
def test_each_partner_sees_its_own_gaps_in_the_same_order_and_words(base: KnowledgeBase, identifier: str) -> None:
    area = base.area("E06000016")
    partner = partner_views.partner(identifier, base)
    found = partner_views.matters(area, base, partner)
    own = {link.factor for link in partner.acts_on}
    assert [item.gap for item in found] == [gap for gap in area_picture(area, base).gaps() if gap.factor in own]
    assert len(found) == len(own) >= 4


def test_until_somebody_confirms_it_is_our_mapping(base: KnowledgeBase) -> None:
    links = [link for partner in base.who_can_act.values() for link in partner.acts_on]
    assert {link.source for link in links} == {"our-mapping"}
    assert not any(link.is_confirmed for link in links)


def test_who_else_can_act_is_named(base: KnowledgeBase) -> None:
    found = partner_views.matters(base.area("E06000016"), base, base.who_can_act["police"])
    robbery = next(item for item in found if item.gap.factor == "robbery")
    places = next(item for item in found if item.gap.factor == "places-of-violence")
    assert robbery.others == ()
    assert places.others == ("Health services", "Fire and rescue", "Councils")


def test_the_document_says_what_to_do_and_how_far_to_trust_it(base: KnowledgeBase) -> None:
    content = write.partner_view_to_bytes("E06000016", "police", base)
    document = docx.Document(io.BytesIO(content))
    words = "\n".join(
        [paragraph.text for paragraph in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    for expected in ("What matters for police: Leicester", "Be at the places and times where robbery gathers.",
                     "Who can act on what is our mapping.", "“None recorded” does not mean “none”."):  # fmt: skip
        assert expected in words


def test_an_unknown_partner_is_named_with_what_is_allowed(base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match="did you mean 'police'"):
        partner_views.partner("polcie", base)


def test_a_network_without_the_mapping_has_no_partners(invented_base: KnowledgeBase) -> None:
    assert dict(invented_base.who_can_act) == {}
