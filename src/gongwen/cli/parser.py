"""What can be typed after ``gongwen``, and what is said to a line that is not understood, all in Chinese."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

import gongwen

FORMATS = ("text", "json", "xlsx")
_COMPLAINTS = (
    (r"the following arguments are required: (?P<it>.*)", "还缺少：{it}"),
    (r"unrecognized arguments: (?P<it>.*)", "不认识：{it}"),
    (r"argument (?P<of>[^:]*): invalid choice: (?P<it>.*) \(choose from (?P<choices>.*)\)", "{of} 不能是 {it}，可用：{choices}"),
    (r"argument (?P<of>[^:]*): expected .*", "{of} 后面缺少内容"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and takes no abbreviations."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, allow_abbrev=False, add_help=False, formatter_class=_Formatter
        )
        self.arguments = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong with the line; exit status 2."""
        self.exit(2, f"gongwen：命令写法不对，{complaint(message)}。用法见 {self.prog} --help\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")


def complaint(message: str) -> str:
    """Return argparse's English complaint in Chinese; one that is not known stays as it is."""
    for pattern, chinese in _COMPLAINTS:
        found = re.fullmatch(pattern, message)
        if found:
            return chinese.format(**found.groupdict())
    return message


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = Parser("gongwen", "公文：把工作方案读成任务、单位、时限和指标，并生成台账。")
    parser.options.add_argument(
        "--version", action="version", version=f"gongwen {gongwen.__version__}", help="显示版本号"
    )
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", required=True, parser_class=_child)
    _add_read(commands)
    _add_ledger(commands)
    return parser
