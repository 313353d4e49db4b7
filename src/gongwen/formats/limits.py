"""How much a file may hold. Every reader asks here before it takes up memory, so a hostile file costs little."""

from dataclasses import dataclass, field

from gongwen.refusals import Unreadable


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; the largest real plan seen has 50,000 characters, a 300-page .docx stays far below each.

    file_bytes     size on disk, looked at before anything is read
    zip_members    entries in a container (.docx is a zip)
    unzipped_bytes what may be unpacked from one container, all parts read together
    zip_ratio      unpacked to packed size of a part
    zip_ratio_from bytes of a part from which on its ratio is asked
    xml_marks      signs that make nodes in one XML part or HTML page (``<`` and ``=``)
    lines          lines and paragraphs, of the body and everything beside it
    characters     characters in those lines
    table_cells    grid places of all tables
    pages          pages of a .pdf or .ofd
    recognised_pages scanned pages whose text is recognised; a page takes seconds
    picture_pixels pixels of one picture of a page: A4 at 600 to the inch has 35 million
    drawn          objects on the pages of an .ofd, those of templates once for each page
    convert_seconds how long LibreOffice may take to convert a .doc .wps .rtf .odt
    convert_memory bytes of address space that it may take for that; it starts in 500 MB
    converted_bytes size of each file that it writes for that
    compared       tasks, goals or milestones of one plan that is compared with another
    compared_text  characters in the tasks of one plan that is compared with another
    """

    file_bytes: int = 50_000_000
    zip_members: int = 5_000
    unzipped_bytes: int = 100_000_000
    zip_ratio: int = 200
    zip_ratio_from: int = 4_000_000
    xml_marks: int = 3_000_000
    lines: int = 100_000
    characters: int = 1_000_000
    table_cells: int = 200_000
    pages: int = 2_000
    recognised_pages: int = 20
    picture_pixels: int = 50_000_000
    drawn: int = 250_000
    convert_seconds: int = 60
    convert_memory: int = 2_000_000_000
    converted_bytes: int = 200_000_000
    compared: int = 5_000
    compared_text: int = 1_000_000


DEFAULT_LIMITS = Limits()
_MOST_BYTES_A_CHARACTER = 4


@dataclass(slots=True)
class Budget:
    """What one file has used of its limits so far; each call raises Unreadable once a limit is passed."""

    limits: Limits = DEFAULT_LIMITS
    lines: int = field(default=0, init=False)
    characters: int = field(default=0, init=False)
    cells: int = field(default=0, init=False)
    drawn: int = field(default=0, init=False)

    def take_line(self, characters: int) -> None:
        """Count one line or paragraph of so many characters."""
        self.take_lines(1, characters)

    def take_lines(self, lines: int, characters: int) -> None:
        """Count lines and the characters in them."""
        self.lines += lines
        self.characters += characters
        if self.lines > self.limits.lines:
            raise Unreadable(f"文件超过 {self.limits.lines} 行，不像一份公文，请拆分后再读。")
        if self.characters > self.limits.characters:
            raise Unreadable(f"文件超过 {self.limits.characters} 字，请拆分成较小的文件后再读。")

    def take_cells(self, cells: int) -> None:
        """Count grid places of a table."""
        self.cells += cells
        if self.cells > self.limits.table_cells:
            raise Unreadable(f"文件中的表格超过 {self.limits.table_cells} 格，请拆分成较小的文件后再读。")

    def take_drawn(self, objects: int) -> None:
        """Count objects that are drawn on pages."""
        self.drawn += objects
        if self.drawn > self.limits.drawn:
            raise Unreadable(f"文件的页面上超过 {self.limits.drawn} 个图元，不像一份公文，请拆分成较小的文件后再读。")


def check_text_size(size: int, limits: Limits) -> None:
    """Raise Unreadable for ``size`` bytes of plain text that no encoding can bring within the characters allowed."""
    if size > _MOST_BYTES_A_CHARACTER * limits.characters:
        raise Unreadable(f"文件超过 {limits.characters} 字，请拆分成较小的文件后再读。")


def check_size(size: int, limits: Limits) -> None:
    """Raise Unreadable for a file of ``size`` bytes that is empty or too large."""
    if size == 0:
        raise Unreadable("文件是空的，请重新取得原件。")
    if size > limits.file_bytes:
        megabytes = limits.file_bytes // 1_000_000
        raise Unreadable(f"文件有 {size // 1_000_000} MB，超过 {megabytes} MB 的上限，请拆分或压缩其中的图片后再读。")
