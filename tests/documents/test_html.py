"""The HTML file reads offline and shows hostile text as text."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from tests.documents.conftest import LEICESTER, TODAY
from toolkit.design import Design
from toolkit.documents import write
from toolkit.knowledge_base import KnowledgeBase


class Page(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def content(full: Design, base: KnowledgeBase) -> bytes:
    return write.to_bytes(full, base, ".html", "plan", "partnership", TODAY)


@pytest.fixture(scope="module")
def page(content: bytes) -> Page:
    return Page(content)


def test_nothing_is_asked_of_another_machine(content: bytes, page: Page) -> None:
    for tag, attributes in page.tags:
        addresses = [value or "" for name, value in attributes.items() if name in ("src", "href", "srcset", "data")]
        allowed = ("data:", "#", "https://", "http://") if tag == "a" else ("data:",)
        assert all(address.startswith(allowed) for address in addresses), (tag, addresses)
    style = content.decode().split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    policy = next(item["content"] for item in page.named("meta") if item.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_hostile_text_is_only_text(content: bytes, page: Page) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content.decode()
    assert "Young people known to &lt;b&gt;the&lt;/b&gt; service" in content.decode()
    assert not page.named("script")
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_a_name_cannot_break_out_of_the_drawing_or_the_title(full: Design, base: KnowledgeBase) -> None:
    name = '</title></svg><script>alert("x")</script>'
    page = Page(write.to_bytes(full.with_(name=name), base, ".html", "plan", "partnership", TODAY))
    assert not page.named("script")


def test_one_h1_and_no_heading_level_is_skipped(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_have_captions_and_scopes_and_the_page_a_skip_link_and_language(page: Page) -> None:
    assert page.named("html") == [{"lang": "en-GB"}]
    assert any(item.get("class") == "skip" for item in page.named("a"))
    assert len(page.named("caption")) == len(page.named("table")) > 8
    assert all(item.get("scope") in ("col", "row") for item in page.named("th"))


def test_pictures_have_words_and_marks_are_silent_beside_theirs(page: Page) -> None:
    assert all("alt" in item for item in page.named("img"))
    assert all(item["alt"] for item in page.named("img") if item.get("class") != "mark")
    after = [tag for tag, _ in page.tags][[tag for tag, _ in page.tags].index("svg") :]
    assert after[1:3] == ["title", "desc"]


def test_the_draft_stamp_stands_on_top(content: bytes) -> None:
    assert ">Draft</aside>" in content.decode().split("<h1>")[0]


def test_the_same_design_gives_the_same_bytes(content: bytes, full: Design, base: KnowledgeBase) -> None:
    assert write.to_bytes(full, base, ".html", "plan", "partnership", TODAY) == content


@pytest.mark.parametrize("cut", ["plan", "brief", "bid"])
def test_an_empty_design_can_be_written(cut: str, empty: Design, base: KnowledgeBase) -> None:
    assert b"Nothing yet" in write.to_bytes(empty, base, ".html", cut, "public", TODAY)


def test_the_profile_reads_offline_too(base: KnowledgeBase) -> None:
    page = Page(write.profile_to_bytes(LEICESTER, base, ".html", TODAY))
    assert not page.named("script")
    assert all((item["src"] or "").startswith("data:") for item in page.named("img"))
