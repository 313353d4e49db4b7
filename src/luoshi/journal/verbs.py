"""What the journal's entries about the journal itself say, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "journal.exported": _("导出操作记录%(count)s条"),
    "journal.check_asked": _("要求核对操作记录"),
    "journal.found_whole": _("核对操作记录：%(count)s条完整，没有改动、缺失或外来的记录"),
    "journal.found_broken": _("核对操作记录：第%(number)s条有问题，详见附记"),
}
"""Every verb of the room, with its sentence."""
