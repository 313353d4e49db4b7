"""All rules, one after the other, over one document."""

from collections.abc import Callable, Iterator

from gongwen.checking.findings import Finding
from gongwen.checking.measuring import Measured
from gongwen.checking.parts import Parts, parts_of
from gongwen.checking.rules import ending, head, imprint, numbering, pages, routing, setting, words

Rule = Callable[[Measured, Parts], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    pages.check,
    head.check,
    setting.check,
    numbering.check,
    ending.check,
    imprint.check,
    routing.check,
    words.check,
)


def check_docx(data: bytes) -> list[Finding]:
    """Return what is not as it should be in a .docx, in the order of its paragraphs, what is of the whole first.

    Raises Unreadable for what is no .docx or beyond a limit, Classified for a document with a classification mark.
    """
    measured = Measured(data)
    parts = parts_of(measured)
    found = [finding for rule in RULES for finding in rule(measured, parts)]
    return sorted(dict.fromkeys(found), key=lambda finding: finding.paragraph)
