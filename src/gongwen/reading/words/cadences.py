"""How often a duty recurs: the codes of a reading, each in the words of a clerk."""

CADENCES = {
    "daily": "每日",
    "weekly": "每周",
    "biweekly": "每两周",
    "half-monthly": "每半月",
    "ten-days": "每旬",
    "monthly": "每月",
    "bimonthly": "每两月",
    "quarterly": "每季度",
    "half-yearly": "每半年",
    "yearly": "每年",
    "once": "一次",
}
