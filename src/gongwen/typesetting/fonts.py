"""Which font serves a typeface: the site's own first, then the free ones that are there, each for the characters it has.

None is bundled. The site's are those of official documents (方正小标宋、仿宋_GB2312 …); without them Fandol and Noto stand in,
and that is said.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

from gongwen.typesetting.refusals import Fault, Faulty
from gongwen.typesetting.styles import Face

FOLDER_VARIABLE = "GONGWEN_FONTS"
"""The environment variable that names the site's folder of fonts."""
_TEX = ("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol", "/usr/share/fonts/opentype/fandol")
"""Where Debian and others put Fandol, which belongs to TeX and is no system font."""
WANTED: dict[Face, tuple[str, ...]] = {
    Face.TITLE: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
    Face.BODY: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02"),
    Face.HEI: ("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01"),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03"),
    Face.SONG: ("宋体", "SimSun", "方正书宋_GBK", "FZShuSong-Z01"),
}
"""The fonts that offices use for each face, under any of their names; the first is how it is called."""
STANDING_IN: dict[Face, tuple[str, ...]] = {
    Face.TITLE: ("FandolSong", "Noto Serif CJK SC", "Source Han Serif SC"),
    Face.BODY: ("FandolFang R", "Noto Serif CJK SC", "Source Han Serif SC"),
    Face.HEI: ("FandolHei", "Noto Sans CJK SC", "Source Han Sans SC"),
    Face.KAI: ("FandolKai", "Noto Serif CJK SC", "Source Han Serif SC"),
    Face.SONG: ("FandolSong", "Noto Serif CJK SC", "Source Han Serif SC"),
}
"""What serves without them, and for characters that they lack (崑 镕 祎)."""
_WEIGHT = {Face.TITLE: 700}
_REGULAR = 400


@dataclass(frozen=True, slots=True)
class Served:
    """The families that serve a face, the best first, and the weight that is asked of them."""

    families: tuple[str, ...]
    weight: int


class FontSet:
    """The fonts of a site: of a folder, of the system, of TeX. Looking for them takes a tenth of a second; keep it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look for fonts; ``folder`` is the site's, by default what GONGWEN_FONTS names. Raises Faulty if it is not there."""
        named = folder or (Path(os.environ[FOLDER_VARIABLE]) if os.environ.get(FOLDER_VARIABLE) else None)
        if named is not None and not named.is_dir():
            raise Faulty([Fault("", f"字体文件夹不存在，请检查：{named}")])
        places = [*([named] if named else []), *(Path(place) for place in _TEX if Path(place).is_dir())]
        self._known: dict[str, frozenset[int]] = {}
        self.typst = typst.Fonts(
            include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(place) for place in places]
        )

    @cached_property
    def faces(self) -> dict[Face, Served]:
        """Return what serves each face. Raises Faulty where nothing does."""
        there = set(self.typst.families())
        found = {
            face: Served(
                tuple(name for name in (*WANTED[face], *STANDING_IN[face]) if name in there),
                _WEIGHT.get(face, _REGULAR),
            )
            for face in Face
        }
        if not all(served.families for served in found.values()):
            names = "、".join(WANTED[face][0] for face in Face if not found[face].families)
            raise Faulty(
                [
                    Fault(
                        "",
                        f"没有可用的中文字体（缺{names}）。请把字体放进 {FOLDER_VARIABLE} 指的文件夹，或安装 Fandol、Noto CJK 字体",
                    ),
                ]
            )
        return found

    def lacking(self, face: Face, text: str) -> list[str]:
        """Return the characters of a text that no font which serves a face has, each once, in their order."""
        rare = [char for char in dict.fromkeys(text) if not char.isspace() and not _is_common(char)]
        for family in self.faces[face].families:
            if not rare:
                break
            rare = [char for char in rare if ord(char) not in self._characters(family)]
        return rare

    def _characters(self, family: str) -> frozenset[int]:
        """Return the code points that some font of a family has. Reading a large one takes a third of a second, once."""
        if family not in self._known:
            font = next(font for font in self.typst.fonts() if font.family == family and font.path)
            with TTFont(font.path, fontNumber=font.index, lazy=True) as opened:
                self._known[family] = frozenset(opened.getBestCmap())
        return self._known[family]

    @cached_property
    def missing(self) -> list[str]:
        """Return a sentence for each face that another font stands in for."""
        return [
            f"没有{WANTED[face][0]}，用{served.families[0]}代替。"
            for face, served in self.faces.items()
            if served.families[0] not in WANTED[face]
        ]


def _is_common(char: str) -> bool:
    """Tell whether every Chinese font has a character: those of GB 2312."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
