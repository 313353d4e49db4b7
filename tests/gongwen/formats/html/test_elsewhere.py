"""Pages whose text is not in them: in an attachment, in a frame, in what a script would draw."""

import pytest

from gongwen.formats import read_bytes
from gongwen.refusals import Unreadable

SENTENCE = "各有关单位要对照任务清单，逐项细化措施，明确责任人员和完成时限，确保按期办结；重大事项及时报告。"


def page(markup: str) -> bytes:
    return f"<html><body>{markup}</body></html>".encode()


def sentence_of(markup: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(page(markup), name="a.html")
    return str(caught.value)


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<a href='/W0202604.pdf'>夜市建设方案</a>", "夜市建设方案"),
        ("<a href='/a/夜市方案.doc?id=3'><img src=doc.png></a>", "夜市方案.doc"),
        ("<a href='/module/download/downfile.jsp?filename=2604.wps'>附件：夜市方案.wps</a>", "附件：夜市方案.wps"),
        ("<iframe src='/pdfjs/web/viewer.html?file=/a/2604.pdf'></iframe>", "2604.pdf"),
        ("<embed src='2604.PDF' type='application/pdf'>", "2604.PDF"),
        ("<object data='a/2604.ofd'></object>", "2604.ofd"),
    ],
)
def test_a_page_that_only_links_to_its_text_names_the_file(markup: str, name: str) -> None:
    sentence = sentence_of(f"<nav>首页</nav><h1>清河县夜市建设方案</h1><p>发布日期：2026-04-01</p>{markup}")

    assert sentence == f"网页上没有正文，正文在附件“{name}”里，请下载这个附件后再读。"


def test_a_text_with_attachments_is_read_and_the_attachments_are_named() -> None:
    links = "".join(f"<p><a href='f{number}.docx'>附件{number}</a></p>" for number in range(1, 5))
    source = read_bytes(page(f"<p>{SENTENCE}</p>{links}<footer><a href=guide.pdf>指南</a></footer>"), name="a.html")

    assert [line.text for line in source.lines] == [SENTENCE, "附件1", "附件2", "附件3", "附件4"]
    assert [remark.message for remark in source.remarks if remark.code == "attachments"] == [
        "网页链接了附件“附件1”、“附件2”、“附件3”等 4 个，附件的内容不在网页里，需要时请另外下载读取。"
    ]


def test_a_table_without_a_sentence_is_a_text() -> None:
    rows = "".join(f"<tr><td>{number}<td>建设夜市、设立便民点<td>区商务局、区民政局</tr>" for number in range(40))
    source = read_bytes(page(f"<table>{rows}</table><a href=a.xlsx>附件</a>"), name="a.html")

    assert source.lines[1].text == "建设夜市、设立便民点"


@pytest.mark.parametrize(
    "frame", ["<frameset><frame name=x><frame src='main.htm'></frameset>", "<iframe src=main.htm></iframe>"]
)
def test_a_page_of_frames_names_the_frame(frame: str) -> None:
    with pytest.raises(Unreadable, match=r"没有文字，正文在它的框架（main\.htm）里，请"):
        read_bytes(f"<html>{frame}</html>".encode(), name="a.html")


@pytest.mark.parametrize("markup", ["<div id=app></div><script src=a.js></script>", "<div hidden>正在加载</div>"])
def test_a_page_that_a_script_fills_says_what_to_do(markup: str) -> None:
    assert "内容可能要由脚本生成，请用浏览器打开" in sentence_of(markup)
