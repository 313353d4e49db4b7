"""Files to receive, and what is said about where they may be found."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

from gongwen.workers import Outcome
from luoshi.base.actors import Actor
from luoshi.base.models import new_key
from luoshi.documents.models import Document
from luoshi.documents.operations.receiving import hold_document, receive_document
from tests.luoshi.making import NOW
from tests.places import ROOT

PLAN = (ROOT / "samples/lantang/plan.txt").read_bytes()
"""A plan of 20 tasks."""
MARKED_WORDS = "霁川第三号堤岸加固"
MARKED = f"机密★10年\n霁川市人民政府文件\n关于{MARKED_WORDS}的方案\n一、任务\n1.加固。（牵头单位：区水务局）\n".encode()
"""A file with a classification mark, whose words are found nowhere else."""
BROKEN = b"%PDF-1.7\n" + b"nothing of a document" * 40


def received(by: Actor, content: bytes = PLAN, name: str = "plan.txt") -> Document:
    """Receive a file with a key of its own."""
    return receive_document(content=content, name=name, once_key=new_key(), by=by, now=NOW)


def held(by: Actor, content: bytes = PLAN, name: str = "plan.txt") -> Document:
    """Hold a file whose reading nobody does by itself."""
    return hold_document(content=content, name=name, once_key=new_key(), by=by, now=NOW, queue=nobody)


def nobody(document: Document) -> None:
    """Ask nobody to read."""


def files_with(words: str) -> list[Path]:
    """Return the files of this installation in which some words stand, in any of the encodings they may have come in."""
    wanted = [words.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le")]
    return [path for path in _files(Path(settings.HOME)) if any(word in path.read_bytes() for word in wanted)]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def answering(outcome: Outcome | None) -> Callable[[bytes, str], Outcome | None]:
    """Return a reader that always answers the same."""
    return lambda _content, _name: outcome
