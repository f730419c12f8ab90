"""Knows the signs that a line may point to one person: advice for people to look again, never a refusal."""

import re
from collections.abc import Iterator

# Given names that are common here and are no everyday words. Only a prompt to look again: it cannot be complete.
_NAMES = """
aaliyah aaron abdul abdullah adam aisha alex alfie ali alice alisha amir amy ana anna arjun ava ayaan ayesha
ben benjamin bilal billy bob bobby callum charlie charlotte chloe chris connor daniel david dev dylan edward ella
ellie emily emma ethan evie fatima finley freddie freya george hannah harry harvey hassan henry hussain ibrahim
imran isaac isabella isla jack jacob jaden jake james jamie jasmine jay jayden jess jessica joe john jordan joseph
josh joshua kai karim katie keira khalid kian kyle laila leah leon leo lewis liam lily logan lola louis lucas lucy
luke maisie maria mariam maryam mason mathew matthew max megan mia michael mike millie mohamed mohammed muhammad
nathan nikhil noah oliver olivia omar oscar patel paul peter phoebe poppy priya rahul raj reece riley rob robert
ryan sam samuel sara sarah sean sebastian simran singh sofia sophie stephen steve tariq theo thomas toby tom tyler
umar usman william yasmin yusuf zac zain zainab zara zoe
"""
FIRST_NAMES = frozenset(_NAMES.split())
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|PC|Sgt|Sir|Imam|Rev)\.?\s+[A-Z][\w'’-]+")
_CALLED = re.compile(r"\b(?:called|named|name is|name’s|name's)\s+[A-Z][\w'’-]+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PHONE = re.compile(r"(?<!\d)(?:(?:\+44|0044)[\s().-]{0,2}(?:0\)?)?|0)(?:[\s().-]{0,2}\d){9,10}(?!\d)", re.ASCII)
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an e-mail address", re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,255}\.\w{2,}")),
    ("a phone number", _PHONE),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.ASCII)),
    ("a social media name", re.compile(r"(?<![\w.])@[A-Za-z]\w{2,}")),
    ("a name", _TITLE),
    ("a name", _CALLED),
)


def concerns(text: str) -> tuple[str, ...]:
    """What in a text may point to one person, in words.

    >>> concerns("Ring Jayden on 07700 900123")
    ('“07700 900123” may be a phone number', '“Jayden” may be a name')
    """
    return tuple(dict.fromkeys(f"“{found}” may be {what}" for what, found in _found(text)))


def _found(text: str) -> Iterator[tuple[str, str]]:
    for what, pattern in _SIGNS:
        for match in pattern.finditer(text):
            yield what, match[0]
    for match in _WORD.finditer(text):
        word = match[0].removesuffix("'s").removesuffix("’s")
        if word[0].isupper() and word.lower() in FIRST_NAMES:
            yield "a name", word
