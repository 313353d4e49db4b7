"""节假日安排: the days off and the weekend days worked of each year, as the State Council's office announced them.

Source: the notices of 国务院办公厅 of each year, as collected in NateScarlet/holiday-cn (commit d4e53bf, 2026-08-07, MIT), which cites
the notice for each; 2026 held against the notice of 2025-11-04. The notice for a year appears in November of the year before;
it can be changed by a second one (2020: 春节 was extended), so an installation may enter or import a year of its own.
"""

SOURCE = "国务院办公厅节假日安排通知"
"""What the calendar that comes with the system rests on."""
VERSION = "2026-08-07"

OFF: dict[int, str] = {
    2019: "01-01 02-04~02-10 04-05~04-07 05-01~05-04 06-07~06-09 09-13~09-15 10-01~10-07",
    2020: "01-01 01-24~02-02 04-04~04-06 05-01~05-05 06-25~06-27 10-01~10-08",
    2021: "01-01~01-03 02-11~02-17 04-03~04-05 05-01~05-05 06-12~06-14 09-19~09-21 10-01~10-07",
    2022: "01-01~01-03 01-31~02-06 04-03~04-05 04-30~05-04 06-03~06-05 09-10~09-12 10-01~10-07 12-31",
    2023: "01-01~01-02 01-21~01-27 04-05 04-29~05-03 06-22~06-24 09-29~10-06",
    2024: "01-01 02-10~02-17 04-04~04-06 05-01~05-05 06-10 09-15~09-17 10-01~10-07",
    2025: "01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08",
    2026: "01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07",
}
"""Year → the days off, each a day or a first and a last one, as month-day."""

WORKED: dict[int, str] = {
    2019: "02-02 02-03 04-28 05-05 09-29 10-12",
    2020: "01-19 04-26 05-09 06-28 09-27 10-10",
    2021: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    2022: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}
"""Year → the weekend days that are worked (调休), as month-day."""

FIXED = "01-01 05-01~05-02 10-01~10-03"
"""Days off in any year, whatever is announced: 元旦, 劳动节, 国庆节 (全国年节及纪念日放假办法, as amended from 2025, Art. 2)."""
