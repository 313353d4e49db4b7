"""Every Chinese sentence that people read is in the catalogue: bare Han text is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.houserules.language import han_in_python, han_in_script, han_in_template
from tests.places import ROOT, project_files

Found = list[tuple[int, str]]
NOT_SENTENCES = {
    "src/luoshi/reporting/workbook/reading.py": "days as people type them, whatever the language of the page",
    "src/luoshi/rules/asking.py": "words of documents that are looked for",
    "src/luoshi/rules/official.py": "the name of the notices that the days are from",
    "src/luoshi/rules/periods.py": "due days as documents write them, whatever the language of the page",
    "src/luoshi/rules/rhythms.py": "names of periods as documents write them; they are stored",
    "src/luoshi/rules/summaries.py": "sentences of a draft in Chinese, which becomes the unit's own text",
    "src/luoshi/search/bigrams.py": "the range of Han characters",
    "src/luoshi/settings/__init__.py": "a language is named in itself, whatever the language of the page",
}
"""Files with Han text that nobody is shown, each with the reason."""
LOOKS: dict[str, Callable[[str], Found]] = {
    ".py": han_in_python,
    ".html": han_in_template,
    ".txt": han_in_template,
    ".js": han_in_script,
    ".css": han_in_script,
    ".svg": han_in_script,
}


def files() -> list[Path]:
    return [path for path in project_files("src/luoshi/*") if "migrations" not in path.parts and path.suffix in LOOKS]


def found_in(path: Path) -> Found:
    return LOOKS[path.suffix](path.read_text(encoding="utf-8"))


def test_there_is_no_bare_han_text() -> None:
    names = {str(path.relative_to(ROOT)): path for path in files()}

    found = {name: hits for name, path in names.items() if name not in NOT_SENTENCES and (hits := found_in(path))}

    assert found == {}


@pytest.mark.parametrize("name", NOT_SENTENCES)
def test_every_exception_is_still_needed(name: str) -> None:
    assert found_in(ROOT / name) != []


@pytest.mark.parametrize(
    "source",
    [
        'sentence = "没有权限"',
        'from django.utils.translation import gettext as _\nsentence = _("没有" + "权限")',
        'from django.utils.translation import gettext as _\nsentence = _(f"没有{x}")',
        'from django.utils.translation import gettext as _\nsentence = _("ok", "没有").join(f"共{n}项")',
        'from elsewhere import gettext as _\nsentence = _("没有")',
        'def f(kind="没有"):\n    """没有."""',
        'NAMES = {"没有": 1}',
    ],
)
def test_bare_han_text_in_python_would_be_seen(source: str) -> None:
    assert han_in_python(source) != []


@pytest.mark.parametrize(
    "source",
    [
        '"""没有."""\nX = 1\n"""没有."""\n# 没有',
        'def f():\n    """没有."""',
        'from django.utils.translation import gettext_lazy as _lazy\nsentence = _lazy("没有")',
        'from django.utils.translation import ngettext\nsentence = ngettext("共 %(n)s 项", "共 %(n)s 项", 2)',
        'sentence = "none"',
    ],
)
def test_sentences_and_docstrings_are_no_bare_text(source: str) -> None:
    assert han_in_python(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>没有</p>",
        '<p title="没有">{% translate "有" %}</p>',
        '{{ day|date:"Y年n月" }}',
        '{% include "x.html" with label="没有" %}',
        "{% blocktranslate %}有{% endblocktranslate %}没有{% blocktranslate %}有{% endblocktranslate %}",
    ],
)
def test_bare_han_text_in_a_template_would_be_seen(source: str) -> None:
    assert han_in_template(source) != []


def test_what_a_template_translates_or_remarks_is_no_bare_text() -> None:
    source = """{% translate "没有" as x %}{% blocktranslate with n=1 %}没有
        {{ n }}{% endblocktranslate %}{# 没有 #}{% comment %}没有{% endcomment %}{% act_button _("没有") url %}"""

    assert han_in_template(source) == []


def test_a_line_of_a_template_is_named() -> None:
    assert han_in_template("{# 一\n#}\n<p>没有</p>") == [(3, "<p>没有</p>")]


def test_bare_han_text_in_a_script_would_be_seen() -> None:
    assert han_in_script('// 没有\nalert("没有")  // 没有\n/* 没有 */') == [(2, 'alert("没有")')]
