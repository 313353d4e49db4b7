"""Complex fields (ECMA-376-1 17.16.18): the result is text, the instruction is not."""

from dataclasses import dataclass, field

from gongwen.formats.docx.symbols import enclosed
from gongwen.formats.docx.tally import Tally

# What prints something that Word does not store; the rest are marks (index entries, bookmarks) that print nothing.
_PRINTS_WITHOUT_RESULT = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "EQ", "ADVANCE")


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    has_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at a point of the text."""

    tally: Tally
    _open: list[_Field] = field(default_factory=list)

    def holds(self, text: str) -> bool:
        """Take in text if it belongs to an instruction, which is not printed, and say whether it does."""
        waiting = next((opened for opened in self._open if not opened.has_result), None)
        if waiting is None:
            return False
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
            return None
        instruction = "".join(closed.instruction)
        printed = enclosed(instruction)
        if printed is None and instruction.strip().upper().partition(" ")[0] in _PRINTS_WITHOUT_RESULT:
            self.tally.unread_fields += 1
        return printed
