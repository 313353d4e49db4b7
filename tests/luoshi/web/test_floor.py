"""Styles, scripts and templates keep to what Chromium 109 knows, and to the theme."""

import re
from pathlib import Path

import django_htmx
import pytest

from tests.luoshi.web.floor import CSS, FLOOR, HTML, JS, Feature, newer_in_css, newer_in_html, newer_in_js
from tests.places import ROOT, project_files

STATIC = ROOT / "src" / "luoshi" / "web" / "static" / "luoshi"
STYLES = project_files("src/luoshi/web/static/*.css")
SCRIPTS = project_files("src/luoshi/web/static/*.js")
TEMPLATES = project_files("src/luoshi/web/templates/*.html")
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
LONGEST_STYLE = 400


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def bare_css() -> dict[str, str]:
    return {path.name: re.sub(r"/\*.*?\*/", "", text_of(path), flags=re.DOTALL) for path in STYLES}


def test_styles_scripts_and_templates_keep_to_the_floor() -> None:
    used = {path.name: newer_in_css(text_of(path)) for path in STYLES}
    used |= {path.name: newer_in_js(text_of(path)) for path in SCRIPTS}
    used |= {str(path.relative_to(ROOT)): newer_in_html(text_of(path)) for path in TEMPLATES}

    assert {"tokens.css", "base.js", "src/luoshi/web/templates/base.html"} <= used.keys()
    assert {name: features for name, features in used.items() if features} == {}


def test_htmx_uses_newer_features_only_where_it_has_asked_for_them() -> None:
    script = text_of(HTMX)

    assert newer_in_js(script) == ["view transitions", "setHTMLUnsafe", "moveBefore"]
    guards = ["&&document.startViewTransition)", '"parseHTMLUnsafe"in Document', "if(e.moveBefore)"]
    assert [guard for guard in guards if guard not in script] == []


@pytest.mark.parametrize("feature", CSS, ids=lambda feature: feature.name)
def test_a_newer_feature_of_css_would_be_seen(feature: Feature) -> None:
    assert feature.name in newer_in_css(f"a {{ top: 0 }}\n{feature.sample}")


@pytest.mark.parametrize("feature", JS, ids=lambda feature: feature.name)
def test_a_newer_feature_of_javascript_would_be_seen(feature: Feature) -> None:
    assert feature.name in newer_in_js(f"const a = 1;\n{feature.sample}")


@pytest.mark.parametrize("feature", HTML, ids=lambda feature: feature.name)
def test_a_newer_feature_of_html_would_be_seen(feature: Feature) -> None:
    assert feature.name in newer_in_html(f"<p>\n{feature.sample}")


@pytest.mark.parametrize(
    "sheet",
    [
        "a { b { top: 0 } }",
        "a { &:hover { top: 0 } }",
        "a { top: 0; @media print { top: 1px } }",
        "@media print { a { b {} } }",
    ],
)
def test_a_rule_within_a_rule_would_be_seen(sheet: str) -> None:
    assert newer_in_css(sheet) == ["nesting"]


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { a { top: 0 } b { top: 0 } }",
        "@keyframes x { from { top: 0 } to { top: 1px } }",
        "a { top: 0 } b { top: 0 }",
    ],
)
def test_rules_within_at_rules_are_no_nesting(sheet: str) -> None:
    assert newer_in_css(sheet) == []


def test_what_the_floor_knows_is_not_complained_of() -> None:
    known = "a:has(b) { inset: 0; height: 100dvh; accent-color: red } @container (width > 1px) { a { top: 0 } }"

    assert newer_in_css(known) == []
    assert newer_in_js("dialog.showModal(); rows.at(-1); structuredClone(x); a.filter(f).map(g)") == []
    assert newer_in_html('<dialog><details class="menu"><input type="search"></details></dialog>') == []


def test_every_feature_of_the_tables_is_newer_than_the_floor() -> None:
    assert [feature for feature in [*CSS, *JS, *HTML] if feature.since <= FLOOR] == []


def test_the_sheets_of_the_theme_are_short() -> None:
    lines = {path.name: len(text_of(path).splitlines()) for path in STYLES if path.parent.name == "css"}

    assert "tokens.css" in lines
    assert {name: count for name, count in lines.items() if count >= LONGEST_STYLE} == {}


def test_nothing_is_fetched_by_a_style_sheet() -> None:
    assert {
        name: found for name, css in bare_css().items() if (found := re.findall(r"url\([^)]*\)|@import", css))
    } == {}


def tokens_in(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def test_the_dark_theme_by_setting_and_by_switch_are_one() -> None:
    sheet = text_of(STATIC / "css" / "tokens.css")
    switched, by_setting = sheet.split("@media (prefers-color-scheme: dark)")

    assert tokens_in(switched.split(':root[data-theme="dark"]')[1]) == tokens_in(by_setting)
    assert len(tokens_in(by_setting)) > 20


def test_every_variable_that_is_used_is_set() -> None:
    sheets = bare_css()
    known = {name for css in sheets.values() for name in tokens_in(css)}

    used = {(sheet, name) for sheet, css in sheets.items() for name in re.findall(r"var\((--[\w-]+)", css)}

    assert {(sheet, name) for sheet, name in used if name not in known} == set()


def test_colours_are_named_in_one_place() -> None:
    elsewhere = {name: on_screen(css) for name, css in bare_css().items() if name not in {"tokens.css", "print.css"}}

    assert {name: found for name, css in elsewhere.items() if (found := re.findall(r"#[0-9a-fA-F]{3,8}\b", css))} == {}


def on_screen(css: str) -> str:
    """Return a style sheet without what is for print, where ink is black and paper white."""
    return re.sub(r"@media print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
