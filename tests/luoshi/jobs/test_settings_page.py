"""The page of settings names those that are read, and no others."""

import re

from tests.places import ROOT

_READ = re.compile(r'(?:env|environment)\.(?:text|number|boolean|words|secret)\(\s*"([A-Z_]+)"')
_ELSEWHERE = {"GONGWEN_SOFFICE"}


def test_every_setting_stands_on_the_page_and_every_row_is_a_setting() -> None:
    sources = (ROOT / "src/luoshi").rglob("*.py")
    read = {name for source in sources for name in _READ.findall(source.read_text(encoding="utf-8"))}
    page = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == read | _ELSEWHERE
