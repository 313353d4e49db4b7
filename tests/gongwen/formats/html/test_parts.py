"""What of a page is its text: small pages, each about one structure."""

import pytest

from gongwen.formats import Cell, Line, LineKind, Source, read_bytes

SENTENCE = "各有关单位要对照任务清单，逐项细化措施，明确责任人员和完成时限，确保按期办结；重大事项及时报告。"
TEXT = f"<div class='x'><p>一、主要任务</p><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
LINES = ["一、主要任务", SENTENCE, SENTENCE]
MENU = "<a href='/1'>首页</a><a href='/2'>公开</a><a href='/3'>服务</a>"


def read(markup: str, head: str = "") -> Source:
    return read_bytes(f"<html><head>{head}</head><body>{markup}</body></html>".encode(), name="a.html")


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def asides(source: Source) -> list[str]:
    return [line.text for line in source.asides]


@pytest.mark.parametrize(
    ("markup", "aside"),
    [
        pytest.param(f"<div>{MENU}</div>{TEXT}", ["首页公开服务"], id="links above"),
        pytest.param(f"{MENU}<hr>{TEXT}", ["首页公开服务"], id="links in no element of their own"),
        pytest.param(
            f"{TEXT}<p><a href=/1>甲地动态</a></p><p><a href=/2>乙地动态</a></p>",
            ["甲地动态", "乙地动态"],
            id="a row of links",
        ),
        pytest.param(
            f"{TEXT}<ul><li><a href=/1>甲地动态</a><i>2026-04-01</i><li><a href=/2>乙地动态</a><i>2026-04-02</i></ul>",
            ["甲地动态2026-04-01", "乙地动态2026-04-02"],
            id="links with dates",
        ),
        pytest.param(
            f"<div><b>栏目</b><div><a href=/1>公开指南</a></div><div><a href=/2>公开制度</a></div></div>{TEXT}",
            ["栏目", "公开指南", "公开制度"],
            id="a list of links with its name",
        ),
        pytest.param(f"<p><a href='javascript:print()'>打印本页</a></p>{TEXT}", ["打印本页"], id="a button"),
        pytest.param(f"<p><a>大</a> <a>小</a></p>{TEXT}", ["大 小"], id="links that wait for a script"),
        pytest.param(f"<nav>首页</nav>{TEXT}", ["首页"], id="nav"),
        pytest.param(f"<aside><p>最新文件</p></aside>{TEXT}", ["最新文件"], id="aside"),
        pytest.param(f"<div role=navigation>首页</div>{TEXT}", ["首页"], id="a role"),
        pytest.param(
            f"<div class='w BreadcrumbNav'>位置：<a href=/>首页</a> &gt; 关于做好全区重点工作落实的通知</div>{TEXT}",
            ["位置：首页 > 关于做好全区重点工作落实的通知"],
            id="a path that ends in the title",
        ),
        pytest.param(f"<div class=share-box>分享到：</div>{TEXT}", ["分享到："], id="a bar without links"),
        pytest.param(
            f"{TEXT}<div id=footer><p>主办：区政府办公室</p></div>", ["主办：区政府办公室"], id="a footer by name"
        ),
        pytest.param(
            f"{TEXT}<div class=foot_con>主办：区政府办公室</div>", ["主办：区政府办公室"], id="a part of a footer"
        ),
        pytest.param(
            f"{TEXT}<div class=related-news><p>问：建在哪里？答：三处。</p></div>",
            ["问：建在哪里？答：三处。"],
            id="related texts",
        ),
        pytest.param(f"<div class=x>{TEXT}<div class=share>分享到：</div></div>", ["分享到："], id="a bar inside"),
    ],
)
def test_what_a_site_prints_around_a_text_stands_aside(markup: str, aside: list[str]) -> None:
    source = read(markup)

    assert (texts(source), asides(source)) == (LINES, aside)
    assert [remark.code for remark in source.remarks] == ["furniture"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(f"<p>澜政办〔2026〕3号</p>{TEXT}", ["澜政办〔2026〕3号", *LINES], id="a number above"),
        pytest.param(
            f"<div class=doc-header>澜政办〔2026〕3号</div>{TEXT}",
            ["澜政办〔2026〕3号", *LINES],
            id="the head of a document",
        ),
        pytest.param(
            f"<div class=content-menu><p>澜政办〔2026〕3号</p></div>{TEXT}",
            ["澜政办〔2026〕3号", *LINES],
            id="a name with two sides",
        ),
        pytest.param(
            f"{TEXT}<p>张山　区民政局</p><p>李水　区财政局</p>",
            [*LINES, "张山　区民政局", "李水　区财政局"],
            id="a roster",
        ),
        pytest.param(
            f"{TEXT}<div class=article_footer>抄送：区委办公室。</div>",
            [*LINES, "抄送：区委办公室。"],
            id="the foot of a document",
        ),
        pytest.param(
            f"<ul><li>发布机构：<a href=/1>区民政局</a><li>主题分类：<a href=/2>民政</a></ul>{TEXT}",
            ["发布机构：区民政局", "主题分类：民政", *LINES],
            id="values that are links",
        ),
        pytest.param(
            f"<p><a href='#a1'>一、主要任务</a></p><p><a href='#a2'>二、工作要求</a></p>{TEXT}",
            ["一、主要任务", "二、工作要求", *LINES],
            id="a table of contents",
        ),
        pytest.param(
            f"<div class=TRS_Editor>{TEXT}<p><a href=/1>附件一</a></p><p><a href=/2>附件二</a></p></div>",
            [*LINES, "附件一", "附件二"],
            id="links in the place of the text",
        ),
        pytest.param(f"<footer>{TEXT}</footer>", LINES, id="a footer around the text"),
        pytest.param(f"<nav><ul>{TEXT}", LINES, id="a menu that never ends"),
        pytest.param(f"<p>{MENU}</p>", ["首页公开服务"], id="nothing but links"),
        pytest.param(
            "<p><a href=/1>甲</a><a href=/2>乙</a></p><p>丙</p>", ["甲乙", "丙"], id="a page without any text"
        ),
    ],
)
def test_whatever_could_be_text_stays(markup: str, expected: list[str]) -> None:
    source = read(markup)

    assert (texts(source), asides(source)) == (expected, [])
    assert source.remarks == ()


@pytest.mark.parametrize(
    ("head", "markup"),
    [
        ("<title>夜市方案实施通知_清河县人民政府</title>", "<div>夜市方案实施通知</div>"),
        ("<title>清河县政府 政务公开 夜市方案实施通知</title>", "<div>夜市方案实施通知</div>"),
        ("<meta name=ArticleTitle content=夜市方案实施通知>", "<div>夜市方案实施通知</div>"),
        ("<meta property='og:title' content='夜市方案实施通知'>", "<p><a href='#'>夜市方案实施通知</a></p>"),
        ("", "<h2>夜市方案实施通知二</h2>"),
        ("", "<p>清河县夜市建设实施方案</p>"),
    ],
    ids=[
        "title",
        "title behind the site's name",
        "ArticleTitle",
        "a title that is a link",
        "heading",
        "words of its own",
    ],
)
def test_a_title_stays_even_among_links(head: str, markup: str) -> None:
    source = read(f"<div class=top><p><a href=/1>首页</a></p>{markup}<p><a href=/2>公开</a></p></div>{TEXT}", head)

    assert [line for line in texts(source) if "夜市" in line] == [line for line in texts(read(markup)) if line]


def test_a_copy_of_the_text_stands_aside_and_the_one_in_paragraphs_is_read() -> None:
    rows = "".join(f"<p>第{number}项工作：{SENTENCE}</p>" for number in range(9))
    flat = rows.replace("<p>", "").replace("</p>", " ")
    source = read(f"<div class=m>{flat}</div><div class=pc>{rows}</div>")

    assert len(source.lines) == 9
    assert [(line.kind, line.number) for line in source.asides] == [(LineKind.FURNITURE, 1)]
    assert [(remark.code, "1 处" in remark.message) for remark in source.remarks] == [("text-twice", True)]


def test_three_copies_are_two_too_many() -> None:
    copy = "<div><p>" + SENTENCE * 3 + "</p><p>" + SENTENCE * 2 + "</p></div>"

    assert [line.number for line in read(copy * 3).lines] == [1, 2]


def test_forms_that_are_alike_are_no_copies() -> None:
    form = "<table><tr><td>单位<td>填报人<td>电话</tr><tr><td><td><td></tr></table>"
    source = read(TEXT + f"<p>附件1</p>{form}<p>附件2</p>{form}")

    assert (texts(source).count("填报人"), source.asides) == (2, ())


def test_a_title_printed_again_behind_the_text_is_a_copy() -> None:
    title = "<h1>清河县夜市建设实施方案</h1>"
    source = read(f"{title}{TEXT}<p>{MENU}</p>{title}")

    assert texts(source) == ["清河县夜市建设实施方案", *LINES]
    assert asides(source) == ["首页公开服务", "清河县夜市建设实施方案"]


@pytest.mark.parametrize("hiding", ["display:none", "visibility: hidden; opacity: 0"])
def test_a_text_that_only_a_script_shows_is_read_and_told(hiding: str) -> None:
    source = read(
        f"<h1>标题</h1><div style='{hiding}'><p>{SENTENCE * 9}</p><p>{SENTENCE}</p><p>{SENTENCE}<i hidden>密</i></p></div>"
        * 1
        + TEXT[:0]
    )

    assert texts(source) == ["标题", SENTENCE * 9, SENTENCE, SENTENCE]
    assert [remark.code for remark in source.remarks] == ["revealed-text", "hidden-text"]


def test_the_next_page_of_a_text_is_read_and_a_hidden_window_is_not() -> None:
    rows = f"<p>{SENTENCE * 3}</p>"
    page = f"<div class=page-1>{rows}</div>"
    source = read(
        f"<div>{page}<div class=page-1 style='display:none'>{rows.replace('各', '全体')}</div>"
        f"<div class=tip style='display:none'>{rows}</div></div>"
    )

    assert texts(source) == [SENTENCE * 3, SENTENCE.replace("各", "全体") * 3]
    assert [remark.code for remark in source.remarks] == ["revealed-text", "hidden-text"]


def test_a_table_that_only_frames_the_text_is_lines_and_the_table_of_tasks_in_it_cells() -> None:
    rows = "".join(f"<p>{number}.{SENTENCE}</p>" for number in range(1, 16))
    tasks = "<table><tr><td>任务<td>单位</tr><tr><td>建夜市<td>区商务局</tr></table>"
    source = read(f"<table><tr><td>{MENU}<td>{rows}</td></tr><tr><td colspan=2>{tasks}</table>")

    assert [line.cell for line in source.lines[:15]] == [None] * 15
    assert [(line.text, line.cell) for line in source.lines[15:]] == [
        ("任务", Cell(0, 0, 0)),
        ("单位", Cell(0, 0, 1)),
        ("建夜市", Cell(0, 1, 0)),
        ("区商务局", Cell(0, 1, 1)),
    ]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(f"<table><tr><td>{{menu}}<td>{TEXT}</table>", id="beside a menu"),
        pytest.param(f"<table><tr><td>{{menu}}<tr><td>{TEXT}</table>", id="below a menu"),
        pytest.param(
            f"{{menu}}<table><tr><td>{TEXT}<tr><td><a href='javascript:print()'>打印</a></table>", id="in one column"
        ),
    ],
)
def test_a_short_text_in_a_table_that_lays_out_the_page_is_lines(table: str) -> None:
    source = read(table.format(menu=f"<p>{MENU}</p>"))

    assert [(line.text, line.cell) for line in source.lines] == [(line, None) for line in LINES]


def test_a_text_of_one_table_is_cells() -> None:
    rows = "".join(f"<tr><td>{number}<td>{SENTENCE}<td>区商务局</tr>" for number in range(1, 40))
    source = read(f"<p>{MENU}</p><table>{rows}</table>")

    assert source.lines[1] == Line(SENTENCE, 3, whole=True, cell=Cell(0, 0, 1))
    assert {line.cell is None for line in source.lines} == {False}


def test_a_remark_quotes_the_larger_of_what_was_left_out() -> None:
    source = read(f"<nav>首页</nav>{TEXT}<footer><p>主办单位为清河县人民政府办公室，地址在人民路一号</p></footer>")

    assert [remark.message for remark in source.remarks] == [
        "网页上有 2 处导航、链接、页脚等文字没有算进正文，如“主办单位为清河县人民政府办公室，”、“首页”。"
    ]


def test_invisible_characters_are_no_part_of_a_word() -> None:
    assert texts(read("<p>牵头\u200b单\u00ad位：区商务局&#8203;</p><p>&#8203;</p>")) == ["牵头单位：区商务局"]
