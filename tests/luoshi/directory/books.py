"""Workbooks for the tests: sheets of rows by the titles of their columns, as somebody would fill them in."""

import io

from xlsxwriter import Workbook

Sheet = list[list[object]]


def a_book(**sheets: Sheet) -> bytes:
    """Return a workbook of sheets by title, each a list of rows, the first of them the head."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


UNITS: list[object] = ["编号（请勿改动）", "全称", "简称", "类型", "排序", "成立日期", "撤销日期"]
ALIASES: list[object] = ["编号（请勿改动）", "单位", "别名", "类别", "开始日期", "结束日期", "依据"]
GROUPS: list[object] = ["编号（请勿改动）", "统称", "说明", "单位", "开始日期", "结束日期"]
BODIES: list[object] = ["编号（请勿改动）", "名称", "类型", "办公室所在单位", "开始日期", "结束日期"]
POSTS: list[object] = [
    "编号（请勿改动）",
    "单位或机构",
    "职务",
    "系统角色",
    "排序",
    "人员编号（请勿改动）",
    "姓名",
    "电话",
    "开始日期",
    "结束日期",
]


def a_whole_book() -> bytes:
    """Return a workbook with something on every sheet."""
    return a_book(
        单位=[
            UNITS,
            ["", "澜棠区商务局", "区商务局", "政府工作部门", 1, "2019-01-31", ""],
            ["", "霞浦街道办事处", "", "街道办事处", 2, "", ""],
        ],
        别名=[ALIASES, ["", "区商务局", "区经贸局", "曾用名", "", "2019年1月30日", "机构改革方案"]],
        统称=[GROUPS, ["", "各街道办事处", "按2026年名单", "霞浦街道办事处", "", ""], ["", "各部门", "", "", "", ""]],
        议事协调机构=[BODIES, ["", "议案办理领导小组", "领导小组", "区商务局", "2026/4/1", ""]],
        职务和人员=[
            POSTS,
            ["", "区商务局", "局长", "单位负责人", 1, "", "甲某", "13900000000", "20240301", ""],
            ["", "议案办理领导小组", "副组长", "", 2, "", "甲某", "", "", ""],
            ["", "区商务局", "联络员", "联络员", 3, "", "", "", "", ""],
        ],
    )
