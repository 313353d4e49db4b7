"""For any text: spans show what they stand for, no word is lost, the same bytes give the same reading, nothing else is raised."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gongwen.formats import read_bytes
from gongwen.reading.model import PlanReading, Span
from gongwen.reading.reader import read_plan
from gongwen.reading.text.joining import PAGE_MARK
from gongwen.refusals import Refused
from tests.gongwen.reading.helpers import read, shown, tight

NUMBERS = "一、 二、 （一） （二） 1. 2. 3． 4、 （1） ① 1.1 第一条 第一章".split()
UNITS = "县商务局 县公安局 县财政局（县国资局） 各镇人民政府 县文旅局 有关部门 縣商務局".split()
MARKS = "（ ） ( ) 〔 〕 ： : ； ， 、 。 《 》 “ ” 等 由 和".split()
LABELS = "牵头单位： 责任单位: 配合单位： 完成时限： 责任人： 牽頭單位： 牵头 负责 配合 按职责分工负责 会同 下同 以下均需 不再列出".split()
WORDS = "引进三家连锁餐饮品牌 办好文化集市 2024年9月底前 增长7%以上 持续推进 总体要求 工作方案 通知 组长 柳如风 每月25日前报送 第一时间 5".split()
BLANKS = [" ", "　", "\t", "\n", "\n", "\n\n"]
HEADS = "序号 工作任务 责任单位 完成时限 | │ ┌──┬──┐ ├──┼──┤ └──┴──┘".split()
PAGES = ["\n— 2 —\n", "\n# Page 3:\n", "\n- 4 -\n"]
PIECES = st.sampled_from([*NUMBERS, *UNITS, *MARKS, *LABELS, *WORDS, *BLANKS, *HEADS])
TEXTS = st.lists(PIECES, max_size=60).map("".join).filter(lambda text: bool(tight(text)))
# Without what draws a table or marks a page: such text stands in the reading word for word.
PLAIN = (
    st.lists(st.sampled_from([*NUMBERS, *UNITS, *MARKS, *LABELS, *WORDS, *BLANKS, *PAGES]), max_size=60)
    .map("".join)
    # A line that stands beside three page marks is a running head, and left out on purpose.
    .filter(lambda text: bool(tight(text)) and sum(text.count(page) for page in PAGES) < 3)
)

more = settings(max_examples=300)


def read_or_refuse(text: str) -> PlanReading | None:
    try:
        return read(text)
    except Refused:
        return None


def spans_of(reading: PlanReading) -> Iterator[Span]:
    for task in reading.tasks:
        yield task.span
        yield from (a.span for a in task.assignments)
        yield from (p.span for p in task.people)
        yield from (d.span for d in task.deadlines)
        yield from (t.span for t in task.targets)
    yield from (goal.span for goal in reading.goals)
    yield from (phase.span for phase in reading.phases)
    yield from (rhythm.span for rhythm in reading.rhythms)
    yield from (member.span for group in reading.groups for member in group.members)
    yield from (span for doubt in reading.doubts for span in doubt.spans)


@more
@given(TEXTS)
@example("一、主要任务\n（一）引进品牌。（牵头单位：县商务局；责任单位：县公\n— 2 —\n安局）")
def test_any_text_is_read_or_refused_and_spans_lie_inside_it(text: str) -> None:
    reading = read_or_refuse(text)

    if reading is not None:
        assert [(s, e) for s, e in spans_of(reading) if not 0 <= s <= e <= len(reading.text)] == []


@more
@given(TEXTS)
def test_the_span_of_an_assignment_shows_the_unit(text: str) -> None:
    reading = read_or_refuse(text)

    for task in reading.tasks if reading else ():
        assert [shown(reading, a.span) for a in task.assignments if reading] == [a.unit for a in task.assignments]
        assert [shown(reading, p.span) for p in task.people if reading] == [p.name for p in task.people]


@more
@given(TEXTS)
def test_a_task_is_made_of_the_words_in_its_span_in_order(text: str) -> None:
    reading = read_or_refuse(text)

    for task in reading.tasks if reading else ():
        assert reading is not None
        letters = iter(shown(reading, task.span))
        assert all(char in letters for char in task.text)


@more
@given(PLAIN)
@example("— 2 —\n")
def test_no_word_of_the_body_is_lost(text: str) -> None:
    reading = read_or_refuse(text)
    lines = [line for line in text.splitlines() if line.strip() and not PAGE_MARK.fullmatch(line.strip())]

    if reading is not None:
        assert sorted(tight(reading.text)) == sorted(tight("".join(lines)))


@more
@given(PLAIN.filter(lambda text: "\t" not in text))
def test_the_words_of_the_body_keep_their_order(text: str) -> None:
    reading = read_or_refuse(text)
    lines = [line for line in text.splitlines() if not PAGE_MARK.fullmatch(line.strip())]

    if reading is not None:
        assert tight(reading.text) == tight("".join(lines))


@more
@given(TEXTS)
@example("|│（一）│一、牵头单位：")
def test_a_table_loses_nothing_but_its_lines_repeated_heads_and_what_is_announced(text: str) -> None:
    reading = read_or_refuse(text)

    if reading is not None and "page-furniture" not in [doubt.code for doubt in reading.doubts]:
        lost, added = Counter(tight(text)), Counter(tight(reading.text))
        assert set(lost - added) <= set("".join(HEADS))
        assert added - lost == Counter()


@given(TEXTS)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read_or_refuse(text) == read_or_refuse(text)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        told = read_plan(read_bytes(data, name="x.txt")).schema
    except Refused as refusal:
        told = str(refusal)

    assert told == "gongwen.plan-reading/1" or told.endswith("。")
