"""What can be typed after ``gongwen``, and what is said to a line that is not understood, all in Chinese."""

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

import gongwen

FORMATS = ("text", "json", "xlsx")
_COMPLAINTS = (
    (r"the following arguments are required: (?P<it>.*)", "还缺少 {it}"),
    (r"unrecognized arguments: (?P<it>.*)", "不认识 {it}"),
    (
        r"argument (?P<of>[^:]*): invalid choice: (?P<it>.*) \(choose from (?P<choices>.*)\)",
        "{of} 不能是 {it}，可以是 {choices}",
    ),
    (r"argument (?P<of>[^:]*): invalid \S+ value: (?P<it>.*)", "{of} 不能是 {it}，要写正整数"),
    (r"argument (?P<of>[^:]*): expected .*", "{of} 后面少了内容"),
    (r"argument (?P<of>[^:]*): ignored explicit argument .*", "{of} 后面不带内容"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and takes no abbreviations."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- argparse hands its own on to the subcommands
        super().__init__(**{"allow_abbrev": False, "add_help": False, **options})
        self.arguments = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        """Return the help, headed in Chinese."""
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong with the line; exit status 2."""
        self.exit(2, f"gongwen：命令写法不对：{complaint(message)}。用法见 {self.prog} --help\n")


def complaint(message: str) -> str:
    """Return argparse's English complaint in Chinese; one that is not known stays as it is."""
    for pattern, chinese in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return chinese.format(**found.groupdict())
    return message


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(prog="gongwen", description="公文：把工作方案读成任务、单位、时限和指标，生成台账。")
    version = f"gongwen {gongwen.__version__}"
    parser.options.add_argument("--version", action="version", version=version, help="显示版本号")
    commands = parser.add_subparsers(
        dest="command", metavar="命令", title="命令", help="要做的事", required=True, parser_class=Parser
    )
    _fill_read(commands.add_parser("read", help="读方案，显示摘要或输出结果", description=_READ))
    _fill_ledger(commands.add_parser("ledger", help="读方案，生成 Excel 台账", description=_LEDGER))
    _fill_compare(commands.add_parser("compare", help="对照两份方案，列出不同之处", description=_COMPARE))
    _fill_typeset(commands.add_parser("typeset", help="把写好的公文按国家标准排版", description=_TYPESET))
    _fill_check(commands.add_parser("check", help="检查公文的格式", description=_CHECK))
    return parser


_KINDS = "（.docx .pdf .ofd .doc .wps .rtf .odt .html .mht .txt .md）"
_READ = f"读工作方案{_KINDS}，显示摘要，或输出 JSON、台账。"
_LEDGER = f"读工作方案{_KINDS}，生成一本 Excel 台账。"
_CHECK = "按 GB/T 9704—2012 和《党政机关公文处理工作条例》检查 .docx 公文：每处写明位置、规定、现状和应有的样子。"
_TYPESET = "把用 Markdown 或 JSON 写的公文按 GB/T 9704—2012 排成 Word 文件或 PDF。"
_COMPARE = "对照两份方案（如市级方案和区级方案、上年方案和本年方案、征求意见稿和印发稿），列出任务、单位、时限、指标的不同之处。"


def _fill_read(parser: Parser) -> None:
    _add_files(parser)
    parser.options.add_argument(
        "--format",
        choices=FORMATS,
        help="text 摘要，json 全部结果（几个文件时每行一个），xlsx 台账；不写时看 OUT 的扩展名，再不行就是 text",
    )
    parser.options.add_argument("-o", "--output", metavar="OUT", type=Path, help="写到这个文件，不显示在屏幕上")
    _add_debug(parser)


def _fill_ledger(parser: Parser) -> None:
    _add_files(parser)
    parser.options.add_argument(
        "-o", "--output", metavar="OUT.xlsx", type=Path, required=True, help="台账写到这个 .xlsx 文件"
    )
    _add_debug(parser)
    parser.set_defaults(format="xlsx")


def _fill_compare(parser: Parser) -> None:
    parser.arguments.add_argument("old", metavar="OLD", type=Path, help=f"原方案文件{_OR_JSON}")
    parser.arguments.add_argument("new", metavar="NEW", type=Path, help=f"新方案文件{_OR_JSON}")
    parser.options.add_argument(
        "--format",
        choices=FORMATS,
        help="text 不同之处，json 全部结果，xlsx 对照表；不写时看 OUT 的扩展名，再不行就是 text",
    )
    parser.options.add_argument("-o", "--output", metavar="OUT", type=Path, help="写到这个文件，不显示在屏幕上")
    _add_debug(parser)


def _fill_typeset(parser: Parser) -> None:
    parser.arguments.add_argument(
        "files", metavar="LETTER", nargs="+", type=Path, help="公文，.md 或 .json，可以有几份"
    )
    parser.options.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="写到这个 .docx 或 .pdf 文件；几份公文时写明文件夹",
    )
    parser.options.add_argument(
        "--format", choices=("docx", "pdf"), help="docx 或 pdf；不写时看 OUT 的扩展名，写到文件夹时是 docx"
    )
    parser.options.add_argument(
        "--fonts", metavar="FOLDER", type=Path, help="本单位的字体文件夹；不写时看环境变量 GONGWEN_FONTS"
    )
    parser.options.add_argument("--archival", action="store_true", help="PDF 写成适于归档的 PDF/A-2b")
    _add_debug(parser)


def _fill_check(parser: Parser) -> None:
    parser.arguments.add_argument("files", metavar="FILE.docx", nargs="+", type=Path, help="公文，可以有几份")
    parser.options.add_argument(
        "--format", choices=("text", "json"), default="text", help="text 逐条显示，json 每份一行"
    )
    parser.options.add_argument("--comments", metavar="OUT.docx", type=Path, help="写一份带批注的副本，每处一条")
    parser.options.add_argument("--fix", metavar="OUT.docx", type=Path, help="写一份改正了版式的副本，文字一个不动")
    _add_debug(parser)


_OR_JSON = "，或 gongwen read --format json 输出的 .json"


def _add_files(parser: Parser) -> None:
    parser.arguments.add_argument("files", metavar="FILE", nargs="+", type=Path, help="方案文件，可以有几个")
    parser.options.add_argument("--jobs", metavar="N", type=_count, help="同时用几个进程读，不写时有几个处理器就用几个")


def _count(typed: str) -> int:
    count = int(typed)
    if count < 1:
        raise ValueError(typed)
    return count


def _add_debug(parser: Parser) -> None:
    parser.options.add_argument("--debug", action="store_true", help="程序出错时显示详细信息，供反馈用")
