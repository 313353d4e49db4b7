"""From markup to a tree, within limits."""

from lxml import etree

from gongwen.formats.limits import Limits
from gongwen.refusals import Unreadable


def parse_html(markup: str, limits: Limits) -> etree._Element | None:
    """Return the root of a page, None if there is nothing in it; raise Unreadable beyond a limit."""
    if markup.count("<") + markup.count("=") > limits.xml_marks:
        raise Unreadable("网页异常庞大，请只保留正文部分后再读。")
    # Huge trees only lift the depth from 256 to 2048, since pages with unclosed tags nest; the size is bounded here.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError) as error:
        if not markup.strip():
            return None
        raise Unreadable("网页已损坏，读不出文字，请用浏览器打开后另存为新的网页或复制成 .txt 再读。") from error
    last = parser.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise Unreadable("网页的标签嵌套过深，不像正常的网页，请用浏览器打开后复制成 .txt 再读。")
    return root
