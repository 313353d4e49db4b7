"""Numbers as automatic numbering prints them, by the names of ECMA-376-1 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL_DIGITS = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 32_767
_MOST_REPEATS = 30
_ALPHABET = 26


def numeral(value: int, number_format: str) -> str:
    """Return ``value`` in a number format of WordprocessingML; one that is not known here gives Arabic figures."""
    write = _FORMATS.get(number_format, str)
    return write(value) if value >= 0 else str(value)


def _chinese(value: int, digits: str, units: tuple[str, ...], *, bare_ten: bool) -> str:
    """Write ``value`` below ten thousand with digits and units (十百千); 十一 for 一十一 where ``bare_ten``."""
    if value >= 10_000:
        return str(value)
    if value == 0:
        return digits[0]
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + units[power]
        gap = digit == 0
    ten = digits[1] + units[1]
    return written[1:] if bare_ten and written.startswith(ten) else written


def _counting(value: int) -> str:
    return _chinese(value, "零" + _DIGITS[1:], ("", "十", "百", "千"), bare_ten=True)


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(figure)] for figure in str(value))


def _letters(first: str) -> Callable[[int], str]:
    """A … Z, then AA, BB … ZZ, AAA (17.18.59 upperLetter: the letter is repeated)."""

    def write(value: int) -> str:
        turns, letter = divmod(value - 1, _ALPHABET)
        return chr(ord(first) + letter) * (turns + 1) if 0 < value <= _ALPHABET * _MOST_REPEATS else str(value)

    return write


def _roman(value: int) -> str:
    if not 0 < value <= _MOST_ROMAN:
        return str(value)
    written = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        written += sign * count
    return written


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _range(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


def _zodiac(value: int) -> str:
    if value < 1:
        return str(value)
    return _STEMS[(value - 1) % len(_STEMS)] + _BRANCHES[(value - 1) % len(_BRANCHES)]


def _legal(value: int) -> str:
    return _chinese(value, _LEGAL_DIGITS, ("", "拾", "佰", "仟"), bare_ten=False)


def _legal_traditional(value: int) -> str:
    return _chinese(value, _TRADITIONAL_DIGITS, ("", "拾", "佰", "仟"), bare_ten=False)


def _zero_padded(width: int) -> Callable[[int], str]:
    return lambda value: f"{value:0{width}d}"


_CIRCLED = _one_of(_range(0x2460, 20))
_FULL_WIDTH = _digit_by_digit("０１２３４５６７８９")
_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": _zero_padded(2),
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _one_of(_range(0x2474, 20)),
    "decimalEnclosedFullstop": _one_of(_range(0x2488, 20)),
    "ideographEnclosedCircle": _one_of(_range(0x3280, 10)),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _digit_by_digit(_DIGITS),
    "japaneseDigitalTenThousand": _digit_by_digit(_DIGITS),
    "taiwaneseDigital": _digit_by_digit("○" + _DIGITS[1:]),
    "chineseLegalSimplified": _legal,
    "japaneseLegal": _legal_traditional,
    "ideographLegalTraditional": _legal_traditional,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": _zodiac,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}
