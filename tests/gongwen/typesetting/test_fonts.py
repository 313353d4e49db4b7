"""What a font lacks is taken from another, character by character; what none has is said, and so is a font that stands in."""

import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from gongwen.typesetting import Faulty, Letter, Paragraph
from gongwen.typesetting.fonts import FOLDER_VARIABLE, WANTED, FontSet
from gongwen.typesetting.pdf import Typesetter
from gongwen.typesetting.styles import Face
from tests.gongwen.typesetting.letters import DOWN

RARE = "崑镕祎翀𬭁"
NOWHERE = "\ue123"


def saying(words: str) -> Letter:
    return replace(DOWN, body=(Paragraph(words),), annexes=())


def test_rare_characters_are_set(typesetter: Typesetter) -> None:
    letter = saying(f"由{RARE}等同志参加。")
    document = pypdfium2.PdfDocument(typesetter.pdf(letter))

    assert typesetter.lacking(letter) == []
    assert RARE in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("char", [*RARE, "\N{CJK UNIFIED IDEOGRAPH-4E2D}"])
def test_no_character_of_a_name_is_lacking(typesetter: Typesetter, char: str) -> None:
    assert typesetter.fonts.lacking(Face.BODY, char) == []


def test_a_character_that_no_font_has_is_said(typesetter: Typesetter) -> None:
    (sentence,) = typesetter.lacking(saying(f"甲{NOWHERE}乙"))

    assert sentence.startswith(f"仿宋_GB2312和代替它的字体里都没有“{NOWHERE}”")


def test_every_face_is_served_and_what_stands_in_is_said(typesetter: Typesetter) -> None:
    fonts = typesetter.fonts
    standing_in = [face for face, served in fonts.faces.items() if served.families[0] not in WANTED[face]]

    assert fonts.faces.keys() == set(Face)
    assert [sentence.split("，")[0] for sentence in fonts.missing] == [f"没有{WANTED[face][0]}" for face in standing_in]


def test_the_site_s_folder_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = next(font for font in FontSet().typst.fonts() if font.path and font.family == "DejaVu Sans")
    shutil.copy(there.path or "", tmp_path / "site.ttf")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))

    assert any(str(font.path) == str(tmp_path / "site.ttf") for font in FontSet().typst.fonts())


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="字体文件夹不存在"):
        FontSet(tmp_path / "nowhere")


def test_without_any_chinese_font_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongwen.typesetting.fonts.WANTED", dict.fromkeys(Face, ("无此字体",)))
    monkeypatch.setattr("gongwen.typesetting.fonts.STANDING_IN", dict.fromkeys(Face, ()))

    with pytest.raises(Faulty, match="没有可用的中文字体"):
        _ = FontSet().faces
