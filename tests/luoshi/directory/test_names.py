"""Names as they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.directory.names import parts, tidy, tidy_text


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        pytest.param(" 区 商务局\n", "区商务局", id="spaces and line ends of a page"),
        pytest.param("区财政局(区国资局)", "区财政局（区国资局）", id="half-width brackets"),
        pytest.param("区商务局\u200b\ufeff", "区商务局", id="characters that nobody sees"),
        pytest.param("５Ｇ专班", "5G专班", id="full-width letters and digits"),
        pytest.param("China  Mobile 公司", "China Mobile公司", id="a space between two Latin words"),
        pytest.param("　", "", id="nothing"),
    ],
)
def test_tidy(given_name: str, kept: str) -> None:
    assert tidy(given_name) == kept


@given(st.text(max_size=60))
def test_what_is_tidy_stays_as_it_is(name: str) -> None:
    assert tidy(tidy(name)) == tidy(name)


@given(st.text(max_size=60))
def test_tidy_text_holds_no_control_characters_and_single_spaces(text: str) -> None:
    kept = tidy_text(text)

    assert kept == " ".join(kept.split())
    assert [char for char in kept if char != " " and not char.isprintable()] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("区财政局（区国资局）", ("区财政局", ("区国资局",))),
        ("区商务局", ("区商务局", ())),
        ("区委办（档案局）（保密局）", ("区委办", ("档案局", "保密局"))),
        ("区商务局（）", ("区商务局", ())),
    ],
)
def test_parts(name: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert parts(name) == expected
