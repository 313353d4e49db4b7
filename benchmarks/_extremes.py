"""Files built to be hostile: too long, too deep, too many, turned into themselves."""

import io
import zipfile
from collections.abc import Callable
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.gongwen.formats.builders import docx, members, p, zipped
from tests.gongwen.formats.ofd_builder import members as ofd_members
from tests.gongwen.formats.ofd_builder import ofd, page, text
from tests.gongwen.formats.office.making import odt, rtf
from tests.gongwen.formats.pdf_builder import FONT, Page, Text, pdf

_LONG = "各承办单位要按月报送进展情况。"


def names_of(suffix: str) -> list[str]:
    """Return the names of the hostile files of a format."""
    return [f"{suffix} {name}" for name in _OF.get(suffix, {})]


def extreme(name: str) -> bytes:
    """Return a hostile file by its name."""
    suffix, _, kind = name.partition(" ")
    return _OF[suffix][kind]()


def _nested_zip(depth: int) -> bytes:
    data = b"x"
    for level in range(depth):
        data = zipped({f"word/{level}.zip": data, "word/document.xml": "<x/>"})
    return data


def _bomb(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr(name, b"\0" * 300_000_000)
    return buffer.getvalue()


def _many_pages(count: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number in range(count):
        canvas.drawString(100, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _rules(count: int) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number in range(count):
            canvas.line(50 + number % 490, 50, 50 + number % 490, 800)
            canvas.line(50, 50 + number % 750, 550, 50 + number % 750)

    return pdf(Page([Text(100, 400, _LONG)], draw=draw))


def _characters(count: int) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 1)
        for row in range(count // 1_000):
            canvas.drawString(10, 10 + row % 800, "报" * 1_000)

    return pdf(Page(draw=draw))


def _one_by_one(count: int) -> bytes:
    texts = [Text(40 + at % 30 * 16.0, 60 + at // 30 % 40 * 18.0, "报") for at in range(count)]
    return pdf(Page(texts))


def _tiny_page() -> bytes:
    return pdf(Page([Text(0, 0, _LONG)], size=(0.01, 0.01)), Page([Text(5, 5, _LONG)], size=(14_400, 14_400)))


def _pages_of_nothing() -> bytes:
    return pdf(*[Page(size=A4)] * 1_900)


def _self_reference() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>"
    )


def _deep(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


# Each is built when its turn comes, not before.
# ruff: noqa: PLW0108
_OF: dict[str, dict[str, Callable[[], bytes]]] = {
    "txt": {
        "a line without end": lambda: ("报" * 900_000).encode(),
        "a million empty lines": lambda: b"\n" * 1_000_000,
        "brackets only": lambda: ("（" * 100_000).encode(),
        "numbers only": lambda: ("一、" * 200_000).encode(),
        "units without end": lambda: ("（牵头单位：" + "区商务局、" * 100_000).encode(),
        "quotations": lambda: ("根据《办法》和“通知”" * 400).encode(),
        "short lines": lambda: (_LONG + "\n").encode() * 30_000,
    },
    "md": {"signs only": lambda: b"*_`[<&~" * 100_000, "pipes": lambda: (b"|" * 500 + b"\n") * 200},
    "html": {
        "tags without end": lambda: b"<div>" * 1_000_000,
        "deep tables": lambda: (b"<table><tr><td>" * 3_000) + _LONG.encode(),
        "a cell over everything": lambda: f"<table><tr><td rowspan=65000 colspan=1000>{_LONG}".encode() * 200,
        "attributes": lambda: ("<p " + "a='b' " * 200_000 + ">" + _LONG).encode(),
        "links": lambda: (f"<a href=x>{escape(_LONG)}</a>" * 5_000).encode(),
    },
    "docx": {
        "nested zips": lambda: _nested_zip(200),
        "a bomb": lambda: _bomb("word/document.xml"),
        "a million empty paragraphs": lambda: docx("<w:p/>" * 1_000_000),
        "deep XML": lambda: docx(_deep("w:sdt", 200_000)),
        "deep tables": lambda: docx("<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60),
        "cells": lambda: docx("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>") * 3_000 + "</w:tbl>"),
        "members": lambda: zipped(members(p("x")) | {f"m{at}": "" for at in range(6_000)}),
    },
    "pdf": {
        "10,000 pages": lambda: _many_pages(10_000),
        "1,900 empty pages": _pages_of_nothing,
        "rules": lambda: _rules(3_000),
        "characters on one page": lambda: _characters(400_000),
        "characters one by one": lambda: _one_by_one(30_000),
        "pages of no and of great size": _tiny_page,
        "pages that hold themselves": _self_reference,
    },
    "ofd": {
        "a bomb": lambda: _bomb("OFD.xml"),
        "10,000 pages": lambda: ofd(*[page(text("报"))] * 10_000),
        "objects": lambda: ofd(page(*[text("报", x=at % 200, y=at // 200 % 290) for at in range(100_000)])),
        "deltas": lambda: ofd(page(text("报送进展" * 10, more="g 999999999 1"))),
        "members": lambda: zipped(dict(ofd_members(page(text("报")))) | {f"m{at}": "" for at in range(6_000)}),
    },
    "rtf": {
        "groups": lambda: b"{\\rtf1" + b"{" * 100_000,
        "a long text": lambda: rtf(_LONG * 20_000),
    },
    "odt": {"many paragraphs": lambda: odt(f"<text:p>{_LONG}</text:p>" * 20_000)},
}
