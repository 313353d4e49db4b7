"""Complex fields (ECMA-376-1 17.16.18): the result is text, the instruction is not."""

from dataclasses import dataclass, field

from gongwen.formats.docx.symbols import enclosed
from gongwen.formats.docx.tally import Tally

# What is filled in anew whenever a file is opened: the moment and the place, not those of the document.
_OF_THE_MOMENT = ("DATE", "TIME", "FILENAME")
# What prints something that Word does not store; the rest are marks (index entries, bookmarks) that print nothing.
_PRINTS_WITHOUT_RESULT = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "EQ", "ADVANCE")


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    has_result: bool = False

    @property
    def name(self) -> str:
        """Return the first word of the instruction."""
        return "".join(self.instruction).strip().upper().partition(" ")[0]


@dataclass(slots=True)
class Fields:
    """The fields that are open at a point of the text; in a ``converted`` file some results are the converter's own."""

    tally: Tally
    converted: bool = False
    _open: list[_Field] = field(default_factory=list)

    def holds(self, text: str) -> bool:
        """Take in text if it belongs to an instruction, which is not printed, or to a lost result; say whether it does."""
        waiting = next((opened for opened in self._open if not opened.has_result), None)
        if waiting is None:
            return any(map(self._is_lost, self._open))
        waiting.held.append(text)
        return True

    def instruct(self, text: str) -> None:
        """Take in a piece of an instruction."""
        if self._open:
            self._open[-1].instruction.append(text)

    def mark(self, kind: str | None) -> str | None:
        """Take in a ``w:fldChar``; return what a field without stored result prints, where that is known."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            return self._close()
        return None

    def end_paragraph(self) -> str:
        """Give up instructions that do not end in their paragraph, and return the text they would swallow."""
        if not self._open:
            return ""
        held = "".join(text for opened in self._open for text in opened.held)
        self._open = [opened for opened in self._open if opened.has_result]
        return held

    def _close(self) -> str | None:
        closed = self._open.pop()
        if closed.has_result:
            self.tally.unread_fields += self._is_lost(closed)
            return None
        printed = enclosed("".join(closed.instruction))
        if printed is None and closed.name in _PRINTS_WITHOUT_RESULT:
            self.tally.unread_fields += 1
        return printed

    def _is_lost(self, opened: _Field) -> bool:
        """Say whether the result of a field is the converter's own, so that the document's is not known."""
        return self.converted and opened.has_result and opened.name in _OF_THE_MOMENT
