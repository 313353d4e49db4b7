"""成文日期 as it is printed: Arabic digits, the whole year, no zero before a digit (GB/T 9704—2012, 7.3.5.4)."""

from datetime import date


def printed_date(day: date) -> str:
    """Return a day as a document prints it: ``2026年3月1日``."""
    return f"{day.year}年{day.month}月{day.day}日"
