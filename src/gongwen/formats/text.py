"""Plain text: one Line a printed line."""

from gongwen.formats.characters import clean, control_remarks
from gongwen.formats.encodings import decode, decoding_remarks
from gongwen.formats.limits import Budget, Limits, check_text_size
from gongwen.formats.model import Line, Source


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of a text file, in whatever encoding it is.

    Every line end of Unicode ends a line (CR, LF, CR LF, vertical tab, form feed, NEL, U+2028, U+2029); the
    characters themselves are dropped. Leading and trailing blanks stay.
    """
    check_text_size(len(data), limits)
    decoded = decode(data)
    text, controls = clean(decoded.text)
    texts = text.splitlines()
    Budget(limits).take_lines(len(texts), len(text))
    return Source(
        format="txt",
        lines=tuple([Line(text, number) for number, text in enumerate(texts, start=1)]),
        remarks=decoding_remarks(decoded) + control_remarks(controls),
    )
