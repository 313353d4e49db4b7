"""Invented pages around a text, each built as a family of sites builds its own: the frames are imitated, no word of them is.

A site is a function from the paragraphs of a text to the bytes of a page. What a page prints around the text is in
``FURNITURE``, so that a test can say that none of it is read.
"""

from collections.abc import Callable, Sequence
from html import escape

Site = Callable[[Sequence[str]], bytes]

TITLE = "区人民政府办公室关于印发澜棠区落实市六届人大五次会议第2号议案实施方案的通知"
MENU = ("网站首页", "走进澜棠", "政务公开", "办事大厅", "互动交流", "澜棠数据")
TREE = ("公开指南", "公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开", "领导之窗", "机构职能")
NEWS = (
    "澜棠区召开全区河湖长制工作推进会",
    "听松里街道开展夏季消防安全检查",
    "关于公布2026年度行政执法事项目录的通知",
    "澜棠区人民政府2026年第3次常务会议",
    "一图读懂：“一老一小”实施方案",
)
FOOTER = "主办：霁川市澜棠区人民政府办公室 承办：区政务服务和大数据管理局 网站标识码：0000000000 霁ICP备00000000号"
FURNITURE = (*MENU, *TREE, *NEWS, FOOTER, "扫一扫在手机打开当前页")
INFORMATION = (
    ("索 引 号：", "000014349/2026-00011"),
    ("主题分类：", "民政、扶贫、救灾 / 其他"),
    ("发文机关：", "霁川市澜棠区人民政府办公室"),
    ("成文日期：", "2026年03月27日"),
    ("标　　题：", TITLE),
    ("发文字号：", "澜棠政办〔2026〕11号"),
    ("发布日期：", "2026年04月01日"),
)


def links(words: Sequence[str], tag: str = "li", path: str = "col") -> str:
    """Links, each in an element of its own."""
    return "\n".join(
        f'<{tag}><a href="/{path}/{number}.html" target="_blank">{word}</a></{tag}>'
        for number, word in enumerate(words)
    )


def dated(words: Sequence[str]) -> str:
    """A list of news with its dates."""
    return "\n".join(
        f'<li><a href="/art/2026/4/{day}/art_{day}.html">{word}</a><span>2026-04-{day:02}</span></li>'
        for day, word in enumerate(words, start=1)
    )


def paragraphs(texts: Sequence[str], *, indent: str = "　　", style: str = "text-indent:2em;") -> str:
    """Each text as a paragraph."""
    return "\n".join(f'<p style="{style}">{indent}{escape(text)}</p>' if text else "<p>&nbsp;</p>" for text in texts)


def page(body: str, *, title: str = TITLE, charset: str = "utf-8", head: str = "") -> bytes:
    """A page of today around ``body``."""
    start = f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{charset}">\n{head}'
    text = f"{start}<title>{title}_澜棠区人民政府</title></head>\n<body>\n{body}\n</body>\n</html>\n"
    return text.encode("gb18030" if charset == "gb2312" else charset)


def state_council(texts: Sequence[str]) -> bytes:
    """The information table nested in a frame, its copy for telephones, the text in two containers."""
    rows = "".join(f"<tr><td><b>{label}</b></td><td>{value}</td></tr>" for label, value in INFORMATION)
    short = "".join(f"<h2>{label}{value}</h2>" for label, value in INFORMATION)
    return page(f"""
<div class="header pchide"><div class="logo"><a href="/"><img src="logo.png" alt="澜棠"></a></div>
<div class="nav"><ul>{links(MENU)}</ul></div></div>
<div class="wrap w1100">
<div class="BreadcrumbNav"><a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zc">政策</a>&nbsp;&gt;&nbsp;<a href="/x">文件</a></div>
<div class="policyLibraryOverview_header"><table><tbody><tr><td><table class="bd1">{rows}</table></td></tr></tbody></table></div>
<div class="mhide abstract mxxgkabstract">{short}</div>
<div class="pages-title"><span class="font-zoom">字号：<a class="font-zoom-plus">默认</a> <a>大</a> <a>超大</a></span>
<a href="javascript:window.print()">打印</a><a href="javascript:;">收藏</a></div>
<div class="pages_content mhide" id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR trs_paper_default trs_web">
{paragraphs(texts)}
</div></div>
<div class="related"><h2>相关稿件</h2><ul class="list_link">{dated(NEWS)}</ul></div>
<div class="share" id="share"><img src="ewm.png"><p>扫一扫在手机打开当前页</p></div>
</div>
<div class="footer"><p>{FOOTER}</p></div>""")


def trs_news(texts: Sequence[str]) -> bytes:
    """The title above the text, a style sheet in the text, news beside it."""
    return page(f"""
<div id="top"><div class="w1200"><span>今天是2026年4月3日 星期五</span><a href="#">无障碍浏览</a><a href="#">繁体</a></div></div>
<div class="navigation"><ul class="sx-list">{links(MENU)}</ul></div>
<div class="main clearfix">
<div class="location">您当前的位置：<a href="/">首页</a> &gt; <a href="/xxgk">信息公开</a> &gt; <a href="/wj">文件</a> &gt; 正文</div>
<div class="leftbar"><h3>公开目录</h3><ul>{links(TREE)}</ul></div>
<div class="xl_box"><div class="xl_title">{TITLE}</div>
<div class="xl_info"><span>发布时间：2026-04-01 10:15</span><span>来源：澜棠区人民政府办公室</span><span>浏览次数：<script>hit()</script></span></div>
<div class="xl_con" id="Zoom"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style>
{paragraphs(texts, style="margin:0")}
</div></div>
<div class="bdsharebuttonbox"><span>分享到：</span><a href="#" title="微信"></a><a href="#" title="微博"></a></div>
<div class="tools">【打印本页】【关闭窗口】</div>
</div>
<div class="rightbar"><h3>最新公开</h3><ul>{dated(NEWS)}</ul></div>
</div>
<div class="foot"><div class="w1200"><p>{FOOTER}</p><p>扫一扫在手机打开当前页</p></div></div>""")


def hanweb(texts: Sequence[str]) -> bytes:
    """Comments around every field, the content marked by empty elements, everything in tables of 2008."""
    rows = "".join(
        f'<tr><td width="15%" align="right" bgcolor="#f2f2f2"><b>{label}</b></td><td>{value}</td></tr>'
        for label, value in INFORMATION
    )
    return page(
        f"""
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td><img src="/picture/top.jpg"></td></tr>
<tr><td height="30" bgcolor="#c00"><table><tr>{links(MENU, "td")}</tr></table></td></tr></table>
<table width="1000" border="0" align="center"><tr>
<td width="220" valign="top"><table width="100%">{"".join(f"<tr>{links([word], 'td')}</tr>" for word in TREE)}</table></td>
<td valign="top"><table width="100%"><tr><td>当前位置：<a href="/">首页</a>&gt;<a href="/c">政务公开</a></td></tr></table>
<table class="xxgk_table" width="100%" border="1">{rows}</table>
<table id="article" width="100%" cellspacing="0"><tr><td class="title" align="center"><!--<$[标题(html)]>begin-->{TITLE}<!--<$[标题(html)]>end--></td></tr>
<tr><td align="center">[字体：<a>大</a> <a>中</a> <a>小</a>]</td></tr>
<tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><META name="ContentStart">
{paragraphs(texts, style="TEXT-INDENT: 32pt")}
<META name="ContentEnd"><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div></td></tr>
<tr><td align="right"><a href="javascript:window.print()">【打印】</a><a href="javascript:window.close()">【关闭】</a></td></tr></table>
</td></tr></table>
<table width="1000" align="center"><tr><td align="center">{FOOTER}</td></tr></table>""",
        charset="gb2312",
    )


def catalogue(texts: Sequence[str]) -> bytes:
    """信息公开目录: a tree of columns, label and value in one cell, the text below."""
    fields = [f"<td><strong>{label}</strong>{value}</td>" for label, value in INFORMATION]
    rows = "".join(f"<tr>{''.join(fields[at : at + 2])}</tr>" for at in range(0, len(fields), 2))
    tree = "".join(f'<div class="node"><a href="javascript:open(1)">{word}</a></div>' for word in TREE)
    return page(f"""
<div class="zfxxgk_header"><a href="/">澜棠区人民政府</a><a href="/zfxxgk">政府信息公开</a></div>
<div class="zfxxgk_main"><div class="zfxxgk_nav" id="menu_tree">{tree}</div>
<div class="zfxxgk_content"><div class="xxgk_search"><form><input><button>搜索</button><span>热门搜索：</span>{links(TREE[:2], "em")}</form></div>
<table class="xxgk_info">{rows}</table>
<h1 class="info-title">{TITLE}</h1>
<div class="article-content xxgk_content_nr">{paragraphs(texts, indent="&emsp;&emsp;")}</div>
<div class="xgjd"><div class="tit">相关解读</div>{links(NEWS, "p")}</div></div></div>
<footer><p>{FOOTER}</p></footer>""")


def gazette(texts: Sequence[str]) -> bytes:
    """政府公报: the issue's table of contents beside the text, previous and next below it."""
    contents = "".join(f"<dd>· <a href='t{at}.html'>{word}</a></dd>" for at, word in enumerate(NEWS))
    return page(f"""
<header role="banner"><h1><a href="/">澜棠区人民政府公报</a></h1><nav>{links(MENU)}</nav></header>
<main><aside><dl><dt>2026年第2期（总第41期）</dt><dd><b>区政府办公室文件</b></dd>{contents}</dl></aside>
<article><header><h2>{TITLE}</h2><p class="meta">澜棠政办〔2026〕11号</p></header>
<section class="gb-text">{paragraphs(texts)}</section></article>
<div class="pager"><p>上一篇：<a href="t1.html">{NEWS[0]}</a></p><p>下一篇：<a href="t3.html">{NEWS[1]}</a></p></div></main>
<footer role="contentinfo"><p>{FOOTER}</p></footer>""")


def wechat(texts: Sequence[str]) -> bytes:
    """An article of a public account as it is sent: hidden until its script has run, words in spans of their own."""
    lines = "".join(
        f'<section style="margin:0 8px"><p><span style="font-size:16px">{_spans(text)}</span></p></section>'
        if text
        else "<p><br></p>"
        for text in texts
    )
    return page(f"""
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary">
<h1 class="rich_media_title" id="activity-name">{TITLE}</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta">澜棠发布</span><em id="publish_time"></em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">{lines}</div>
</div><div class="rich_media_tool"><a>阅读原文</a><span>阅读</span></div></div></div>
<div id="js_pc_qr_code" class="qr_code_pc" style="display:none"><p>微信扫一扫<br>关注该公众号</p></div>
<div class="comment_primary_area"><p>写留言</p></div>""")


def _spans(text: str) -> str:
    """Text cut into spans of three characters, as editors in browsers leave it."""
    return "".join(f"<span>{escape(text[at : at + 3])}</span>" for at in range(0, len(text), 3))


def layout_tables(texts: Sequence[str]) -> bytes:
    """Tables in tables, capitals, FONT, nothing closed, lines ended by <BR>, GBK that calls itself UTF-8."""
    lines = "<BR>\r\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(text)}" for text in texts)
    menu = " | ".join(f"<A HREF=/{at}.asp><FONT COLOR=white>{word}</FONT></A>" for at, word in enumerate(MENU))
    side = "<BR>".join(f"·<A HREF=list.asp?id={at}>{word}</A>" for at, word in enumerate(TREE))
    text = f"""<HTML><HEAD><META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=utf-8"><TITLE>澜棠区政府网</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF><CENTER><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=2><IMG SRC=top.gif>
<TR><TD COLSPAN=2 BGCOLOR=#003399>{menu}
<TR><TD WIDTH=150 VALIGN=top><TABLE WIDTH=100%><TR><TD><FONT SIZE=2><B>栏目导航</B><TR><TD><FONT SIZE=2>{side}</TABLE>
<TD VALIGN=top><TABLE WIDTH=100%><TR><TD ALIGN=center><FONT SIZE=4><B>{TITLE}</B></FONT>
<TR><TD ALIGN=center><FONT SIZE=2>发布日期：2026-04-01　点击数：128</FONT>
<TR><TD><FONT SIZE=3 STYLE="line-height:180%">{lines}</FONT>
<TR><TD ALIGN=right><A HREF="javascript:history.back()">返回</A> <A HREF="javascript:window.close()">关闭</A></TABLE>
<TR><TD COLSPAN=2 ALIGN=center><HR><FONT SIZE=2>{FOOTER}</FONT></TABLE></CENTER></BODY></HTML>"""
    return text.encode("gbk")


def word(texts: Sequence[str]) -> bytes:
    """Word, saved as a page: styles of its own, comments that only it reads, o:p, tables for the rosters."""
    rows = "".join(_word_row(text) if "\t" in text else _word_paragraph(text) for text in texts)
    body = rows.replace("</table><table class=MsoTableGrid border=1>", "")
    text = f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:"";}} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1 style='layout-grid:15.6pt'>{body}</div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>请核对数字</p></div></div>
</body></html>"""
    return text.encode("gb18030")


def _word_paragraph(text: str) -> str:
    if not text:
        return "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
    number, dot, rest = text.partition(".")
    if dot and number.isdecimal():
        text_ = (
            f"<![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>{number}.<span style='font:7.0pt'>"
            f"</span></span><![endif]><span style='mso-bidi-font-size:16pt'>{escape(rest)}</span>"
        )
    else:
        text_ = f"<span style='font-family:仿宋_GB2312'>{escape(text)}</span>"
    return f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>{text_}<span lang=EN-US><o:p></o:p></span></p>\n"


def _word_row(text: str) -> str:
    cells = "".join(f"<td width=100><p class=MsoNormal>{cell}<o:p></o:p></p></td>" for cell in text.split("\t"))
    return f"<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'>{cells}</tr></table>"


def saved_page(texts: Sequence[str]) -> bytes:
    """网页，全部: what the browser saw, with what its extensions put in, and a copy of the text for telephones."""
    text = paragraphs(texts)
    return b"\xef\xbb\xbf<!-- saved from url=(0052)http://www.example.invalid/art/2026/4/1/art_1.html -->\n" + page(f"""
<div class="pc"><div class="top-bar"><a href="http://example.invalid/">首页</a><a href="http://example.invalid/en">English</a></div>
<div class="menu-box">{links(MENU, "div")}</div>
<div class="artical-box"><h2 class="tit">{TITLE}</h2><div class="con">{text}</div></div></div>
<div class="mobile"><div class="m-nav">{links(MENU, "div")}</div><h2>{TITLE}</h2><div class="m-con">{text}</div></div>
<div class="footer-box">{FOOTER}</div>
<div id="extension-root"><div class="tip" style="display: none;">翻译此页</div></div>""")


def components(texts: Sequence[str]) -> bytes:
    """A page drawn by components: names that say nothing, everything a div."""
    text = "".join(f'<div data-v-41c2 class="_a9f">{escape(text)}</div>' for text in texts if text)
    side = "".join(f'<div class="_q1"><a class="_q2" href="#/d/{at}">{word}</a></div>' for at, word in enumerate(TREE))
    news = "".join(
        f'<div class="_n"><a href="#/n/{at}">{word}</a><i>2026-04-0{at}</i></div>' for at, word in enumerate(NEWS)
    )
    return page(f"""<div id="app"><div class="_h1"><div class="_h2">{links(MENU, "span")}</div></div>
<div class="_m"><div class="_s">{side}</div><div class="_b"><div class="_t">{TITLE}</div><div class="_c">{text}</div></div>
<div class="_r"><div class="_x">猜你想看</div>{news}</div></div></div>""")


def paged(texts: Sequence[str]) -> bytes:
    """A text in three containers, of which the page shows one at a time."""
    third = -(-len(texts) // 3)
    parts = [paragraphs(texts[at : at + third]) for at in range(0, len(texts), third)]
    hidden = "".join(f'<div class="page-content" style="display:none">{part}</div>' for part in parts[1:])
    return page(f"""<div class="crumb">位置：<a href="/">首页</a> &gt; <a href="/a">公开</a> &gt; {TITLE}</div>
<div class="detail"><div class="page-content">{parts[0]}</div>{hidden}
<div class="pagination"><a href="javascript:go(1)">1</a><a href="javascript:go(2)">2</a><a href="javascript:go(3)">3</a></div></div>
<div class="bottom">{FOOTER}</div>""")


def print_version(texts: Sequence[str]) -> bytes:
    """What a site prints: the text alone, a line of buttons, loose text between elements."""
    text = "<br/><br/>".join(f"&emsp;&emsp;{escape(text)}" for text in texts if text)
    return page(f"""<div id="printBar"><a href="javascript:print()">打印</a> <a href="javascript:close()">关闭</a></div>
<div id="printArea"><center><b>{TITLE}</b></center><br>{text}</div>""")


def broken(texts: Sequence[str]) -> bytes:
    """Elements that end nowhere, or without having begun: the navigation holds all that follows."""
    return page(f"""<div class="nav"><ul>{links(MENU)}<div class="left"><ul>{links(TREE)}
<div class="content"><span><font><p>{TITLE}</div></span>
<div id="zoom"><p>{"<p>".join(escape(text) for text in texts)}
</td></tr></table></div><div class="footer">{FOOTER}""")


SITES: tuple[Site, ...] = (
    state_council,
    trs_news,
    hanweb,
    catalogue,
    gazette,
    wechat,
    layout_tables,
    word,
    saved_page,
    components,
    paged,
    print_version,
    broken,
)
