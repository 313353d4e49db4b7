"""An arranged letter goes to typst as data, and comes back as .pdf. Words are never read as markup."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, cast

import typst

from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.typesetting.arranging import arrange
from gongwen.typesetting.dates import printed_date
from gongwen.typesetting.fonts import WANTED, FontSet
from gongwen.typesetting.letter import Figure, Letter, Table
from gongwen.typesetting.marks import marks_of
from gongwen.typesetting.pieces import Arrangement, Item, Lying, Piece
from gongwen.typesetting.styles import STYLES, Face, Role
from gongwen.typesetting.tables import across, centers_of, rows_of, shares_of


class Typesetter:
    """Sets letters as .pdf with the fonts of a site. Keep it: the first letter costs most."""

    def __init__(self, fonts: FontSet | None = None) -> None:
        self.fonts = fonts or FontSet()

    def lacking(self, letter: Letter) -> list[str]:
        """Return a sentence for each face in which characters of a letter are in no font: they come out as empty boxes."""
        by_face: dict[Face, list[str]] = {}
        for item in arrange(letter).items:
            for face, text in _texts(item):
                by_face.setdefault(face, []).append(text)
        found = {face: self.fonts.lacking(face, "".join(texts)) for face, texts in by_face.items()}
        return [
            f"{WANTED[face][0]}和代替它的字体里都没有“{'”“'.join(chars)}”，将显示为方框。"
            for face, chars in found.items()
            if chars
        ]

    def pdf(self, letter: Letter, *, archival: bool = False) -> bytes:
        """Return a letter as .pdf, ``archival`` as PDF/A-2b. Raises Faulty where no font is there."""
        told = json.dumps(as_told(arrange(letter), self.fonts), ensure_ascii=False)
        with as_file(files(__package__) / "letter.typ") as template:
            compiler = typst.Compiler(
                input=str(template),
                root=str(Path(template).parent),
                font_paths=self.fonts.typst,
                sys_inputs={"letter": told},
            )
            content = compiler.compile(format="pdf", pdf_standards=["a-2b"] if archival else [])
        return cast("bytes", content)


def as_told(arrangement: Arrangement, fonts: FontSet) -> dict[str, Any]:
    """Return an arranged letter as letter.typ reads it: JSON's types only."""
    letter = arrangement.letter
    return {
        "title": letter.title.replace("\n", ""),
        "author": letter.organs[0],
        "on": _day(letter.on),
        "format": letter.format.value,
        "measures": {
            name.lower(): found.value for name, found in vars(measures).items() if isinstance(found, measures.Measure)
        },
        "faces": {face.value: {"fonts": list(one.families), "weight": one.weight} for face, one in fonts.faces.items()},
        "styles": {
            role.value: {
                "face": style.face,
                "size": style.size,
                "align": style.align,
                "keeps": style.keeps,
                "level": style.level,
            }
            for role, style in STYLES.items()
        },
        "masthead": list(arrangement.masthead),
        "masthead_size": arrangement.masthead_size,
        "suffix": arrangement.suffix,
        "marks": [{"role": role, "text": text} for role, text in marks_of(letter)],
        "number": letter.number,
        "signers": list(letter.signers),
        "issue": letter.issue,
        "left": "　".join(letter.organs) if letter.format is Format.BULLETIN else "",
        "right": printed_date(letter.on) if letter.format is Format.BULLETIN and letter.on else "",
        "items": [_item(item) for item in arrangement.items],
        "imprint": [asdict(row) for row in arrangement.imprint],
    }


def _texts(item: Item) -> Iterator[tuple[Face, str]]:
    match item:
        case Piece():
            yield from ((run.face, run.text) for run in item.runs)
        case Lying():
            for piece in item.pieces:
                yield from _texts(piece)
            yield from _texts(item.table)
        case Table():
            yield from ((STYLES[Role.CELL].face, cell) for row in item.rows for cell in row)
        case Figure():
            return


def _day(day: date | None) -> dict[str, int] | None:
    return {"year": day.year, "month": day.month, "day": day.day} if day else None


def _item(item: Item) -> dict[str, Any]:
    match item:
        case Piece():
            return {"kind": "piece", **asdict(item)}
        case Lying():
            return {**_item(item.table), "kind": "lying", "pieces": [asdict(piece) for piece in item.pieces]}
        case Table():
            return {
                "kind": "table",
                "rows": rows_of(item),
                "heads": item.heads,
                "widths": shares_of(item, across=across(item)),
                "centers": centers_of(item),
            }
        case Figure():
            return {"kind": "figure", "content": list(item.content), "width": item.width}
