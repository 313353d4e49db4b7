"""What a reader of a file of fixed pages should be told: counted page by page, put into sentences at the end."""

from dataclasses import dataclass, field
from typing import Final

from gongwen.formats.model import Remark

_SAMPLES: Final = 3
_LONGEST_SAMPLE: Final = 20


@dataclass(slots=True)
class PageTally:
    """Counts of what is not in the lines of a .pdf or .ofd, or may be wrong there; lists of pages hold their numbers.

    ``scans`` are pages of pictures without text, ``layered`` such with text that a program recognised and put behind,
    ``recognised`` such as were recognised while reading, ``garbled`` those whose fonts do not say what they draw.
    """

    hidden: int = 0
    annotated: int = 0
    attachments: list[str] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    layered: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    missing_pages: list[int] = field(default_factory=list)

    def remarks(self) -> tuple[Remark, ...]:
        """Return one remark for each thing that happened."""
        return tuple(Remark(code, message) for happened, code, message in self.sentences() if happened)

    def sentences(self) -> list[tuple[object, str, str]]:
        """Return what there is to tell: whether it happened, its code, its sentence."""
        return [*self._page_sentences(), *self._text_sentences()]

    def _page_sentences(self) -> list[tuple[object, str, str]]:
        return [
            (
                self.missing_pages,
                "missing-pages",
                f"第{page_list(self.missing_pages)}页的内容缺失或损坏，未读入，请对照原件。",
            ),
            (self.scans, "scanned-pages", f"第{page_list(self.scans)}页是图片，没有文字，未读入，请对照原件。"),
            (
                self.recognised,
                "recognised-pages",
                f"第{page_list(self.recognised)}页是扫描件，文字由程序识别得到，可能有错，请对照原件。",
            ),
            (
                self.layered,
                "text-layer",
                f"第{page_list(self.layered)}页是扫描后识别过的，文字取自文件自带的识别结果，可能有错，请对照原件。",
            ),
            (
                self.garbled,
                "unmapped-text",
                f"第{page_list(self.garbled)}页的不少文字没有可读的编码，读出来可能是乱码，请对照原件。",
            ),
        ]

    def _text_sentences(self) -> list[tuple[object, str, str]]:
        return [
            (
                self.hidden,
                "hidden-text",
                f"文件中有 {self.hidden} 处看不见的文字（透明、隐藏或在页面之外），没有读取。",
            ),
            (
                self.slanted,
                "slanted-text",
                f"文件中有 {len(self.slanted)} 处斜排或转向的文字（多为水印），没有读取：{samples(self.slanted)}。",
            ),
            (
                self.attachments,
                "attachments",
                f"文件带有 {len(self.attachments)} 个附加的文件，没有读取：{samples(self.attachments)}。",
            ),
            (
                self.annotated,
                "annotations",
                f"文件有 {self.annotated} 页带有批注或图章等注释，注释里的文字没有读取。",
            ),
        ]


def page_list(numbers: list[int]) -> str:
    """Return page numbers as people write them, those in a row from the first to the last: 1—3、7."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number == rows[-1][-1] + 1:
            rows[-1][1:] = [number]
        else:
            rows.append([number])
    return "、".join("—".join(map(str, row)) for row in rows)


def samples(texts: list[str]) -> str:
    """Return the first different texts, each cut to a length that can be printed."""
    different = list(dict.fromkeys(texts))
    shown = "、".join(f"“{text[:_LONGEST_SAMPLE]}”" for text in different[:_SAMPLES])
    return f"{shown}等" if len(different) > _SAMPLES else shown
