"""What a web site, a compiler or a download page prints around a document: buttons, links, footers, talk."""

import re

from gongwen.reading.header.rows import row_of

_BUTTONS = (
    "打印|关闭|收藏|分享|保存|复制|大|中|小|返回|返回顶部|返回首页|打印本页|关闭窗口|关闭本页|页面打印|打印文章|字体|字号|扫一扫"
    "|扫一扫在手机上?(?:查看|打开)当前页面?|手机阅读|微信|微博|朗读|阅读|首页|网站首页|更多|(?:文件|附件)?下载|下载附件"
    "|相关(?:附件|解读|政策|文件|文档|新闻|信息|文章|链接|内容|阅读|稿件|政策与解读)|关联(?:政策|内容|稿件|解读)|政策解读|解读材料"
    "|媒体解读|图片解读|图解|猜你喜欢|热门(?:文章|推荐)|推荐阅读|排行榜|点击排行|友情链接|网站地图|联系我们|关于我们|网站声明"
    "|隐私声明|网页纠错|我要纠错|网站纠错|无障碍|无障碍阅读|无障碍浏览|长者版|长者助手|长者模式|适老版|关怀版|繁体|繁体版|简体|移动版"
    "|手机版|电脑版|英文版|登录|注册|搜索|放弃|继续访问|下载此文档|下载提示|文档列表|文档介绍|收藏本文|我要评论|评论|点赞|上一[篇条]"
    "|下一[篇条]|国家部委网站|部委网站|省级政府网站|本市政府网站|政府网站找错|网站标识码|版权所有|网站支持IPv6|个人中心|背景色"
)
_BUTTON = re.compile(
    rf"[\[【［(（|•·>＞<《\-—+]*(?:{_BUTTONS})(?:[\]】］)）|：:、>＞》+]|(?:{_BUTTONS}))*|[|｜>＞]+", re.IGNORECASE
)
_FOOT = re.compile(
    r"ICP备|公网安备|网站标识码|网站识别码|网站备案|备案(?:序)?号[：:]|版权所有|Copyright|©|您访问的链接|即将离开|建议使用.{0,12}浏览器"
    r"|扫码(?:关注|查看|阅读|分享|下载)|微信公众号$|官方微[信博]$|市民热线[：:]|网站主办|政府网站年度|免责声明|(?:.*[>＞]){2}|首页[>＞]"
    r"|^(?:技术支持|责任编辑|编辑|审核|供稿|稿源|来源|打印|分享到?|收藏|关闭|[上下]一[篇条页])[：:]|^扫一扫|^访问量|^[|｜]?字号"
    r"|^[（(][^（）()]{0,20}(?:供稿|责任编辑|编辑|审核|来源)[^（）()]{0,20}[）)]$|^[•*·]*验证码"
    r"|^【?(?:图解|一图读懂|一图看懂|视频解读|媒体解读|政策解读|部门解读|解读|媒体|部门|文字解读)】|^一图[读看]懂"
    r"|^(?:【|\[)(?:打印|字体|字号|关闭|收藏|分享|扫一扫|大|纠错)"
)
_TALK = re.compile(
    r"本站提供|本站不|网友上传|上传者|下载(?:该|此)文档|全文预览|网址水印|整理的?相关内容|希望对大家|转载请注明|请登录后|举报非法"
    r"|您访问的链接|^点击.{0,8}(?:查看|下载|链接)"
)
_REGISTERED = re.compile(
    r"ICP备(?:案(?:序?号)?[：:]?)?\d{4}|公网安备(?:案?号?[：:]?)?\d{6}|网站[标识]识码[：:]?[0-9A-Za-z]{6}",
    re.IGNORECASE,
)
"""What every government site prints at its foot by law; its line may name organ, address and telephone besides."""

_LONGEST_FOOT = 400
SHARED = re.compile(r"《[^《》]{4,80}》由[^，,。《》]{0,12}会员(?:分享|上传)")
"""A document site's line around what it shares; a list of other things on offer may follow it without end."""

_TEASER = re.compile(r"(?:\.{3,}|…+|\[详细\]|【详细】|\[查看全文\]|查看更多|阅读全文)[>＞》]*$")


def is_page_line(text: str) -> bool:
    """Whether a line is certainly a page's: a button, a link, a footer, a table row, talk of a download page."""
    return is_furniture(text) or row_of(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line is certainly none of the document and none about it: a button, a link, a footer, a page's talk."""
    if SHARED.match(text):
        return True
    if len(text) < _LONGEST_FOOT and _REGISTERED.search(text):
        return True
    if len(text) > 60:
        return len(text) < 200 and bool(_TALK.search(text) or (len(text) < 120 and _FOOT.match(text)))
    return bool(_BUTTON.fullmatch(text) or _FOOT.search(text) or _TALK.search(text))


def is_teaser(text: str) -> bool:
    """Whether a paragraph breaks off with dots, as an excerpt on a page of links does."""
    return len(text) > 30 and bool(_TEASER.search(text))
