"""Documents that take seconds to make are made once."""

import functools
from collections.abc import Callable

import pytest

from tests.gongwen.formats.builders import docx, item, level, numbering, p, table, tc, tr
from tests.gongwen.formats.office.making import converted

FORMATS = ("doc", "rtf", "odt")
Making = Callable[[str], bytes]


@pytest.fixture(scope="session")
def written() -> bytes:
    """Return a .docx with automatic numbers and a table."""
    body = (
        p("澜棠区便民服务工作方案")
        + item("优化布局。（牵头单位：区民政局）")
        + item("完善服务。（牵头单位：区教育局）")
        + table(tr(tc("姓名"), tc("职务")), tr(tc("沈砚秋"), tc("副区长")))
        + p("2026年3月27日")
    )
    return docx(body, numbering=numbering(level(0, "%1.", "decimal")))


@pytest.fixture(scope="session")
def made(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> Making:
    """Return what gives the same document in one of FORMATS, as LibreOffice writes it; each is made once."""
    folder = tmp_path_factory.mktemp("office")
    return functools.cache(lambda format_: converted(written, "plan.docx", format_, folder))
