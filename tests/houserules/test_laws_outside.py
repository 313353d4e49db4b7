"""Nothing is fetched from outside: an intranet has no outside."""

import pytest

from luoshi.web.middleware import POLICY
from tests.houserules.addresses import loaded_from_outside
from tests.places import ROOT, project_files


def test_no_page_sheet_or_script_loads_from_outside() -> None:
    found = {
        str(path.relative_to(ROOT)): hits
        for path in project_files("src/luoshi/web/templates/*", "src/luoshi/web/static/*")
        if path.suffix in {".html", ".svg", ".css", ".js"}
        if (hits := loaded_from_outside(path.read_text(encoding="utf-8"), path.suffix))
    }

    assert found == {}


def test_the_policy_sent_with_every_page_allows_nothing_from_outside_and_nothing_inline() -> None:
    directives = dict(directive.split(maxsplit=1) for directive in POLICY.split(";"))

    allowed = {source for sources in directives.values() for source in sources.split()}

    assert directives["default-src"] == "'none'"
    assert allowed <= {"'none'", "'self'", "data:"}
    assert "data:" not in directives["script-src"]


@pytest.mark.parametrize(
    ("source", "suffix"),
    [
        ('<script src="https://cdn.example.org/x.js"></script>', ".html"),
        ("<link rel=stylesheet href=//cdn.example.org/x.css>", ".html"),
        ('<img alt="x"\n  src="http://example.org/x.png">', ".html"),
        ('<form method="post" action="https://example.org/">', ".html"),
        ('<div hx-get="https://example.org/part">', ".html"),
        ('@import "https://example.org/x.css";', ".css"),
        ("src: url('//example.org/x.woff2')", ".css"),
        ("<svg><style>a{fill:url(https://example.org/#x)}</style></svg>", ".svg"),
        ('fetch("https://example.org/x.json")', ".js"),
        ("new WebSocket(`wss://example.org/`)", ".js"),
    ],
)
def test_what_loads_from_outside_would_be_seen(source: str, suffix: str) -> None:
    assert loaded_from_outside(source, suffix) != []


@pytest.mark.parametrize(
    ("source", "suffix"),
    [
        ('<script src="/static/x.js"></script><a href="https://example.org/">x</a>', ".html"),
        ('<svg xmlns="http://www.w3.org/2000/svg"></svg>', ".html"),
        ("src: url('../x.woff2')", ".css"),
        ('document.createElementNS("http://www.w3.org/2000/svg", "g") // see https://example.org', ".js"),
    ],
)
def test_what_is_at_home_is_nothing_from_outside(source: str, suffix: str) -> None:
    assert loaded_from_outside(source, suffix) == []
