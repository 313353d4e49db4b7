"""Classified documents are refused before anything of them is kept, indexed or quoted.

A classification mark stands in the 密级 position of the head, alone or with its period: 机密, 秘密★1年 (GB/T 9704-2012,
7.2.2; 保守国家秘密法). The ★ between grade and period is used nowhere else and counts wherever it stands.
"""

import re
from collections.abc import Sequence

from gongwen.refusals import Classified

_HEAD = 20
_GRADE = r"(?:绝密|机密|秘密|絕密|機密|祕密)"
_PERIOD = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,4})(?:年|个月|個月|月|日|天)|长期|長期|永久|启用前|啟用前|解密前"
_ALONE = re.compile(
    rf"(?:(?:No|№|份号|份號|编号)?[.:：]?\d{{1,8}})?[【\[（(《]?{_GRADE}[】\]）)》]?"
    rf"(?:[★☆*＊·•.]?(?:{_PERIOD})?|[★☆*＊](?:{_PERIOD})?)"
    rf"(?:特急|加急|平急|特提|急件)?(?:(?:No|№|份号|份號)?[.:：]?\d{{1,8}})?"
)
_LABELLED = re.compile(rf"(?:密级|密級|秘密等级|涉密等级|密级和保密期限|定密)[^：:]{{0,6}}[：:][【\[（(]?{_GRADE}")
_STARRED = re.compile(rf"{_GRADE}[级級]?[★☆](?:{_PERIOD})?")
_UNSTARRED = re.compile(rf"(?<!商业)(?<!国家){_GRADE}[★]")
_BEGUN = re.compile(r"。|^(?:一、|第一章|第一条)")


def refuse_classified(lines: Sequence[str]) -> None:
    """Raise :class:`gongwen.refusals.Classified` if ``lines`` carry a classification mark.

    ``lines`` are a file's lines as they stand, headers and text boxes included. 商业秘密, 国家秘密 and 保密 in prose,
    内部资料 and 密级：公开 are no marks.
    """
    seen, begun = 0, False
    for number, line in enumerate(lines, start=1):
        tight = "".join(line.split())
        if not tight:
            continue
        seen += 1
        begun = begun or bool(_BEGUN.search(tight))
        in_head = seen <= _HEAD and not begun
        if _STARRED.search(tight) or (in_head and _is_mark(tight)):
            raise Classified(_sentence(number))


def _is_mark(tight: str) -> bool:
    return bool(_ALONE.fullmatch(tight) or _LABELLED.search(tight))


def _sentence(number: int) -> str:
    return f"第{number}行有国家秘密的密级标志，按规定拒绝读取，内容没有保存、索引或者引用，请在与其密级相符的涉密网络和设备上处理。"
