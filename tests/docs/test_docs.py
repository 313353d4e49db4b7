import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongwen.cli import build_parser
from tests.docs.pages import code_blocks, commands, gongwen_examples, links, name_of, pages
from tests.places import ROOT
from tools import reference

REFERENCE = ROOT / "docs" / "reference" / "command-line.md"


def parsers() -> dict[str, argparse.ArgumentParser]:
    return {"": build_parser(), **reference.subcommands(build_parser())}


def options() -> Iterator[tuple[str, str]]:
    for command, parser in parsers().items():
        for action in parser._actions:  # noqa: SLF001 -- argparse has no other way to ask
            yield from ((command, option) for option in action.option_strings)


def section(command: str) -> str:
    page = REFERENCE.read_text(encoding="utf-8")
    return page.split(f"## `gongwen {command}".rstrip() + "`\n", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]


def test_the_command_has_subcommands() -> None:
    assert {"read", "ledger"} <= reference.subcommands(build_parser()).keys()


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_stands_in_the_section_of_its_command(command: str, option: str) -> None:
    assert re.search(rf"`{re.escape(option)}[` ]", section(command)) is not None


@pytest.mark.parametrize("command", list(reference.subcommands(build_parser())))
def test_every_subcommand_is_shown_in_an_example(command: str) -> None:
    assert command in {arguments[0] for _, arguments in gongwen_examples()}


@pytest.mark.parametrize(("command", "parser"), list(parsers().items()))
def test_every_argument_has_help(command: str, parser: argparse.ArgumentParser) -> None:
    assert [action.dest for action in parser._actions if not action.help] == [], command  # noqa: SLF001


@pytest.mark.parametrize(
    ("page", "arguments"),
    [pytest.param(page, words, id=f"{page}: {' '.join(words)}") for page, words in gongwen_examples()],
)
def test_every_example_is_understood_by_the_command(page: str, arguments: list[str]) -> None:
    try:
        understood = build_parser().parse_args(arguments) is not None
    except SystemExit as exit_:
        understood = exit_.code == 0

    assert understood, page


def test_the_generated_parts_are_what_the_code_says() -> None:
    assert [page.name for page in reference.stale_pages()] == []


def test_a_page_that_the_code_has_left_behind_is_seen() -> None:
    page = REFERENCE.read_text(encoding="utf-8")

    assert reference.current(page.replace("--help", "--hilfe")) == page
    assert "--help" in page


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [target.partition("#")[0] for target in links(page)]

    assert [target for target in targets if target and not (page.parent / target).exists()] == []


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = commands(ROOT / "README.md"), commands(ROOT / "README.zh-CN.md")

    assert english == chinese
    assert english[:2] == ["make run", "make test"]


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {word for page in pages() for word in re.findall(r"`make (\w+)`", page.read_text(encoding="utf-8"))}

    assert named <= targets


def test_the_files_that_the_page_on_layouts_names_exist() -> None:
    page = (ROOT / "docs" / "how-to" / "add-a-layout.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?!src|tests)[\w/]+(?:\.py|/))`", page)

    assert "duties/notes.py" in named
    assert [name for name in named if not (ROOT / "src" / "gongwen" / "reading" / name).exists()] == []


PYTHON = [(name_of(page), code) for page in pages() for code in code_blocks(page, "python")]


@pytest.mark.parametrize(("page", "code"), PYTHON)
def test_the_python_of_the_pages_is_python(page: str, code: str) -> None:
    assert ast.parse(code, page).body != []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built pages."""
    folder = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-d",
        str(folder / ".trees"),
        str(ROOT / "docs"),
        str(folder),
    ]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return folder


def test_the_built_pages_load_nothing_from_outside(site: Path) -> None:
    loads = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["'](?:https?:)?//[^"']*""")
    built = sorted(site.rglob("*.html"))

    assert len(built) > len(list((ROOT / "docs").rglob("*.md")))
    assert {page.name: loads.findall(page.read_text(encoding="utf-8")) for page in built} == {
        page.name: [] for page in built
    }
