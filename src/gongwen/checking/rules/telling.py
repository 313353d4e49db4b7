"""How a rule tells what it found."""

from gongwen.checking.findings import Finding, Severity
from gongwen.checking.model import Para

_EXCERPT = 12


def at(rule: str, clause: str, para: Para | None, found: str, wanted: str, *, is_warning: bool = False) -> Finding:
    """Return a finding at a paragraph, or about the whole document where there is none."""
    words = para.words if para else ""
    excerpt = words[:_EXCERPT] + ("…" if len(words) > _EXCERPT else "")
    severity = Severity.WARNING if is_warning else Severity.ERROR
    return Finding(rule, clause, para.number if para else 0, excerpt, found, wanted, severity)
