"""Each kind of row: what is created, changed, left as it is, or refused with its sentence."""

from datetime import date

import pytest

from luoshi.directory.models import (
    GroupMember,
    Jurisdiction,
    Person,
    UnitGroup,
)
from luoshi.directory.operations import add_alias, close_unit, hold_post
from luoshi.directory.operations.importing import Outcome, Report, import_directory
from luoshi.directory.workbook import read_workbook
from tests.luoshi.directory.books import ALIASES, BODIES, GROUPS, POSTS, UNITS, Sheet, a_book
from tests.luoshi.directory.building import a_body, a_district, a_group, a_person, a_post, enter, itself
from tests.luoshi.making import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


def taken(district: Jurisdiction, raw: bytes) -> Report:
    return import_directory(rows=read_workbook(raw), jurisdiction=district, by=itself(district), now=NOW)


def told(report: Report) -> list[tuple[str, str]]:
    return [(line.outcome.value, line.sentence) for line in report.lines]


def test_a_unit_is_corrected_by_its_key_or_its_name(district: Jurisdiction) -> None:
    keyed, named = enter(district, "区商务局"), enter(district, "区财政局")
    rows: Sheet = [[keyed.public_key, "区商务局", "商务局", "其他", 7], ["", "区财政局", "财政局"]]

    report = taken(district, a_book(单位=[UNITS, *rows]))

    assert told(report) == [("changed", "修改了：简称、类型、排序"), ("changed", "修改了：简称")]
    keyed.refresh_from_db()
    named.refresh_from_db()
    assert (keyed.short_name, keyed.kind, keyed.position, keyed.revision) == ("商务局", "other", 7, 2)
    assert (named.short_name, named.revision) == ("财政局", 2)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        pytest.param(["xxxxxxxxxxxxxxxx", "区商务局"], "不在名录里，请不要改动编号", id="an altered key"),
        pytest.param(["KEY", "区商贸局"], "更名请在单位页面办理", id="another name"),
        pytest.param(["KEY", "区商务局", "", "", "", "", "2026-01-01"], "撤销和并入请在单位页面办理", id="closing"),
        pytest.param(["", "区新局", "", "", "", "", "2026-01-01"], "不能带撤销日期", id="a new one that is closed"),
        pytest.param(["", "", "商务局"], "请填写名称", id="no official name"),
        pytest.param(["", "区新局", "区财政局"], "已经是“区财政局”的名称", id="a name of another"),
        pytest.param(["", "区商务委"], "现在是“区商务局”的别名", id="another name of another"),
        pytest.param(["", "各街道办事处"], "已经是一个统称", id="a name of a group"),
        pytest.param(["", "区新局", "", "衙门"], "没有“衙门”这个选项，可以填：政府工作部门", id="another kind"),
        pytest.param(["", "区新局", "", "", "第一"], "不是0至100000之间的整数", id="no number"),
        pytest.param(["", "区新局", "", "", "", "去年"], "“去年”不是日期", id="no day"),
        pytest.param(["", "区新局", "", "", "", "2026-02-30"], "不是日期", id="a day that is not there"),
        pytest.param(["", "长" * 201], "最多200个字", id="a long name"),
        pytest.param(["", "区粮食局"], "", id="the name of a closed one is free"),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_with_its_number(
    district: Jurisdiction, row: list[object], sentence: str
) -> None:
    unit, by = enter(district, "区商务局"), itself(district)
    enter(district, "区财政局")
    a_group(district)
    add_alias(unit=unit, name="区商务委", by=by, now=NOW)
    closed = enter(district, "区粮食局")
    close_unit(unit=closed, revision=1, closed_on=TODAY, by=by, now=NOW, today=TODAY)
    filled = [unit.public_key if cell == "KEY" else cell for cell in row]

    report = taken(district, a_book(单位=[UNITS, filled, ["", "区统计局"]]))

    first, second = report.lines
    assert (first.number, first.outcome) == (2, Outcome.REFUSED if sentence else Outcome.CREATED)
    assert sentence in first.sentence
    assert (second.number, second.outcome) == (3, Outcome.CREATED)


def test_a_closed_unit_is_not_changed(district: Jurisdiction) -> None:
    unit = enter(district, "区粮食局")
    close_unit(unit=unit, revision=1, closed_on=TODAY, by=itself(district), now=NOW, today=TODAY)
    row: list[object] = [unit.public_key, "区粮食局", "粮食", "", "", "", TODAY.isoformat()]

    assert told(taken(district, a_book(单位=[UNITS, row]))) == [("refused", "这个单位已经撤销，不能再修改。")]


def test_keys_of_another_jurisdiction_are_not_known(district: Jurisdiction) -> None:
    stranger = enter(a_district("栖霞县", city="望江市", code="980101"), "县商务局")

    report = taken(district, a_book(单位=[UNITS, [stranger.public_key, "县商务局", "改名"]]))

    assert report.count("refused") == 1
    stranger.refresh_from_db()
    assert stranger.short_name == "县商务局"


@pytest.mark.parametrize(
    ("row", "outcome", "sentence"),
    [
        pytest.param(["", "区商务局", "区外贸局"], "created", "", id="a new one"),
        pytest.param(["", "区商务局", "区经贸局", "曾用名"], "changed", "修改了：类别", id="another kind"),
        pytest.param(["KEY", "区商务局", "区经贸局", "", "", "2019-01-31"], "changed", "修改了：结束日期", id="an end"),
        pytest.param(["KEY", "区财政局", "区经贸局"], "refused", "别名和单位不能改", id="another unit"),
        pytest.param(["KEY", "区商务局", "区外贸局"], "refused", "别名和单位不能改", id="another name"),
        pytest.param(["", "区财政局", "区经贸局"], "refused", "同一时期是“区商务局”的别名", id="of another unit"),
        pytest.param(["", "区商务局", "区财政局"], "refused", "已经是“区财政局”的名称", id="a name of another"),
        pytest.param(["", "区商务局", "区商务局"], "refused", "就是这个单位现在的名称", id="its own name"),
        pytest.param(["", "区没有局", "区外贸局"], "refused", "名录里没有在册单位“区没有局”", id="no such unit"),
        pytest.param(
            ["", "区商务局", "区外贸局", "", "2020-01-02", "2020-01-01"], "refused", "早于开始日期", id="the wrong way"
        ),
    ],
)
def test_rows_of_other_names(district: Jurisdiction, row: list[object], outcome: str, sentence: str) -> None:
    unit = enter(district, "区商务局")
    enter(district, "区财政局")
    alias = add_alias(unit=unit, name="区经贸局", by=itself(district), now=NOW)
    filled = [alias.public_key if cell == "KEY" else cell for cell in row]

    (line,) = taken(district, a_book(别名=[ALIASES, filled])).lines

    assert line.outcome.value == outcome
    assert sentence in line.sentence
    assert (line.sheet_title, line.name) == ("别名", f"{row[2]} {row[1]}")


@pytest.mark.parametrize(
    ("row", "outcome", "sentence"),
    [
        pytest.param(["", "各街道办事处", "", "莲溪街道办事处"], "created", "", id="one more member"),
        pytest.param(["", "各镇", "", "莲溪街道办事处"], "created", "", id="a new group with a member"),
        pytest.param(["", "各街道办事处", "", "霞浦街道办事处"], "unchanged", "", id="a member already"),
        pytest.param(["", "各街道办事处", "名单", ""], "changed", "修改了：说明", id="a note"),
        pytest.param(
            ["", "各街道办事处", "", "霞浦街道办事处", "", "2026-03-31"], "changed", "修改了：结束日期", id="an end"
        ),
        pytest.param(
            ["", "各街道办事处", "", "霞浦街道办事处", "2026-03-31"], "refused", "已经属于这个统称", id="twice a day"
        ),
        pytest.param(["KEY", "各街道办事处", "", "莲溪街道办事处"], "refused", "统称和单位不能改", id="another unit"),
        pytest.param(["KEY", "各镇", "", "霞浦街道办事处"], "refused", "统称和单位不能改", id="another group"),
        pytest.param(["", "各镇", "", "没有街道"], "refused", "名录里没有在册单位", id="no such unit"),
        pytest.param(["", "霞浦街道办事处", "", ""], "refused", "已经是“霞浦街道办事处”的名称", id="a name of a unit"),
    ],
)
def test_rows_of_groups(district: Jurisdiction, row: list[object], outcome: str, sentence: str) -> None:
    street, group = enter(district, "霞浦街道办事处"), a_group(district)
    enter(district, "莲溪街道办事处")
    member = GroupMember.objects.create(jurisdiction=district, group=group, unit=street)
    filled = [member.public_key if cell == "KEY" else cell for cell in row]

    (line,) = taken(district, a_book(统称=[GROUPS, filled])).lines

    assert line.outcome.value == outcome
    assert sentence in line.sentence
    assert UnitGroup.objects.count() == (2 if outcome == "created" and row[1] == "各镇" else 1)


def test_rows_of_bodies(district: Jurisdiction) -> None:
    body, unit = a_body(district, "领导小组"), enter(district, "区商务局")
    rows: Sheet = [
        [body.public_key, "议案领导小组", "工作专班", "区商务局", "2026-01-01", ""],
        ["", "招商专班", "", "区没有局"],
    ]

    report = taken(district, a_book(议事协调机构=[BODIES, *rows]))

    assert [line.outcome for line in report.lines] == [Outcome.CHANGED, Outcome.REFUSED]
    body.refresh_from_db()
    assert (body.name, body.kind, body.office_unit, body.from_day) == (
        "议案领导小组",
        "task_force",
        unit,
        date(2026, 1, 1),
    )


@pytest.mark.parametrize(
    ("row", "outcome", "sentence"),
    [
        pytest.param(["", "区商务局", "副局长", "", 2, "", "乙某"], "created", "", id="a new post and person"),
        pytest.param(["", "区商务局", "局长", "", 0, "", "甲某"], "unchanged", "", id="as it is"),
        pytest.param(["", "区商务局", "局长", "", 0, "", "乙某"], "created", "", id="another holder"),
        pytest.param(["", "区商务局", "局长", "单位负责人"], "changed", "修改了：系统角色", id="another role"),
        pytest.param(["KEY", "区商务局", "主任", "", 0], "changed", "修改了：职务", id="another title"),
        pytest.param(["", "区商务局", "局长", "", 0, "PERSON", "甲某", "139"], "changed", "电话", id="a telephone"),
        pytest.param(
            ["", "区商务局", "局长", "", 0, "", "甲某", "", "", "2026-03-31"], "changed", "结束日期", id="leaving"
        ),
        pytest.param(
            ["", "区商务局", "局长", "", 0, "", "甲某", "", "2026-03-31"], "refused", "已经担任该职务", id="twice a day"
        ),
        pytest.param(["", "区商务局", "局长", "", 0, "PERSON", "乙某"], "refused", "姓名与人员编号不符", id="not them"),
        pytest.param(
            ["", "区商务局", "副局长", "", 0, "", "丙某"], "refused", "有几位“丙某”", id="several of the name"
        ),
        pytest.param(["", "区没有局", "局长"], "refused", "名录里没有在册单位", id="no such unit"),
        pytest.param(["KEY", "区财政局", "局长"], "refused", "职务不能改到别的单位", id="elsewhere"),
        pytest.param(["", "区商务局", "", "", "", "", "乙某"], "refused", "请填写职务名称", id="no title"),
        pytest.param(["", "区商务局", "局长", "国王"], "refused", "没有“国王”这个选项", id="no such role"),
    ],
)
def test_rows_of_posts(district: Jurisdiction, row: list[object], outcome: str, sentence: str) -> None:
    post, person = a_post(enter(district, "区商务局")), a_person(district)
    enter(district, "区财政局")
    a_person(district, "丙某")
    a_person(district, "丙某")
    hold_post(post=post, person=person, by=itself(district), now=NOW)
    people = Person.objects.count()
    filled = [{"KEY": post.public_key, "PERSON": person.public_key}.get(str(cell), cell) for cell in row]

    (line,) = taken(district, a_book(职务和人员=[POSTS, filled])).lines

    assert line.outcome.value == outcome
    assert sentence in line.sentence
    assert Person.objects.count() - people == int(outcome == "created")
