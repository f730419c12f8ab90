"""Writes plain values as YAML that this program reads back as the same values."""

import re
from typing import Any

import yaml

from toolkit.yaml_files.reading import PATTERNS


class _Dumper(yaml.SafeDumper):
    """Puts quotes around every text that our reader would take for a number, such as 1e5."""


for _tag, _pattern, _first in PATTERNS:
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def dump(document: Any) -> str:
    """Readable YAML in the order given.

    >>> dump({"text": "1e5", "number": 2.5})
    "text: '1e5'\\nnumber: 2.5\\n"
    """
    return str(yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))
