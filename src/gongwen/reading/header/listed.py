"""What the table of a site says about the document below it: its title, number, issuer and date."""

from collections.abc import Callable, Sequence

from gongwen.reading.header.pieces import Piece
from gongwen.reading.header.rows import row_of
from gongwen.reading.header.titles import as_title
from gongwen.reading.header.words import is_organ, iso_date, number_in

_TITLE = ("标题", "文件标题", "名称", "文件名称", "信息名称")
_NUMBER = ("发文字号", "发文文号", "发布文号", "文号", "文件编号", "文件字号", "文件号", "公文文号")
_ISSUER = ("发文机关", "发文机构", "发文单位", "制发单位", "制发机关")
_DATE = ("成文日期", "成文时间", "成文日", "签署日期", "签发日期")
_SENT = ("发文日期", "发文时间")
_PUBLISHED = ("发布日期", "发布时间", "发表日期", "发表时间", "公开日期", "公开时间", "公布日期")


def listed_title(pieces: Sequence[Piece]) -> str | None:
    """The title that the table above a document gives."""
    return _row(pieces, _TITLE, as_title)


def listed_number(pieces: Sequence[Piece]) -> str | None:
    """The document number that the table gives."""
    return _row(pieces, _NUMBER, number_in)


def listed_issuer(pieces: Sequence[Piece]) -> str | None:
    """The organ that the table says issued the document; who published it does not count."""
    return _row(pieces, _ISSUER, lambda value: value if is_organ(value) else None)


def listed_date(pieces: Sequence[Piece]) -> str | None:
    """The 成文日期 that the table gives; a 发文日期 that is the day of publication as well is only the page's."""
    written = _row(pieces, _DATE, iso_date)
    if written:
        return written
    sent = _row(pieces, _SENT, iso_date)
    return None if sent == _row(pieces, _PUBLISHED, iso_date) else sent


def _row(pieces: Sequence[Piece], labels: Sequence[str], read: Callable[[str], str | None]) -> str | None:
    """What ``read`` makes of the first row with one of ``labels``, in the order of these."""
    for label in labels:
        for at, piece in enumerate(pieces):
            row = row_of(piece.text)
            found = _value(pieces, at, row[1], read) if row and row[0] == label else None
            if found:
                return found
    return None


def _value(pieces: Sequence[Piece], at: int, value: str, read: Callable[[str], str | None]) -> str | None:
    """What ``read`` makes of a row's value, which may stand on the lines below its label."""
    for below in pieces[at + 1 : at + 4]:
        found = read(value)
        if found or row_of(below.text):
            return found
        value += below.text
    return read(value)
