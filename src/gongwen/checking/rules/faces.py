"""Which typeface a font is, by its name."""

from gongwen.typesetting.fonts import WANTED
from gongwen.typesetting.styles import Face

_WORDS = (
    (Face.TITLE, ("小标宋", "xiaobiaosong")),
    (Face.BODY, ("仿宋", "fangsong")),
    (Face.KAI, ("楷", "kai")),
    (Face.HEI, ("黑体", "hei", "黑")),
    (Face.SONG, ("宋", "song", "simsun")),
)
NAMES = {
    Face.TITLE: "小标宋体",
    Face.BODY: "仿宋体",
    Face.HEI: "黑体",
    Face.KAI: "楷体",
    Face.SONG: "宋体",
}
"""What a face is called."""


def face_of(font: str) -> Face | None:
    """Return the face of a font, None for one that no document has (or where none is named)."""
    known = next((face for face, names in WANTED.items() if font in names), None)
    if known or not font:
        return known
    plain = font.lower().replace(" ", "")
    return next((face for face, words in _WORDS if any(word in plain for word in words)), None)
