"""Checking that the journal still says what was written: changed, removed, inserted and cut-off entries are found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from luoshi.journal.digests import digest_of, digest_of_statement
from luoshi.journal.heads import ForgedHead, Head, chains_with_heads, copied_heads
from luoshi.journal.models import Chain, Entry, Statement

_CHUNK = 2_000


class Flaw(models.TextChoices):
    """In which way a chain is broken; the labels are the sentences that tell of it."""

    CHANGED = "changed", _("辖区 %(chain)s 的操作记录第 %(number)s 条被改动过，请停止写入并用备份核对。")
    MISSING = "missing", _("辖区 %(chain)s 的操作记录缺少第 %(number)s 条，请停止写入并用备份核对。")
    INSERTED = (
        "inserted",
        _("辖区 %(chain)s 的操作记录第 %(number)s 条是外来的，不是系统写入的，请停止写入并用备份核对。"),
    )
    MISLINKED = "mislinked", _("辖区 %(chain)s 的操作记录第 %(number)s 条与前一条衔接不上，请停止写入并用备份核对。")
    CUT_OFF = "cut_off", _("辖区 %(chain)s 的操作记录从第 %(number)s 条起被截去，请停止写入并用备份核对。")
    REWRITTEN = (
        "rewritten",
        _("辖区 %(chain)s 的操作记录到第 %(number)s 条为止与库外抄存的不一致，请停止写入并用备份核对。"),
    )
    HEAD_CHANGED = "head_changed", _("辖区 %(chain)s 操作记录的末条登记（第 %(number)s 条）被改动过，请用备份核对。")
    STATEMENT_CHANGED = (
        "statement_changed",
        _("辖区 %(chain)s 的操作记录第 %(number)s 条所登记的意见被改动过或删去了，请用备份核对。"),
    )
    COPY_FORGED = (
        "copy_forged",
        _("辖区 %(chain)s 操作记录库外抄存文件的第 %(number)s 行被改动过，请用另存的抄件核对。"),
    )


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which a chain does not hold: the entry's number (the line's, for a forged copy)."""

    jurisdiction_key: str
    flaw: Flaw
    number: int

    def __str__(self) -> str:
        return str(self.flaw.label) % {"chain": self.jurisdiction_key, "number": self.number}


def verify_all() -> Break | None:
    """Return the first break of any chain, None if all hold. A chain that is gone but was copied is broken too."""
    return next(filter(None, map(verify_chain, sorted(_all_chains()))), None)


def verify_chain(jurisdiction_key: str) -> Break | None:
    """Return the first break of a chain, None if it holds. Reads it as a stream; others may write meanwhile."""
    try:
        return next(_Walk(jurisdiction_key).breaks(), None)
    except ForgedHead as forged:
        return Break(jurisdiction_key, Flaw.COPY_FORGED, forged.line)


def _all_chains() -> set[str]:
    in_database = Chain.objects.values_list("jurisdiction_key", flat=True)
    of_entries = Entry.objects.values_list("jurisdiction_key", flat=True).order_by().distinct()
    return {*in_database, *of_entries} | chains_with_heads()


class _Walk:
    """One way along a chain, beside the copies of its heads."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.chain = Chain.objects.filter(jurisdiction_key=key).first() or Chain(jurisdiction_key=key)
        self.copies = copied_heads(key)
        self.copy = next(self.copies, None)
        self.stated: dict[str, Entry] = {}

    def breaks(self) -> Iterator[Break]:
        """Yield what does not hold, in the order of the chain."""
        number, digest = 0, ""
        for entry in self._entries():
            self._note_statement(entry)
            yield from self._breaks_of(entry, number + 1, digest)
            number, digest = entry.number, entry.digest
            yield from self._breaks_of_copies(number, digest)
        yield from self._breaks_of_the_end(number, digest)
        yield from self._breaks_of_statements()

    def _entries(self) -> Iterator[Entry]:
        """Yield the entries up to the head as it was at first: what is written meanwhile is looked at another time."""
        entries = Entry.objects.filter(jurisdiction_key=self.key, number__lte=self.chain.length)
        return entries.order_by("number").iterator(chunk_size=_CHUNK)

    def _breaks_of(self, entry: Entry, expected: int, previous: str) -> Iterator[Break]:
        if entry.number < expected:
            yield self._break(Flaw.INSERTED, entry.number)
        if entry.number > expected:
            yield self._break(Flaw.MISSING, expected)
        if entry.digest != digest_of(entry):
            yield self._break(Flaw.CHANGED, entry.number)
        if entry.previous != previous:
            yield self._break(Flaw.MISLINKED, entry.number)

    def _breaks_of_copies(self, number: int, digest: str) -> Iterator[Break]:
        """Compare the copies made when this was the last entry. A copy that goes back tells that the chain once did."""
        while self.copy and self.copy.number <= number:
            if self.copy != Head(self.copy.at, number, digest, self.copy.line):
                yield self._break(Flaw.REWRITTEN, self.copy.number)
            self.copy = next(self.copies, None)

    def _note_statement(self, entry: Entry) -> None:
        """Keep which entry says how a statement reads: an entry without a digest is older than they are."""
        if entry.data.get("statement") and entry.data.get("digest"):
            self.stated[str(entry.data["statement"])] = entry

    def _breaks_of_statements(self) -> Iterator[Break]:
        """Compare the statements that entries tell of with how they were entered."""
        keys = list(self.stated)
        for start in range(0, len(keys), _CHUNK):
            some = keys[start : start + _CHUNK]
            rows = {row.public_key: row for row in Statement.objects.filter(public_key__in=some)}
            for key in some:
                entry = self.stated[key]
                if key not in rows or digest_of_statement(rows[key]) != entry.data["digest"]:
                    yield self._break(Flaw.STATEMENT_CHANGED, entry.number)

    def _breaks_of_the_end(self, number: int, digest: str) -> Iterator[Break]:
        if number < self.chain.length:
            yield self._break(Flaw.CUT_OFF, number + 1)
        beyond = _entries_beyond_the_head(self.key).values_list("number", flat=True).first()
        if beyond is not None:
            yield self._break(Flaw.INSERTED, beyond)
        if digest != self.chain.head:
            yield self._break(Flaw.HEAD_CHANGED, number)
        # Copies of what was written since the walk began are beyond it, and not beyond the chain as it is now.
        length = Chain.objects.filter(jurisdiction_key=self.key).values_list("length", flat=True).first() or 0
        while self.copy:
            if self.copy.number > length:
                yield self._break(Flaw.CUT_OFF, length + 1)
            self.copy = next(self.copies, None)

    def _break(self, flaw: Flaw, number: int) -> Break:
        return Break(self.key, flaw, number)


def _entries_beyond_the_head(key: str) -> QuerySet[Entry]:
    """Return the entries that no head knows, asked in one statement: nobody writes between its two halves."""
    length = Chain.objects.filter(jurisdiction_key=OuterRef("jurisdiction_key")).values("length")
    unknown = Q(number__gt=Coalesce(Subquery(length), 0))
    return Entry.objects.filter(unknown, jurisdiction_key=key).order_by("number")
