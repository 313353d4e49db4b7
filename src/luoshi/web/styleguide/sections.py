"""What the components page shows: each snippet under templates/styleguide/, its title, and when to use it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Section:
    """A component: the name of its snippet, its title, and a sentence on when to use it."""

    name: str
    title: Promise
    note: Promise

    @property
    def template(self) -> str:
        """Return the template of the snippet."""
        return f"styleguide/{self.name}.html"


SECTIONS = [
    Section(
        "colours",
        _("颜色"),
        _("纸、墨与一抹国旗红。红色只用于名称、红线和所在位置；操作用墨蓝；状态色总与文字同时出现。"),
    ),
    Section("text", _("文字"), _("标题用宋体，正文用黑体，数字等宽。次要的话用灰字，不用更小的字。")),
    Section("document", _("公文正文"), _("公文原文用仿宋，首行缩进两字；对应的语句用黄底标出。")),
    Section("buttons", _("按钮"), _("一页最多一个主要按钮。按钮写动词，不写“确定”。")),
    Section("act_button", _("操作按钮"), _("一键提交的操作。不能做时按钮停用，旁边写明原因和下一步。")),
    Section("badges", _("状态标签"), _("一两个词说明状态；颜色只是帮助，词本身说得清楚。")),
    Section("chips", _("筛选标签"), _("已选的条件，或可以一按即选的条件。")),
    Section("notices", _("提示"), _("一句话，说明发生了什么、接着怎么办。")),
    Section("cards", _("卡片"), _("把属于一起的内容放在一起；标题右侧放这一块的操作。")),
    Section("tiles", _("数目"), _("首页和概览用：多少、是什么、下一步去哪里。为零时变灰，不给链接。")),
    Section("list", _("清单"), _("不需要分列时用清单：名称、说明、状态。")),
    Section("empty", _("空白状态"), _("还没有内容时，说明为什么，并给出下一步。")),
    Section("facts", _("要素"), _("名称与内容成对列出。")),
    Section("tables", _("表格"), _("密排，细线。手机上每行变成一张卡片，需在单元格写明 data-label。")),
    Section("pager", _("翻页"), _("清单超过一页时出现。")),
    Section("tabs", _("标签页"), _("同一事物的几个侧面，各有自己的地址。")),
    Section("steps", _("步骤"), _("一件事有固定的几步时，标明走到哪里。")),
    Section("progress", _("进度"), _("只在确实数得出来时使用，并写出数字。")),
    Section("forms", _("表单"), _("标签在上，说明或错误在下；错误说明怎样改。")),
    Section("choices", _("选择"), _("少于七项用单选或多选，更多用下拉。")),
    Section("drop", _("上传"), _("可以拖入，也可以点选；没有脚本时只剩点选。")),
    Section(
        "layout",
        _("排布"),
        _("stack 上下排，row 左右排，spread 两端排，grid-2、grid-3、split 分栏；手机上都变成一栏。"),
    ),
    Section("menus", _("菜单与对话框"), _("不常用的操作收进菜单；难以撤回的操作先问一句。")),
    Section("icons", _("图标"), _("图标伴随文字；单独出现时必须带说明。")),
    Section("keys", _("键盘"), _("不用鼠标也能走遍全站。")),
]
