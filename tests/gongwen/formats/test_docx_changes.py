import pytest

from tests.gongwen.formats.builders import p, r, raw, read_docx, t, texts

MARK = "<w:pPr><w:rPr>{}</w:rPr></w:pPr>"


def deleted(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="2">{r(t(text))}</w:ins>'


@pytest.mark.parametrize(
    ("content", "expected", "told"),
    [
        pytest.param(inserted("新"), "新", "插入 1 处、删除 0 处、移动 0 处", id="inserted"),
        pytest.param(deleted("旧") + r(t("留")), "留", "插入 0 处、删除 1 处、移动 0 处", id="deleted"),
        pytest.param(deleted("旧") + inserted("新"), "新", "插入 1 处、删除 1 处、移动 0 处", id="replaced"),
        pytest.param(
            f"<w:ins>{deleted('改')}{r(t('定'))}</w:ins>",
            "定",
            "插入 1 处、删除 1 处、移动 0 处",
            id="deleted after insertion",
        ),
        pytest.param(
            f"<w:moveFromRangeStart/><w:moveFrom>{r(t('走'))}</w:moveFrom><w:moveFromRangeEnd/>"
            f"<w:moveTo>{r(t('来'))}</w:moveTo>",
            "来",
            "插入 0 处、删除 0 处、移动 1 处",
            id="moved",
        ),
    ],
)
def test_tracked_changes_are_read_as_accepted_and_told(content: str, expected: str, told: str) -> None:
    source = read_docx(raw(content))

    assert [line.text for line in source.lines] == [expected]
    assert [remark.code for remark in source.remarks] == ["tracked-changes"]
    assert told in source.remarks[0].message


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>"])
def test_a_deleted_paragraph_mark_joins_two_paragraphs(mark: str) -> None:
    body = raw(MARK.format(mark) + r(t("前"))) + p("后") + p("末")

    assert texts(body) == ["前后", "末"]


def test_a_paragraph_deleted_with_its_mark_is_gone() -> None:
    body = p("甲") + raw(MARK.format("<w:del/>") + deleted("乙")) + p("丙")

    lines = read_docx(body).lines

    assert [(line.text, line.number) for line in lines] == [("甲", 1), ("丙", 2)]


def test_a_last_paragraph_without_its_mark_still_ends() -> None:
    assert texts(p("甲") + raw(MARK.format("<w:del/>") + r(t("乙")))) == ["甲", "乙"]


def test_changes_of_format_are_no_changes_of_text() -> None:
    change = "<w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
    source = read_docx(raw(change + f"<w:r><w:rPr><w:rPrChange/></w:rPr>{t('甲')}</w:r>"))

    assert ([line.text for line in source.lines], source.remarks) == (["甲"], ())
