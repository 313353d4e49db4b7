"""What a reader of an .ofd should be told beyond what all files of fixed pages have."""

from dataclasses import dataclass, field

from gongwen.formats.ofd.drawing import Drawing
from gongwen.formats.pages import PageTally
from gongwen.formats.pages.tally import page_list


@dataclass(slots=True)
class Tally(PageTally):
    """Counts while an .ofd is read: ``outlined`` are pages of paths without text, ``unseen`` of text marked invisible."""

    documents: int = 0
    missing_parts: int = 0
    seals: int = 0
    outlined: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)

    def take(self, drawing: Drawing) -> None:
        """Count what was drawn on one page and is not on its Sheet."""
        self.hidden += len(drawing.hidden)
        self.slanted.extend(drawing.slanted)
        self.missing_parts += drawing.missing

    def sentences(self) -> list[tuple[object, str, str]]:
        """Return what there is to tell: whether it happened, its code, its sentence."""
        return [
            (self.seals, "seals", f"文件带有 {self.seals} 个电子签章，签章未经本程序验证。"),
            (self.documents > 1, "several-documents", f"文件里有 {self.documents} 份文档，已按顺序连在一起读取。"),
            (
                self.missing_parts,
                "missing-part",
                f"文件缺少 {self.missing_parts} 个部分（如模板、资源），已略过，请对照原件。",
            ),
            (
                self.outlined,
                "outlined-pages",
                f"第{page_list(self.outlined)}页没有文字，只有线条（文字可能已转成曲线），未读入，请对照原件。",
            ),
            (
                self.unseen,
                "unseen-pages",
                f"第{page_list(self.unseen)}页的文字都标为看不见（透明或隐藏），已照样读取，请对照原件。",
            ),
            # Not super(): a dataclass with slots is made anew, and super() would look for the class as it was before.
            *PageTally.sentences(self),
        ]
