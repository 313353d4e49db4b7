"""What a reader of the file should be told: counted while reading, put into sentences at the end."""

from dataclasses import dataclass

from gongwen.formats.model import Remark


@dataclass(slots=True)
class Tally:
    """Counts of what was decided for the reader while a .docx was read."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    hidden: int = 0
    symbols: int = 0
    pictures: int = 0
    unread_fields: int = 0
    diagrams: int = 0
    foreign_parts: int = 0
    missing_parts: int = 0

    def remarks(self) -> tuple[Remark, ...]:
        """Return one remark for each thing that happened."""
        return tuple(Remark(code, message) for happened, code, message in self._sentences() if happened)

    def _sentences(self) -> list[tuple[int, str, str]]:
        changes = self.inserted + self.deleted + self.moved
        counted = f"插入 {self.inserted} 处、删除 {self.deleted} 处、移动 {self.moved} 处"
        return [
            (changes, "tracked-changes", f"文件带有修订（{counted}），已按接受全部修订读取。"),
            (self.hidden, "hidden-text", f"文件中有 {self.hidden} 个隐藏文字，打印时看不到，已一并读取。"),
            (self.symbols, "symbols", f"文件中有 {self.symbols} 个特殊符号认不出，读作“\ufffd”，请对照原件核实。"),
            (self.pictures, "pictures", f"文件中有 {self.pictures} 幅图片，图片里的文字没有读取。"),
            (self.diagrams, "diagrams", f"文件中有 {self.diagrams} 个图示或图表，里面的文字没有读取。"),
            (
                self.unread_fields,
                "fields",
                f"文件中有 {self.unread_fields} 个没有结果的域，印出的内容没有读到，请核实。",
            ),
            (
                self.foreign_parts,
                "alt-chunk",
                f"文件中嵌入了 {self.foreign_parts} 段其他格式的内容，没有读取，请另存后再读。",
            ),
            (
                self.missing_parts,
                "missing-part",
                f"文件缺少 {self.missing_parts} 个部分（如页眉、页脚、注释），已略过。",
            ),
        ]
