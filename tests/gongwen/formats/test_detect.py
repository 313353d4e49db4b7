"""What a file is, by its content first."""

import pytest

from gongwen.formats.detect import format_of
from tests.gongwen.formats.builders import docx, p, zipped
from tests.gongwen.formats.office.making import odt, rtf
from tests.gongwen.formats.pdf_builder import Page, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = OLE + "WordDocument".encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "extension", "format_"),
    [
        pytest.param(WORD, ".doc", "doc", id="Word 97"),
        pytest.param(WORD, ".WPS", "wps", id="WPS"),
        pytest.param(WORD, ".docx", "doc", id="Word 97 named docx"),
        pytest.param(rtf("方案"), ".doc", "rtf", id="RTF named doc"),
        pytest.param(odt("方案"), ".odt", "odt", id="OpenDocument"),
        pytest.param(odt("方案"), "", "odt", id="OpenDocument without extension"),
        pytest.param(zipped({"mimetype": "x", "content.xml": "x"}), ".odt", "odt", id="OpenDocument of unknown type"),
        pytest.param(zipped({"OFD.xml": "x"}), "", "ofd", id="OFD without extension"),
        pytest.param(zipped({"Doc_0/Document.xml": "x"}), ".ofd", "ofd", id="OFD without its entry"),
        pytest.param(pdf(Page()), ".docx", "pdf", id="PDF named docx"),
        pytest.param(b"\n\n" + pdf(Page()), "", "pdf", id="PDF behind empty lines"),
        pytest.param(docx(p("方案")), ".ofd", "docx", id="docx named ofd"),
    ],
)
def test_content_says_what_a_file_is(data: bytes, extension: str, format_: str) -> None:
    assert format_of(data, extension, zip_members=100) == format_
