"""Whatever comes in, only a Source or a refusal comes out."""

import functools
import io
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongwen.formats import Limits, Source, read_bytes
from gongwen.refusals import Refused
from tests.gongwen.formats.builders import (
    docx,
    item,
    level,
    members,
    numbering,
    p,
    r,
    raw,
    root,
    t,
    table,
    tc,
    tr,
    zipped,
)

NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.doc", "a"])
SMALL = Limits(lines=2_000, characters=100_000, table_cells=2_000, unzipped_bytes=2_000_000)
thorough = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def assert_source_or_refusal(data: bytes, name: str) -> None:
    outcome = outcome_of(data, name)
    if isinstance(outcome, Source):
        assert_is_sound(outcome)
    else:
        assert str(outcome).endswith("。")


def outcome_of(data: bytes, name: str) -> Source | Refused:
    try:
        return read_bytes(data, name=name, limits=SMALL)
    except Refused as refusal:
        return refusal


def assert_is_sound(source: Source) -> None:
    for line in (*source.lines, *source.asides):
        assert line.text.splitlines() in ([], [line.text])
        assert line.number >= 1
        line.text.encode("utf-8")


@functools.cache
def rich_docx() -> bytes:
    body = (
        item("甲")
        + p("一", '<w:pStyle w:val="1"/>')
        + table(tr(tc("x", '<w:vMerge w:val="restart"/>'), tc("y")), tr(tc("", "<w:vMerge/>"), tc("z")))
        + raw(f"<w:ins>{r(t('乙'))}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>")
        + raw(
            r('<w:fldChar w:fldCharType="begin"/>')
            + r("<w:instrText>EQ</w:instrText>")
            + r("<w:pict><w:txbxContent/></w:pict>")
        )
    )
    styles = root("styles", '<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    comments = root("comments", f"<w:comment>{p('批注')}</w:comment>")
    return docx(body, styles=styles, numbering=numbering(level(0, "%1、", "chineseCounting")), comments=comments)


PAGE = (
    "<html><head><meta charset='gbk'></head><body><ol start=2><li>甲<table><tr><td rowspan=2>乙<td colspan=3>丙"
    "</table></ol><pre>丁</pre><div hidden>戊</div></body></html>"
).encode("gbk")
MARKDOWN = "# 标\n|a|b|\n|-|-|\n|1|**2**|\n```\nx\n```\n[^1]: n\n<table><tr><td>x</table>\n[a](b) `c` <br>".encode()


@given(st.binary(max_size=3000), NAMES)
@thorough
def test_random_bytes(data: bytes, name: str) -> None:
    assert_source_or_refusal(data, name)


@given(
    st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<html>", b"%PDF-"]),
    st.binary(max_size=600),
    NAMES,
)
@thorough
def test_random_bytes_behind_a_known_start(start: bytes, data: bytes, name: str) -> None:
    assert_source_or_refusal(start + data, name)


@given(st.text(max_size=1000), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le"]), NAMES)
@thorough
def test_random_text(text: str, encoding: str, name: str) -> None:
    assert_source_or_refusal(text.encode(encoding, "ignore"), name)


@st.composite
def mutated(draw: st.DrawFn, original: bytes) -> bytes:
    data = bytearray(original)
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        kind = draw(st.sampled_from(["flip", "set", "cut", "repeat", "drop"]))
        if kind == "flip" and data:
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif kind == "set" and data:
            data[at] = draw(st.integers(0, 255))
        elif kind == "cut":
            del data[at:]
        elif kind == "repeat":
            data[at:at] = data[at : at + draw(st.integers(1, 200))]
        else:
            del data[at : at + draw(st.integers(1, 50))]
    return bytes(data)


@given(st.data())
@thorough
def test_mutated_docx(data: st.DataObject) -> None:
    assert_source_or_refusal(data.draw(mutated(rich_docx())), "a.docx")


@given(st.data(), st.sampled_from(["document", "numbering", "styles", "comments"]))
@thorough
def test_mutated_xml_in_a_docx(data: st.DataObject, part: str) -> None:
    parts = members("", {}) | dict(unzipped(rich_docx()))
    original = parts[f"word/{part}.xml"]
    assert isinstance(original, bytes)

    assert_source_or_refusal(zipped(parts | {f"word/{part}.xml": data.draw(mutated(original))}), "a.docx")


@given(st.data(), st.sampled_from([(PAGE, "a.html"), (MARKDOWN, "a.md")]))
@thorough
def test_mutated_html_and_markdown(data: st.DataObject, given_file: tuple[bytes, str]) -> None:
    original, name = given_file

    assert_source_or_refusal(data.draw(mutated(original)), name)


ELEMENTS = (
    *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "moveFrom", "moveTo", "txbxContent", "pPr"),
    *("numPr", "rPr", "vMerge", "gridSpan", "fldChar", "instrText", "br", "sym", "hyperlink", "tcPr", "trPr", "sectPr"),
)
TREES = st.recursive(
    st.sampled_from(["", "甲", "<w:br/>", '<w:fldChar w:fldCharType="begin"/>', "<w:vMerge/>", '<w:numId w:val="1"/>']),
    lambda inner: st.builds(
        lambda name, content: f"<w:{name}>{''.join(content)}</w:{name}>",
        st.sampled_from(ELEMENTS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=40,
)


@given(TREES)
@thorough
def test_elements_in_any_order(tree: str) -> None:
    assert_source_or_refusal(docx(tree + p("甲"), numbering=numbering(level(0, "%1."))), "a.docx")


TAGS = st.sampled_from(
    [
        "table",
        "tr",
        "td",
        "th",
        "ol",
        "ul",
        "li",
        "p",
        "pre",
        "footer",
        "article",
        "q",
        "br",
        "div",
        "nav",
        "b",
        "caption",
        "rt",
    ]
)


@given(
    st.lists(
        st.tuples(TAGS, st.sampled_from(["<{}>", "</{}>", "<{} colspan=9 rowspan=0 value=3>", "甲", "<{} hidden>"])),
        max_size=60,
    )
)
@thorough
def test_tags_in_any_order(pieces: list[tuple[str, str]]) -> None:
    markup = "".join(form.format(tag) for tag, form in pieces)

    assert_source_or_refusal(f"<html>始{markup}".encode(), "a.html")


@given(st.integers(1, 4), st.data())
@thorough
def test_zips_in_zips(depth: int, data: st.DataObject) -> None:
    content = rich_docx()
    for _ in range(depth):
        name = data.draw(st.sampled_from(["a.docx", "word/document.xml", "[Content_Types].xml", "_rels/.rels"]))
        content = zipped({name: content})

    assert_source_or_refusal(content, "a.docx")


def unzipped(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
