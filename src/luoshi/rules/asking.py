"""What a document asks units to send, told by its words: 每月25日前报送进展, 年终总结于12月10日前报送."""

import re

_SENT = re.compile("报送|上报|报告|反馈|报区|报市|报县|报省|报领导小组|填报")
"""A duty of units to tell something; 调度 and 通报 are what the office does with it."""
_HALF_YEAR = re.compile("半年")
_ANNUAL = re.compile("全年|年终|年度|总结")
_NO_PROGRESS = frozenset({"half-yearly", "yearly", "once", "daily"})
_COUNTERSIGNED = re.compile(
    "(?:经|由|征求|请)(?:各|相关|有关)?(?:责任|配合|协办|成员)单位.{0,6}(?:确认|核实|会签|认可)|责任单位确认"
)


def asks_to_countersign(words: str) -> bool:
    """Tell whether a document wants responsible units to confirm what the lead reports: 经责任单位确认后报送."""
    return bool(_COUNTERSIGNED.search(words))


def asks_for_progress(cadence: str, words: str) -> bool:
    """Tell whether a rhythm asks units to report progress. Nobody is to report daily."""
    return cadence not in _NO_PROGRESS and bool(_SENT.search(words))


def asks_for_half_year(cadence: str, words: str) -> bool:
    """Tell whether a rhythm asks for what was done in half a year: a check or a summary."""
    return cadence == "half-yearly" or (cadence == "once" and bool(_HALF_YEAR.search(words)))


def asks_for_year(cadence: str, words: str) -> bool:
    """Tell whether a rhythm asks for a summary of the year."""
    is_half = bool(_HALF_YEAR.search(words))
    return cadence == "yearly" or (cadence == "once" and not is_half and bool(_ANNUAL.search(words)))
