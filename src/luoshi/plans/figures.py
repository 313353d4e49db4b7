"""Days and figures of a draft as they are reckoned with. Pure."""

from datetime import date
from decimal import Decimal, InvalidOperation

_TOO_MUCH = Decimal(10) ** 16
_STEP = Decimal("1e-8")


def as_day(iso: str | None) -> date | None:
    """Return the day that a piece gives, None where it gives none."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def as_figure(printed: str | None) -> Decimal | None:
    """Return a printed figure as a number to reckon with; None where it is none, or has more digits than are kept."""
    try:
        figure = Decimal((printed or "").strip())
    except InvalidOperation:
        return None
    if not figure.is_finite() or abs(figure) >= _TOO_MUCH or figure != figure.quantize(_STEP):
        return None
    return figure


def printed_figures(value: str, high: str | None) -> str:
    """Return what stands in the document: one figure, or from one to another."""
    return f"{value}—{high}" if high else value
