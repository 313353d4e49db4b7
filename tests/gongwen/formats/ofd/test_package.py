import io
import zipfile

import pytest

from gongwen.formats import Limits, read_bytes
from gongwen.formats.ofd import sheets_of
from gongwen.refusals import Unreadable
from tests.gongwen.formats.builders import zipped
from tests.gongwen.formats.ofd_builder import (
    DOCUMENT,
    NAMESPACE,
    PUBLIC,
    doc_root,
    document,
    entry,
    members,
    ofd,
    page,
    page_path,
    read_sheets,
    remarks,
    root,
    text,
)

TEMPLATE = '<ofd:TemplatePage ID="3" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
USED = '<ofd:Template TemplateID="3" ZOrder="Background"/>'
TEMPLATE_PATH = "Doc_0/Tpls/Tpl_0/Content.xml"


def words(data: bytes) -> list[list[str]]:
    return [[piece.text for piece in sheet.pieces] for sheet in read_sheets(data)]


def composite(id_: str, content: str) -> str:
    """Return a part of resources with one composite object."""
    unit = f'<ofd:CompositeGraphicUnit ID="{id_}" Width="50" Height="50"><ofd:Content>{content}</ofd:Content>'
    return root("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>")


def placed(id_: str, boundary: str = "50 100 50 50", **more: str) -> str:
    given = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<ofd:CompositeObject ID="8" Boundary="{boundary}" ResourceID="{id_}"{given}/>'


def test_pages_come_in_the_order_of_the_document_and_not_of_their_names() -> None:
    listed = '<ofd:Pages><ofd:Page BaseLoc="Pages/Page_1/Content.xml"/><ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>'
    data = ofd(page(text("甲")), page(text("乙")), parts={DOCUMENT: root("Document", f"{listed}</ofd:Pages>")})

    assert words(data) == [["乙"], ["甲"]]
    assert [sheet.number for sheet in read_sheets(data)] == [1, 2]


@pytest.mark.parametrize(
    "location",
    [
        "/Doc_0/Pages/Page_0/Content.xml",
        "./Pages/Page_0/Content.xml",
        "Pages/../Pages/Page_0/Content.xml",
        "../Doc_0/Pages/Page_0/Content.xml",
        "Doc_0/Pages/Page_0/Content.xml",
        "pages\\page_0\\content.xml",
    ],
)
def test_a_location_is_found_from_the_root_or_from_the_part_that_names_it(location: str) -> None:
    listed = f'<ofd:Pages><ofd:Page BaseLoc="{location}"/></ofd:Pages>'

    assert words(ofd(page(text("甲")), parts={DOCUMENT: root("Document", listed)})) == [["甲"]]


def test_a_chinese_name_in_an_old_zip_is_found() -> None:
    given = members(page(text("甲"))) | {"OFD.xml": entry(doc_root("文档/Document.xml"))}
    # What the writer of an old zip leaves: names in GBK, and no flag that says so.
    moved = {name.replace("Doc_0", "wjwj"): content for name, content in given.items()}
    data = zipped(moved).replace(b"wjwj", "文档".encode("gbk"))

    assert words(data) == [["甲"]]


@pytest.mark.parametrize("declared", ["", 'xmlns="http://www.ofdspec.org/2016"', 'xmlns="http://www.example.cn/ofd"'])
def test_other_namespaces_and_none_are_read(declared: str) -> None:
    given = {
        name: str(content).replace(NAMESPACE, declared).replace("ofd:", "")
        for name, content in members(page(text("甲"))).items()
    }

    assert words(zipped(given)) == [["甲"]]


def test_another_encoding_is_read() -> None:
    content = page(text("实施方案")).replace("UTF-8", "GB18030").encode("gb18030")

    assert words(ofd("", parts={page_path(1): content})) == [["实施方案"]]


def test_several_documents_are_read_one_after_the_other() -> None:
    other = {name.replace("Doc_0", "Doc_1"): content for name, content in members(page(text("乙"))).items()}
    data = ofd(page(text("甲")), parts=other | {"OFD.xml": entry(doc_root(), doc_root("Doc_1/Document.xml"))})

    assert (words(data), [sheet.number for sheet in read_sheets(data)]) == ([["甲"], ["乙"]], [1, 2])
    assert remarks(data) == {"several-documents": "文件里有 2 份文档，已按顺序连在一起读取。"}


def test_a_template_is_on_each_page_that_uses_it() -> None:
    data = ofd(
        page(text("甲"), before=USED),
        page(text("乙")),
        page(text("丙"), before=USED.replace("Background", "Foreground")),
        common=TEMPLATE,
        parts={TEMPLATE_PATH: page(text("眉", y=10))},
    )

    assert words(data) == [["眉", "甲"], ["乙"], ["丙", "眉"]]
    assert remarks(data) == {}


def test_a_template_that_is_not_there_is_told() -> None:
    named, unnamed = (page(text("甲"), before=USED), page(text("甲"), before=USED.replace('"3"', '"4"')))

    for data in (ofd(named, named, common=TEMPLATE), ofd(unnamed)):
        assert remarks(data) == {"missing-part": "文件缺少 1 个部分（如模板、资源），已略过，请对照原件。"}


def test_a_template_that_uses_itself_ends() -> None:
    data = ofd(page(text("甲"), before=USED), common=TEMPLATE, parts={TEMPLATE_PATH: page(text("眉"), before=USED)})

    assert words(data) == [["眉", "甲"]]


@pytest.mark.parametrize("where", ["public", "document", "page"])
def test_a_composite_object_is_drawn_where_it_is_placed(where: str) -> None:
    parts = {
        "public": {PUBLIC: composite("60", text("印", x=2, y=3))},
        "document": {"Doc_0/DocumentRes.xml": composite("60", text("印", x=2, y=3))},
        "page": {"Doc_0/Pages/Page_0/Res.xml": composite("60", text("印", x=2, y=3))},
    }[where]
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" if where == "document" else ""
    before = "<ofd:PageRes>Res.xml</ofd:PageRes>" if where == "page" else ""
    data = ofd(page(placed("60", CTM="2 0 0 2 0 0"), before=before), common=common, parts=parts)
    (piece,) = read_sheets(data)[0].pieces

    assert piece.text == "印"
    assert [round(side * 25.4 / 72, 2) for side in (piece.left, piece.top, piece.right)] == [54, 106, 64]


def test_a_composite_object_that_holds_itself_ends_and_is_told() -> None:
    data = ofd(page(placed("60")), parts={PUBLIC: composite("60", text("印") + placed("60"))})

    assert (words(data), list(remarks(data))) == ([["印"]], ["missing-part"])


def test_a_composite_object_that_is_not_there_is_told() -> None:
    assert list(remarks(ofd(page(text("甲"), placed("61"))))) == ["missing-part"]


def test_a_page_that_is_not_there_is_told_by_its_number() -> None:
    data = ofd(page(text("甲")), parts={DOCUMENT: document(4), page_path(3): page(text("丙"))})

    assert words(data) == [["甲"], [], ["丙"], []]
    assert remarks(data) == {"missing-pages": "第2、4页的内容缺失或损坏，未读入，请对照原件。"}


def test_resources_attachments_and_documents_that_are_not_there_are_told() -> None:
    more = "<ofd:Attachments>Attachments.xml</ofd:Attachments>"
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    bodies = entry(doc_root(), doc_root("Doc_9/Document.xml"))
    data = ofd(page(text("甲"), before="<ofd:PageRes/>"), more=more, common=common, parts={"OFD.xml": bodies})

    assert words(data) == [["甲"]]
    assert remarks(data) == {"missing-part": "文件缺少 4 个部分（如模板、资源），已略过，请对照原件。"}


def test_a_page_without_a_location_is_told_by_its_number() -> None:
    listed = '<ofd:Pages><ofd:Page/><ofd:Page BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
    data = ofd(page(text("甲")), parts={DOCUMENT: root("Document", listed)})

    assert (words(data), list(remarks(data))) == ([[], ["甲"]], ["missing-pages"])


REFUSED: dict[str, tuple[dict[str, str | bytes], str]] = {
    "encrypted": (
        {"Encryptions.xml": root("Encryptions", "")},
        "文件加了密，请先用版式阅读软件解密，另存为不加密的文件后再读。",
    ),
    "encrypted at the entry": ({"OFD.xml": bytes(range(256))}, "文件内部的 OFD.xml 已损坏，"),
    "no document": ({"OFD.xml": root("OFD", "")}, "OFD 的入口文件里没有登记文档，可能已损坏，"),
    "document not there": ({"OFD.xml": entry(doc_root("Doc_9/Document.xml"))}, "文件里没有页面，可能已损坏，"),
    "no pages": ({DOCUMENT: root("Document", "")}, "文件里没有页面，可能已损坏，"),
    "broken page": ({page_path(1): "<ofd:Page"}, "文件内部的 Doc_0/Pages/Page_0/Content.xml 已损坏，"),
    "entities": ({page_path(1): '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "不允许的声明（DTD）"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence(case: tuple[dict[str, str | bytes], str]) -> None:
    parts, sentence = case

    with pytest.raises(Unreadable) as refusal:
        read_bytes(ofd(page(text("甲")), parts=parts), name="方案.ofd")

    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith("。")
    assert ".docx" not in str(refusal.value)


def test_a_package_without_its_entry_is_refused_as_an_ofd() -> None:
    given = members(page(text("甲")))
    del given["OFD.xml"]

    with pytest.raises(Unreadable, match=r"文件里没有 OFD 的入口文件（OFD\.xml），可能加了密或已损坏"):
        read_bytes(zipped(given), name="方案.ofd")
    with pytest.raises(Unreadable, match="文件加了密"):
        read_bytes(zipped({"Encryptions.xml": "", "a.dat": ""}), name="方案")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Unreadable, match="文件超过 3 页"):
        sheets_of(ofd(*[page(text("甲"))] * 4), Limits(pages=3))


def test_too_many_objects_are_refused() -> None:
    with pytest.raises(Unreadable, match="文件的页面上超过 9 个图元"):
        sheets_of(ofd(page(*[text("甲")] * 9)), Limits(drawn=9))


def test_too_many_characters_are_refused() -> None:
    with pytest.raises(Unreadable, match="文件超过 9 字"):
        sheets_of(ofd(page(text("甲" * 10))), Limits(characters=9))


def test_a_line_that_no_page_can_hold_is_refused() -> None:
    with pytest.raises(Unreadable, match="一行文字超过 20000 字"):
        sheets_of(ofd(page(text("甲" * 20_001))), Limits())


def test_composite_objects_that_multiply_are_refused() -> None:
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{at}"><ofd:Content>{placed(str(at + 1)) * 10}</ofd:Content></ofd:CompositeGraphicUnit>'
        for at in range(8)
    )
    parts = {PUBLIC: root("Res", f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>")}

    with pytest.raises(Unreadable, match="个图元"):
        sheets_of(ofd(page(placed("0")), parts=parts), Limits(drawn=20_000))


def test_repeated_names_in_the_zip_are_refused() -> None:
    buffer = io.BytesIO(ofd(page(text("甲"))))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(page_path(1), page(text("乙")))

    with pytest.raises(Unreadable, match="同名"):
        read_bytes(buffer.getvalue(), name="方案.ofd")
