"""Write into docs/reference/ what the code knows: commands, keys of a reading, codes of doubts, limits, permissions.

Usage: reference.py            rewrites the generated parts
       reference.py --check    changes nothing; exit status 1 and the names of the pages where they are out of date
"""

import argparse
import ast
import dataclasses
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import django

from gongwen.checking import rules
from gongwen.checking.rules.faces import NAMES
from gongwen.cli import build_parser
from gongwen.comparing import asjson as comparing_asjson
from gongwen.formats import Limits
from gongwen.reading import asjson, model
from gongwen.reading.doubts import CODES
from gongwen.standard import measures
from gongwen.typesetting import schema as letter_schema
from gongwen.typesetting.styles import STYLES, Align
from gongwen.workers import WorkerLimits

PAGES = Path(__file__).parents[1] / "docs" / "reference"
SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "plan-reading.schema.json": asjson.json_schema,
    "comparison.schema.json": comparing_asjson.json_schema,
    "letter.schema.json": letter_schema.json_schema,
}
LIMIT = re.compile(r"^ +(\w+) +(\S.*)$", re.MULTILINE)
PART = re.compile(r"(<!-- begin generated: ([\w-]+) -->\n).*?(<!-- end generated -->)", re.DOTALL)
WORDS = {str: "string", int: "number", bool: "true or false", type(None): "null"}


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of the subcommands by name, in their order."""
    for action in parser._actions:  # noqa: SLF001 -- argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            return dict(action.choices)
    return {}


def command_line() -> Iterator[str]:
    """Yield the lines on the command and each of its subcommands."""
    parser = build_parser()
    yield from _command("gongwen", parser)
    for name, subparser in subcommands(parser).items():
        yield from _command(f"gongwen {name}", subparser)


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from ("", f"## `{name}`", "")
    if parser.description:
        yield from (parser.description, "")
    yield from ("| argument | what it does |", "|---|---|")
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        yield f"| {_written(action)} | {_told(action)} |"


def _written(action: argparse.Action) -> str:
    """Return an argument as one types it: each option string, and the name or the choices of its value."""
    value = "" if action.nargs == 0 else str(action.metavar or _choices(action) or action.dest.upper())
    if not action.option_strings:
        return f"`{value}{'…' if action.nargs in {'+', '*'} else ''}`"
    return ", ".join(f"`{option} {value}".rstrip() + "`" for option in action.option_strings)


def _choices(action: argparse.Action) -> str:
    return "{" + ",".join(map(str, action.choices)) + "}" if action.choices else ""


def _told(action: argparse.Action) -> str:
    """Return the help of an argument, with its default where the help asks for it."""
    text = (action.help or "") % {"default": action.default, "prog": "gongwen"}
    return " ".join(text.split()).replace("|", "\\|")


def reading() -> Iterator[str]:
    """Yield the lines on every part of a reading, the whole first."""
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    for kind in reversed(kinds):
        yield from ("", f"## {kind.__name__}", "", " ".join((kind.__doc__ or "").split()).replace("``", "`"), "")
        yield from ("| key | value |", "|---|---|")
        hints = get_type_hints(kind)
        yield from (f"| `{field.name}` | {spoken(hints[field.name])} |" for field in dataclasses.fields(kind))


def spoken(hint: Any) -> str:  # noqa: ANN401 -- whatever stands in an annotation
    """Return a type in the words of JSON: `tuple[Task, ...]` is a list of Task."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint == model.Span:
        return "[start, end]"
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in inner)
    if origin in {Union, UnionType}:
        return " or ".join(spoken(part) for part in inner)
    if origin is tuple:
        return f"list of {spoken(inner[0])}"
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return WORDS[hint]


def doubts() -> Iterator[str]:
    """Yield the lines on the codes of doubts; gongwen.reading.doubts.CODES holds (severity, meaning) by code."""
    yield from ("| code | severity | what is asked |", "|---|---|---|")
    for code, (severity, meaning) in CODES.items():
        yield f"| `{code}` | `{severity}` | {meaning} |"


def limits() -> Iterator[str]:
    """Yield the lines on the limits of a file and of a worker: their docstrings have a line for each field."""
    for kind in (Limits, WorkerLimits):
        told = dict(LIMIT.findall(kind.__doc__ or ""))
        yield from ("", f"### {kind.__name__}", "", "| setting | bounds | default |", "|---|---|--:|")
        for field in dataclasses.fields(kind):
            default = f"{field.default:,}" if isinstance(field.default, int) else ""
            yield f"| `{field.name}` | {told[field.name].replace('``', '`')} | {default} |"


def permissions() -> Iterator[str]:
    """Yield the lines on the permission table, room by room, as it is where administrators are not kept apart."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.settings")
    django.setup()
    from luoshi.web.permissions.table import roles, table  # noqa: PLC0415 -- to be imported only once Django is set up

    for room in table():
        yield from (
            "",
            f"## {room.title}",
            "",
            f"| 事项 | 范围 | {' | '.join(str(role.label) for role in roles())} | 说明 |",
        )
        yield f"|---|---|{'---|' * len(roles())}---|"
        for row in room.rows:
            cells = " | ".join("✓" if may else "–" for _role, may in row.cells)
            told = f"`{row.permission.action}` {row.permission.title}"
            yield f"| {told} | {row.relation} | {cells} | {row.permission.refusal} |"


def measured() -> Iterator[str]:
    """Yield the lines on the measures of a page, as gongwen.standard.measures has them."""
    yield from ("| clause | what | value | kept as |", "|---|---|--:|---|")
    found = {name: one for name, one in vars(measures).items() if isinstance(one, measures.Measure)}
    for name, one in sorted(found.items(), key=lambda pair: [int(part) for part in pair[1].clause.split(".")]):
        yield f"| {one.clause} | {one.what} | {one.value:g} {UNITS[one.unit]} | `gongwen.standard.measures.{name}` |"


def styled() -> Iterator[str]:
    """Yield the lines on how each part is set, as gongwen.typesetting.styles has them."""
    yield from ("| clause | part | typeface | size, points | place |", "|---|---|---|--:|---|")
    for style in STYLES.values():
        size = f"{style.size:g}" if style.size else "as large as fits"
        yield f"| {style.clause or '–'} | {style.name.removeprefix('公文')} | {NAMES[style.face]} | {size} | {PLACES[style.align]} |"


def checked() -> Iterator[str]:
    """Yield the lines on what is checked: the calls of ``at`` in gongwen.checking.rules, by clause."""
    yield from ("| clause | rule | checked in |", "|---|---|---|")
    found = {
        (_word(call.args[1]), _word(call.args[0]), path.stem)
        for path in sorted((Path(rules.__file__).parent).glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "at"
        and len(call.args) > 1
    }
    for clause, rule, file in sorted(found):
        yield f"| {clause} | `{rule}` | `gongwen.checking.rules.{file}` |"


def _word(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else "that of the part"


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "command-line": command_line,
    "reading": reading,
    "doubts": doubts,
    "limits": limits,
    "permissions": permissions,
    "measures": measured,
    "styles": styled,
    "rules": checked,
}
UNITS = {"mm": "mm", "pt": "pt", "lines": "lines", "characters": "characters"}
PLACES = {Align.LEFT: "left", Align.CENTER: "in the middle", Align.RIGHT: "right", Align.BOTH: "both edges"}


def current(text: str) -> str:
    """Return a page's text with its generated parts as the code has them now."""
    return PART.sub(_remade, text)


def _remade(part: re.Match[str]) -> str:
    lines = "\n".join(PARTS[part[2]]()).strip()
    return f"{part[1]}\n{lines}\n\n{part[3]}"


def schemas() -> dict[Path, str]:
    """Return the JSON Schemas as text, each under its path."""
    return {PAGES / name: json.dumps(make(), ensure_ascii=False, indent=2) + "\n" for name, make in SCHEMAS.items()}


def stale_pages() -> dict[Path, str]:
    """Return the pages that are out of date, the JSON Schemas among them, each with the text it should have."""
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(PAGES.glob("*.md"))}
    wanted = {page: current(text) for page, text in texts.items()} | schemas()
    texts |= {page: page.read_text(encoding="utf-8") if page.exists() else "" for page in schemas()}
    return {page: new for page, new in wanted.items() if new != texts[page]}


def main() -> int:
    """Rewrite the stale pages, or with --check only name them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    check = options.parse_args().check
    stale = stale_pages()
    for page, text in stale.items():
        if check:
            print(f"{page.name} is out of date: make fix", file=sys.stderr)
        else:
            page.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
