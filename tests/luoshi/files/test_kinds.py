"""A file is taken for what it holds, whatever its name says."""

import io

import pytest

from luoshi.base.refusals import Invalid
from luoshi.files.kinds import MEDIA_TYPES, kind_of, told_kinds
from tests.luoshi.files.samples import REFUSED, TAKEN


def test_there_is_a_sample_of_every_kind() -> None:
    assert TAKEN.keys() == MEDIA_TYPES.keys()


@pytest.mark.parametrize("kind", TAKEN)
def test_a_file_of_each_kind_is_known(kind: str) -> None:
    file = io.BytesIO(TAKEN[kind])

    assert kind_of(file, f"文件.{kind}") == kind
    assert file.tell() == 0


@pytest.mark.parametrize("kind", sorted(TAKEN.keys() - {"wps", "md"}))
def test_a_wrong_extension_deceives_nobody(kind: str) -> None:
    assert kind_of(io.BytesIO(TAKEN[kind]), "文件.dat") == kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_of_no_kind_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        kind_of(io.BytesIO(REFUSED[name]), name)

    assert str(refused.value).endswith("。")


def test_a_long_text_is_not_refused_for_the_character_at_which_its_beginning_ends() -> None:
    text = ("区政府工作方案，" * 40 + "\n").encode("gb18030") * 200

    assert kind_of(io.BytesIO(text), "方案.txt") == "txt"


def test_a_long_text_of_one_line_is_text() -> None:
    assert kind_of(io.BytesIO(("区政府工作方案，" * 9000).encode()), "方案.txt") == "txt"


def test_the_kinds_are_told_in_a_sentence() -> None:
    assert told_kinds().startswith("可以上传 docx、doc、wps、")
