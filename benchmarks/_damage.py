"""Damage done to a file by chance."""

import io
import random
import zipfile

_MOST_WOUNDS = 12
_LONGEST = 64
_EXTREMES = (
    b"\x00" * 32,
    b"\xff" * 32,
    b"4294967295",
    b"-2147483648",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"%n%s",
    b"<" * 64,
    b"&#x0;",
    b"../../../../etc/passwd",
    "\ud7ff\ue000\U0010ffff".encode("utf-8"),
    b"{\\rtf1" * 8,
    b"endobj\nobj<<>>",
    b"]]>",
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` damaged in one to a dozen places; a zip half of the time inside one of its members."""
    if data.startswith(b"PK") and chance.random() < 0.5:
        return _inside(data, chance)
    return _wounded(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info: archive.read(info) for info in archive.infolist()}
    hurt = chance.choice([info for info in members if members[info]])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in members.items():
            archive.writestr(info, _wounded(content, chance) if info is hurt else content)
    return buffer.getvalue()


def _wounded(data: bytes, chance: random.Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(chance.randint(1, _MOST_WOUNDS)):
        chance.choice((_flip, _flip, _cut, _repeat, _replace, _remove, _swap))(hurt, chance)
        if not hurt:
            return b"\0"
    return bytes(hurt)


def _at(data: bytearray, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.randint(1, _LONGEST))


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]


def _repeat(data: bytearray, chance: random.Random) -> None:
    start, stop = _at(data, chance)
    data[start:start] = data[start:stop] * chance.randint(1, 200)


def _replace(data: bytearray, chance: random.Random) -> None:
    start, stop = _at(data, chance)
    data[start:stop] = chance.choice(_EXTREMES)


def _remove(data: bytearray, chance: random.Random) -> None:
    start, stop = _at(data, chance)
    del data[start:stop]


def _swap(data: bytearray, chance: random.Random) -> None:
    (a, b), (c, d) = _at(data, chance), _at(data, chance)
    data[a:b], data[c:d] = data[c:d], data[a:b]
