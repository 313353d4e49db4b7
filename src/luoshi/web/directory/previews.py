"""The rows of a workbook between its preview and the confirmation: carried by the page, signed; nothing of them is kept."""

from collections.abc import Sequence

from django.core import signing
from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.directory.workbook import Row

_AN_HOUR = 3600


def packed(rows: Sequence[Row], *, salt: str) -> str:
    """Return rows as the page of a preview carries them; ``salt`` tells one kind of workbook from another."""
    return signing.dumps([[row.sheet, row.number, row.cells] for row in rows], salt=salt, compress=True)


def unpacked(text: str, *, salt: str) -> list[Row]:
    """Return the rows of a preview; raise Invalid for what is older than an hour or was not made here."""
    try:
        return [Row(*parts) for parts in signing.loads(text, salt=salt, max_age=_AN_HOUR)]
    except signing.BadSignature:
        raise Invalid(_("预览已经过期，请重新上传工作簿。"), "file") from None
