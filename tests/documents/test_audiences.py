"""Every file names its audience and leaves out what that audience may not see, and says that it did."""

import pytest

from tests.documents.conftest import TODAY
from toolkit.design import Design
from toolkit.documents import write
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase

SECRETS = ("We trust nobody", "For our eyes only")
COSTS = ("120,000", "9,876", "Two workers for two years")


def everything(design: Design, base: KnowledgeBase, audience: str) -> str:
    cuts = ("plan", "brief", "bid")
    pages = [write.to_bytes(design, base, ".html", cut, audience, TODAY) for cut in cuts]
    return b"".join([*pages, write.to_bytes(design, base, ".yaml", "plan", audience, TODAY)]).decode()


@pytest.mark.parametrize("audience", ["partnership", "funder", "public"])
def test_private_words_stay_private(audience: str, full: Design, base: KnowledgeBase) -> None:
    text = everything(full, base, audience)
    assert not [secret for secret in SECRETS if secret in text]
    assert "Left out of this copy:" in text
    assert "Make it near home" in text


def test_those_who_made_it_see_everything(full: Design, base: KnowledgeBase) -> None:
    text = everything(full, base, "private")
    assert [words for words in (*SECRETS, *COSTS) if words not in text] == []
    assert "Left out of this copy:" not in text


def test_the_public_sees_no_cost_in_any_file(full: Design, base: KnowledgeBase) -> None:
    text = everything(full, base, "public")
    assert not [cost for cost in COSTS if cost in text]
    assert "what it costs" in text


def test_an_unknown_audience_is_refused(full: Design, base: KnowledgeBase) -> None:
    with pytest.raises(UserError, match=r"There is no audience 'press'\. Use one of: private, partnership"):
        write.to_bytes(full, base, ".docx", "plan", "press", TODAY)
