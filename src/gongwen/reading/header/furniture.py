"""What a web site, a compiler or a download page prints around a document: table rows, buttons, links, footers."""

import re

from gongwen.reading.header.titles import KINDS
from gongwen.reading.header.words import DATE, unnamed

_LABELS = (
    "索引号|信息索引号?|索引号码|发文机构|发文机关|发文单位|制发单位|制发机关|发布机构|发布单位|发布机关|公开责任部门|公开主体|所属机构|所属主题|主题分类|组配分类|体裁分类|体裁|分类"
    "|成文日期|成文时间|成文日|发文日期|发文时间|发布日期|发布时间|发表日期|发表时间|生成日期|生成时间|公开日期|公开时间|公布日期|印发日期|签署日期|签发日期|登记日期|生效日期|生效时间"
    "|实施日期|施行日期|失效日期|失效时间|废止日期|废止时间|信息时效期|有效性|有效期|效力状态|时效性|是否有效|文号|发文字号|文件编号|文件字号|公文文号|规范性文件统一编号|统一登记号|统一编号"
    "|名称|信息名称|标题|文件名称|文件标题|关键词|关键字|主题词|内容概述|内容概要|信息来源|文章来源|文件来源|来源|作者|浏览量|浏览次数|浏览|点击数|点击率|点击次数|点击|阅读次数|阅读量|阅读|访问量|访问次数"
    "|字号|字体|字体大小|文字大小|背景色|时间|日期|公开方式|公开范围|公开形式|公开程序|公开类别|公开属性|信息类别|信息公开类别|文件类型|文件种类|服务对象|栏目|责任编辑|编辑|审核|审核人|信息审核|供稿"
    "|文档分类|页数|热搜词|搜索热词|您当前所在的位置|您当前所在位置|您现在所在的位置|您现在的位置|您所在的位置|您的位置|当前位置|当前所在位置|分享到?|扫一扫|上一篇|下一篇|上一条|下一条|相关链接|状态|密级"
)
_OWN_TITLE = rf"(?P<organ>.{{4,40}}?)(?=(?P=organ).{{4,}}(?:{KINDS})$)|(?:{unnamed(DATE)}|\d{{4}}-\d\d-\d\d)(?=\D.*关于.*(?:{KINDS})$)"
_GLUED_ROW = re.compile(rf"^(?:{_LABELS})[：:](?:{_OWN_TITLE})")
_ROW = re.compile(rf"^[\[【［(（|•·\s]*(?P<label>{_LABELS})(?:[\]】］)）]+[：:]?|[：:])(?P<value>.*)$")
_BUTTONS = (
    "打印|关闭|收藏|分享|保存|复制|大|中|小|返回|返回顶部|返回首页|打印本页|关闭窗口|关闭本页|页面打印|打印文章|字体|字号|扫一扫|扫一扫在手机上?查看当前页面?|扫一扫在手机上?打开当前页面?|微信|微博|朗读|阅读"
    "|首页|网站首页|更多|下载|文件下载|附件下载|下载附件|相关附件|相关解读|政策解读|相关政策|相关文件|相关文档|相关新闻|相关信息|相关文章|相关链接|相关内容|相关阅读|相关稿件|关联政策|关联内容|关联稿件|关联解读|相关政策与解读"
    "|解读材料|媒体解读|图片解读|图解|猜你喜欢|热门文章|热门推荐|推荐阅读|排行榜|点击排行|友情链接|网站地图|联系我们|关于我们|网站声明|隐私声明|网页纠错|我要纠错|网站纠错|无障碍|无障碍阅读|无障碍浏览"
    "|长者版|长者模式|适老版|关怀版|繁体|繁体版|简体|移动版|手机版|电脑版|英文版|登录|注册|搜索|放弃|继续访问|下载此文档|下载提示|文档列表|文档介绍|收藏本文|我要评论|评论|举报|点赞|上一篇|下一篇|上一条|下一条"
    "|国家部委网站|部委网站|省级政府网站|本市政府网站|政府网站找错|网站标识码|主办单位|承办单位|技术支持|版权所有|网站支持IPv6|个人中心|背景色"
)
_BUTTON = re.compile(rf"^[\s\[【［(（|•·>＞<《\-—+]*(?:{_BUTTONS})(?:[\s\]】］)）|：:、>＞》+]|(?:{_BUTTONS}))*$", re.IGNORECASE)
_FOOT = re.compile(
    r"ICP备|公网安备|网站标识码|网站识别码|网站备案|备案序号|备案号|版权所有|Copyright|©|您访问的链接|即将离开|建议使用.{0,12}浏览器|分辨率|技术支持|^扫一扫|扫一扫.{0,20}$|扫码|微信公众号$|官方微信$|官方微博$"
    r"|^(?:技术支持|责任编辑|编辑|审核|供稿|稿源|来源)[：:]|^[（(][^（）()]{0,20}(?:供稿|责任编辑|编辑|审核|来源)[^（）()]{0,20}[）)]$"
    r"|^【?(?:图解|一图读懂|一图看懂|视频解读|媒体解读|政策解读|部门解读|解读|媒体|部门|文字解读)】|^(?:一图读懂|一图看懂)|^(?:上|下)一[篇条页][：:]"
    r"|^(?:【|\[)(?:打印|字体|字号|关闭|收藏|分享|扫一扫|大|纠错)|^(?:打印|分享到?|收藏|关闭)[：:]|^[|｜]|(?:>|＞)|^访问量|^\|?字号|市民热线|网站主办|政府网站年度"
    r"|请您对该政策|验证码|免责声明|责任自负"
)
_TALK = re.compile(
    r"本站|网友|上传者|下载该文档|下载后|全文预览|无水印|水印|会员|积分下载|整理的?相关内容|希望对大家|欢迎(?:大家)?(?:阅读|下载|参考|访问|关注)|仅供参考|转载请|cookie|浏览器|您访问的链接|请登录|扫码关注|文档之家|百度文库|范文"
    r"|^点击.{0,8}(?:查看|下载|链接)|举报非法|客服|收藏本站"
)
_TEASER = re.compile(r"(?:\.{3,}|…+|\[详细\]|【详细】|\[查看全文\]|查看更多|阅读全文)[>＞》]*$")


def row_of(text: str) -> tuple[str, str] | None:
    """Label and value of a row of a site's table: 成文日期：2024年05月22日; the value may be empty."""
    found = _ROW.match(text)
    return (found["label"], found["value"]) if found else None


def row_end(text: str) -> int | None:
    """Where a table row ends that a title follows without a break, None for any other line."""
    found = _GLUED_ROW.match(text)
    return found.end() if found else None


def is_furniture(text: str) -> bool:
    """Whether a line is certainly none of the document: a button, a link, a footer, talk of a download page."""
    if len(text) > 60 and not _TALK.search(text):
        return bool(_FOOT.match(text)) and len(text) < 120
    return bool(_BUTTON.match(text) or _FOOT.search(text) or (_TALK.search(text) and len(text) < 200))


def is_teaser(text: str) -> bool:
    """Whether a paragraph breaks off with dots, as an excerpt on a page of links does."""
    return bool(_TEASER.search(text)) and len(text) > 30
