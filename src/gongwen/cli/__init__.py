"""The command ``gongwen``: read plans, write ledgers. Everything heavy is loaded only when it is needed."""

from gongwen.cli.main import main
from gongwen.cli.parser import build_parser

__all__ = ["build_parser", "main"]
