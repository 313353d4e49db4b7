import pytest

from gongwen.formats import Limits, read_bytes
from gongwen.formats.ofd import sheets_of
from gongwen.refusals import Unreadable
from tests.gongwen.formats.ofd_builder import (
    PUBLIC,
    doc_root,
    entry,
    ofd,
    page,
    path,
    picture,
    read_sheets,
    remarks,
    root,
    text,
    texts,
)

LONG = "各街道办事处要按照本方案的要求抓好落实，每月报送进展。"
CLEAR = '<ofd:FillColor Value="0 0 0" Alpha="0"/>'
LAYER = {
    "text-layer": "第1页是扫描后识别过的，文字取自文件自带的识别结果，可能有错，请对照原件。",
}
SCAN = {"scanned-pages": "第1页是图片，没有文字，未读入，请对照原件。"}


def of(*objects: str) -> dict[str, str]:
    return remarks(ofd(page(*objects)))


@pytest.mark.parametrize(
    "unseen",
    [
        text("密", y=50, Visible="false"),
        text("密", y=50, Visible="0"),
        text("密", y=50, Alpha="0"),
        text("密", y=50, Fill="false"),
        text("密", y=50, inner=CLEAR),
        text("密", y=50, Fill="false", Stroke="true", inner='<ofd:StrokeColor Alpha="0"/>'),
        text("密", y=50, size=0.2),
        text("密", y=50, size=900),
        text("密", y=50, size=0),
        text("密", y=50, CTM="0 0 0 0 0 0"),
        text("密", x=300),
        text("密", y=-20),
        text("密", y=1e6),
        f'<ofd:PageBlock Visible="false">{text("密")}</ofd:PageBlock>',
    ],
)
def test_what_cannot_be_seen_is_told_and_not_read(unseen: str) -> None:
    assert texts(text("甲"), unseen) == ["甲"]
    assert of(text("甲"), unseen) == {"hidden-text": "文件中有 1 处看不见的文字（透明、隐藏或在页面之外），没有读取。"}


def test_what_is_in_a_hidden_composite_object_is_hidden() -> None:
    unit = f'<ofd:CompositeGraphicUnit ID="60"><ofd:Content>{text("密")}</ofd:Content></ofd:CompositeGraphicUnit>'
    resources = root("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>")
    hidden = '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="60" Alpha="0"/>'

    assert list(remarks(ofd(page(text("甲"), hidden), parts={PUBLIC: resources}))) == ["hidden-text"]


@pytest.mark.parametrize(
    "seen",
    [
        text("乙", y=50, Alpha="127"),
        text("乙", y=50, Fill="false", Stroke="true"),
        text("乙", y=50, inner='<ofd:FillColor Value="255 255 255"/>'),
        text("乙", y=50, Boundary="20 50 0 0"),
        text("乙", y=50, Visible="true"),
    ],
)
def test_faint_white_and_clipped_text_is_read(seen: str) -> None:
    assert (texts(text("甲"), seen), of(text("甲"), seen)) == (["甲", "乙"], {})


def test_a_page_of_nothing_but_hidden_text_is_read_and_told() -> None:
    assert texts(text("甲", Alpha="0")) == ["甲"]
    assert of(text("甲", Alpha="0")) == {
        "unseen-pages": "第1页的文字都标为看不见（透明或隐藏），已照样读取，请对照原件。"
    }


def test_a_scan_with_a_clear_layer_of_text_is_read_and_told() -> None:
    layer = [text("第1页", y=280), text(LONG, inner=CLEAR, size=4)]

    assert texts(picture(), *layer) == ["第1页", LONG]
    assert of(picture(), *layer) == LAYER


def test_text_below_a_picture_of_the_page_is_read_and_told() -> None:
    assert (texts(text(LONG, size=4), picture()), of(text(LONG, size=4), picture())) == ([LONG], LAYER)


def test_a_picture_below_the_text_is_only_its_ground() -> None:
    assert of(picture(), text(LONG, size=4)) == {}


def test_a_page_that_is_a_picture_is_told_by_its_number() -> None:
    plain, scan = page(text("甲")), page(picture())
    data = ofd(plain, scan, scan, scan, plain, scan)

    assert [len(sheet.pieces) for sheet in read_sheets(data)] == [1, 0, 0, 0, 1, 0]
    assert remarks(data) == {"scanned-pages": "第2—4、6页是图片，没有文字，未读入，请对照原件。"}


def test_a_page_number_does_not_hide_that_a_page_is_a_picture() -> None:
    assert (texts(picture(), text("— 1 —")), of(picture(), text("— 1 —"))) == (["—", "1", "—"], SCAN)


def test_strips_of_a_scan_count_together_and_small_or_hidden_pictures_do_not() -> None:
    half = [picture("0 0 210 80"), picture("0 80 210 80")]

    assert of(*half, text("甲")) == SCAN
    assert of(half[0], text("甲")) == {}
    assert of(picture(Visible="false"), text("甲")) == {}
    assert of(picture("0 0 900 80", CTM=None), text("甲")) == {}


def test_a_file_of_pictures_is_refused() -> None:
    with pytest.raises(
        Unreadable, match=r"^这是扫描件，每一页都是图片，没有文字，请换用有文字的原件，或先做文字识别再读。$"
    ):
        read_bytes(ofd(page(picture()), page(picture())), name="方案.ofd")


OUTLINES = path("M 10 10 B 11.5 11.5 12.5 12.5 13.5 13.5 " * 800, Fill="true", Stroke="false")


def test_a_page_of_outlines_is_told_by_its_number() -> None:
    data = ofd(page(text("甲")), page(OUTLINES), page(), page(text("乙"), OUTLINES))

    assert remarks(data) == {"outlined-pages": "第2页没有文字，只有线条（文字可能已转成曲线），未读入，请对照原件。"}


def test_a_file_of_outlines_and_pictures_is_refused() -> None:
    with pytest.raises(
        Unreadable, match=r"^文件里没有文字（已转成曲线或图片），请换用有文字的原件，或先做文字识别再读。$"
    ):
        read_bytes(ofd(page(OUTLINES), page(picture())), name="方案.ofd")
    with pytest.raises(Unreadable, match=r"^文件里没有文字（可能只有图片或空白）"):
        read_bytes(ofd(page(), page(picture())), name="方案.ofd")


def test_text_at_a_slant_is_told_and_not_read() -> None:
    slanted = text("内部资料", CTM="0.7 -0.7 0.7 0.7 0 0", y=150)
    data = ofd(page(text("甲"), slanted), page(text("乙"), slanted))

    assert [[piece.text for piece in sheet.pieces] for sheet in read_sheets(data)] == [["甲"], ["乙"]]
    assert remarks(data) == {"slanted-text": "文件中有 2 处斜排或转向的文字（多为水印），没有读取：“内部资料”。"}


def test_text_turned_against_the_rest_of_the_page_is_told_and_not_read() -> None:
    turned = text("装订线", CTM="0 -1 1 0 0 0", Boundary="5 100 5 30")

    assert texts(text("实施方案"), turned) == ["实施方案"]
    assert of(text("实施方案"), turned) == {
        "slanted-text": "文件中有 1 处斜排或转向的文字（多为水印），没有读取：“装订线”。"
    }


def test_many_slanted_texts_are_named_by_the_first() -> None:
    slanted = [text(f"{'水印' * 15}{at}", CTM="0.7 -0.7 0.7 0.7 0 0", y=150) for at in range(5)]

    assert of(text("甲"), *slanted)["slanted-text"].endswith(f"：“{'水印' * 10}”、“{'水印' * 10}”、“{'水印' * 10}”等。")


def test_a_page_put_in_a_little_askew_is_read() -> None:
    assert texts(text("实施方案", CTM="0.999 0.035 -0.035 0.999 0 0")) == ["实施方案"]


def test_text_without_meaning_is_told() -> None:
    assert of(text("\ue001\ue002方")) == {
        "unmapped-text": "第1页的不少文字没有可读的编码，读出来可能是乱码，请对照原件。"
    }
    assert of(text("\ue001方案和它的附件")) == {}


SIGNATURES = root("Signatures", '<ofd:Signature ID="1"/><ofd:Signature ID="2"/>')


def test_seals_are_counted_and_said_not_to_be_verified() -> None:
    body = doc_root() + "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    there = ofd(page(text("甲")), parts={"OFD.xml": entry(body), "Doc_0/Signs/Signatures.xml": SIGNATURES})
    lost = ofd(page(text("甲")), parts={"OFD.xml": entry(body)})

    assert remarks(there) == {"seals": "文件带有 2 个电子签章，签章未经本程序验证。"}
    assert remarks(lost) == {
        "seals": "文件带有 1 个电子签章，签章未经本程序验证。",
        "missing-part": "文件缺少 1 个部分（如模板、资源），已略过，请对照原件。",
    }


def test_attachments_are_named() -> None:
    listed = root("Attachments", "".join(f'<ofd:Attachment Name="附件{at}.xlsx"/>' for at in (1, 2, 3, 4)))
    more = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
    data = ofd(page(text("甲")), more=more, parts={"Doc_0/Attachs/Attachments.xml": listed})

    assert remarks(data) == {
        "attachments": "文件带有 4 个附加的文件，没有读取：“附件1.xlsx”、“附件2.xlsx”、“附件3.xlsx”等。"
    }


def test_annotated_pages_are_counted() -> None:
    more = "<ofd:Annotations>Annotations.xml</ofd:Annotations>"
    there, none = (root("Annotations", content) for content in ('<ofd:Page PageID="10"/>', ""))

    assert remarks(ofd(page(text("甲")), more=more, parts={"Doc_0/Annotations.xml": there})) == {
        "annotations": "文件有 1 页带有批注或图章等注释，注释里的文字没有读取。"
    }
    assert remarks(ofd(page(text("甲")), more=more, parts={"Doc_0/Annotations.xml": none})) == {}


def test_control_characters_are_told() -> None:
    source = read_bytes(ofd(page(text("甲\x7f乙"))), name="方案.ofd")

    assert ([line.text for line in source.lines], [remark.code for remark in source.remarks]) == (
        ["甲乙"],
        ["control-characters"],
    )


def test_a_file_without_anything_to_tell_has_no_remarks() -> None:
    assert sheets_of(ofd(page(text("甲"))), Limits())[1] == ()
