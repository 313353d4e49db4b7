"""Files in .ofd (GB/T 33190-2016) made of the XML that a test is about, of pieces where they stand, or of paragraphs."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from gongwen.formats import Limits
from gongwen.formats.model import Remark
from gongwen.formats.ofd import sheets_of
from gongwen.formats.pages import Piece, Rule, Sheet
from tests.gongwen.formats.builders import zipped

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
DOCUMENT = "Doc_0/Document.xml"
PUBLIC = "Doc_0/PublicRes.xml"
PAGE_BOX = "0 0 210 297"
POINT = 25.4 / 72
"""In millimetres."""
_ASCENT = 0.86
_FONTS = '<ofd:Fonts><ofd:Font ID="1" FontName="仿宋_GB2312" FamilyName="仿宋_GB2312"/></ofd:Fonts>'


def root(name: str, content: str) -> str:
    """Return a part with this root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} {NAMESPACE}>{content}</ofd:{name}>'


def page_path(number: int) -> str:
    """Return the member that holds a page, counted from 1."""
    return f"Doc_0/Pages/Page_{number - 1}/Content.xml"


def document(pages: int, *, common: str = "", more: str = "", box: str = PAGE_BOX) -> str:
    """Return a Document.xml that lists so many pages; ``common`` goes into CommonData, ``more`` behind the pages."""
    listed = "".join(
        f'<ofd:Page ID="{number + 10}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(pages)
    )
    area = f"<ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>"
    data = f"<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>{area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    return root("Document", f"{data}{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}")


def entry(*bodies: str) -> str:
    """Return an OFD.xml with these DocBody elements, by default one that leads to DOCUMENT."""
    given = "".join(f"<ofd:DocBody>{body}</ofd:DocBody>" for body in bodies or (doc_root(),))
    return root("OFD", given)


def doc_root(path: str = DOCUMENT) -> str:
    """Return what of a DocBody leads to its document."""
    return f"<ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>{path}</ofd:DocRoot>"


def page(*objects: str, before: str = "") -> str:
    """Return a page with one layer; ``before`` goes before its content (Template, Area, PageRes)."""
    return root("Page", f'{before}<ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer></ofd:Content>')


def members(*pages: str, common: str = "", more: str = "", box: str = PAGE_BOX) -> dict[str, str | bytes]:
    """Return the members of an .ofd with these pages."""
    return {
        "OFD.xml": entry(),
        DOCUMENT: document(len(pages), common=common, more=more, box=box),
        PUBLIC: root("Res", _FONTS),
        **{page_path(number): content for number, content in enumerate(pages, start=1)},
    }


def ofd(*pages: str, parts: Mapping[str, str | bytes] | None = None, **options: str) -> bytes:
    """Return an .ofd with these pages; ``parts`` are further members, or others of the same name."""
    return zipped(members(*pages, **options) | dict(parts or {}))


def attributes(given: Mapping[str, object]) -> str:
    """Return attributes; one that is None is left out."""
    return "".join(f' {name}="{value}"' for name, value in given.items() if value is not None)


def text(words: str, x: float = 20, y: float = 20, size: float = 5, *, inner: str = "", **more: object) -> str:
    """Return a text object whose upper left corner is at x, y; each character as wide as it is high."""
    width = max(len(words), 1) * size
    delta = f"g {len(words) - 1} {size:g}" if len(words) > 1 else None
    code = {"X": 0, "Y": round(_ASCENT * size, 4), "DeltaX": delta} | {
        name: more.pop(name) for name in ("X", "Y", "DeltaX", "DeltaY") if name in more
    }
    given = {"ID": 5, "Boundary": f"{x:g} {y:g} {width:g} {size:g}", "Font": 1, "Size": size} | more
    return f"<ofd:TextObject{attributes(given)}>{inner}<ofd:TextCode{attributes(code)}>{words}</ofd:TextCode></ofd:TextObject>"


def path(data: str, boundary: str = PAGE_BOX, **more: object) -> str:
    """Return a path object."""
    given = {"ID": 6, "Boundary": boundary, "LineWidth": 0.25} | more
    return f"<ofd:PathObject{attributes(given)}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"


def picture(boundary: str = PAGE_BOX, **more: object) -> str:
    """Return a picture that fills its boundary."""
    _, _, width, height = boundary.split()
    given = {"ID": 7, "Boundary": boundary, "CTM": f"{width} 0 0 {height} 0 0", "ResourceID": 70} | more
    return f"<ofd:ImageObject{attributes(given)}/>"


def read_sheets(data: bytes) -> list[Sheet]:
    """Return the pages of an .ofd."""
    return sheets_of(data, Limits())[0]


def texts(*objects: str) -> list[str]:
    """Return the texts of the pieces on a page with these objects."""
    return [piece.text for piece in read_sheets(ofd(page(*objects)))[0].pieces]


def remarks(data: bytes) -> dict[str, str]:
    """Return what the reader of an .ofd is told, by code."""
    found: Iterable[Remark] = sheets_of(data, Limits())[1]
    return {remark.code: remark.message for remark in found}


def ofd_from_sheets(sheets: Sequence[Sheet]) -> bytes:
    """Return an .ofd on whose pages all pieces and rules of ``sheets`` stand where they stand there."""
    return ofd(*(_page_of(sheet) for sheet in sheets))


def ofd_of_document(blocks: Sequence[str | Sequence[Sequence[str]]]) -> bytes:
    """Return an .ofd of paragraphs and tables (rows of cells), set on as many pages as it takes."""
    return ofd_from_sheets(typeset(blocks))


def _page_of(sheet: Sheet) -> str:
    box = f"0 0 {sheet.width * POINT:.4f} {sheet.height * POINT:.4f}"
    area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
    return page(*map(_rule, sheet.rules), *map(_piece, sheet.pieces), before=area)


def _piece(piece: Piece) -> str:
    edges = piece.edges or _even_edges(piece)
    steps = " ".join(f"{(after - edge) * POINT:.4f}" for edge, after in pairwise(edges))
    height, width = piece.bottom - piece.top, piece.right - piece.left
    return text(
        _escaped(piece.text),
        size=round(piece.size * POINT, 4),
        Boundary=" ".join(f"{side * POINT:.4f}" for side in (piece.left, piece.top, width, height)),
        Y=round(_ASCENT * height * POINT, 4),
        DeltaX=steps or None,
    )


def _even_edges(piece: Piece) -> list[float]:
    step = (piece.right - piece.left) / max(len(piece.text), 1)
    return [piece.left + at * step for at in range(len(piece.text))]


def _rule(rule: Rule) -> str:
    start, stop = (rule.left * POINT, rule.top * POINT), (rule.right * POINT, rule.bottom * POINT)
    return path(f"M {start[0]:.4f} {start[1]:.4f} L {stop[0]:.4f} {stop[1]:.4f}")


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


# A page as GB/T 9704-2012 sets it: 22 lines of 28 characters in type 3 (16 pt), 28.95 pt apart.
_WIDTH, _HEIGHT = 595.3, 841.9
_LEFT, _TOP = 79.4, 104.9
_TYPE, _LINE, _LINES, _CHARACTERS = 15.8, 28.95, 22, 28


def typeset(blocks: Sequence[str | Sequence[Sequence[str]]]) -> list[Sheet]:
    """Return the pages of paragraphs (two characters in, 28 to a line) and tables with rules, 22 lines to a page."""
    setter = _Setter()
    for block in blocks:
        if isinstance(block, str):
            setter.paragraph(block)
        else:
            setter.table(block)
    return setter.sheets


class _Setter:
    """Sets lines and table rows below each other and opens a page when one is full."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._line = _LINES

    def paragraph(self, words: str) -> None:
        """Set a paragraph."""
        indented = "\u3000\u3000" + words
        for start in range(0, len(indented), _CHARACTERS):
            line = indented[start : start + _CHARACTERS]
            blanks = len(line) - len(line.lstrip())
            top = self._room(1)
            self._set(line.strip(), _LEFT + blanks * _TYPE, top)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Set a table with columns of one width, each row as high as its highest cell."""
        width = _CHARACTERS * _TYPE / len(rows[0])
        fit = int(width / _TYPE) - 1
        for row in rows:
            lines = [[cell[at : at + fit] for at in range(0, len(cell), fit)] for cell in row]
            height = max(map(len, lines))
            top = self._room(height)
            for column, cell in enumerate(lines):
                left = _LEFT + column * width
                for at, line in enumerate(cell):
                    self._set(line, left + _TYPE / 2, top + at * _LINE)
                self._box(left, top, width, height * _LINE)

    def _room(self, lines: int) -> float:
        if self._line + lines > _LINES:
            self.sheets.append(Sheet(len(self.sheets) + 1, _WIDTH, _HEIGHT))
            self._line = 0
        self._line += lines
        return _TOP + (self._line - lines) * _LINE

    def _set(self, words: str, left: float, top: float) -> None:
        edges = tuple(left + at * _TYPE for at in range(len(words)))
        line = Piece(words, left, top + 6, left + len(words) * _TYPE, top + 6 + _TYPE, _TYPE, edges)
        self.sheets[-1].pieces.append(line)

    def _box(self, left: float, top: float, width: float, height: float) -> None:
        right, bottom = left + width, top + height
        sides = ((left, top, right, top), (left, bottom, right, bottom))
        uprights = ((left, top, left, bottom), (right, top, right, bottom))
        self.sheets[-1].rules.extend(Rule(*side) for side in (*sides, *uprights))
