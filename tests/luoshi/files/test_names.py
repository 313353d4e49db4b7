"""Names that people gave to files do no harm when they are given back."""

import pytest

from luoshi.files.names import LONGEST, content_disposition, safe_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("工作方案.docx", "工作方案.docx"),
        ("C:\\文件\\工作方案.docx", "工作方案.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("方案\u202efdp.exe", "方案fdp.exe"),
        (".htaccess", "htaccess"),
        ("方案. ", "方案"),
        ("con<b>\"'.txt", "con_b__'.txt"),
        ("", "未命名文件"),
        ("..", "未命名文件"),
        ("\ud800.txt", "txt"),
    ],
)
def test_a_name_is_made_safe(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_a_long_name_keeps_its_extension() -> None:
    safe = safe_name("长" * 400 + ".docx")

    assert (len(safe), safe[-6:]) == (LONGEST, "长.docx")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plan 2026.docx", "attachment; filename=\"plan 2026.docx\"; filename*=UTF-8''plan%202026.docx"),
        ("方案.docx", "attachment; filename=\"file.docx\"; filename*=UTF-8''%E6%96%B9%E6%A1%88.docx"),
        (
            'a"; filename="b.html',
            "attachment; filename=\"a_; filename=_b.html\"; filename*=UTF-8''a_%3B%20filename%3D_b.html",
        ),
        ("方案", "attachment; filename=\"file\"; filename*=UTF-8''%E6%96%B9%E6%A1%88"),
    ],
)
def test_an_answer_is_saved_under_its_name_and_never_shown(name: str, expected: str) -> None:
    assert content_disposition(name) == expected
