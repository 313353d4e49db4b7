"""Who reads the journal of a whole jurisdiction."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.permissions import OFFICE, Permission

READ_JOURNAL = Permission(
    "journal.read_journal",
    _("查看全部操作记录"),
    OFFICE | {Role.ADMINISTRATOR, Role.AUDITOR},
    _("全部操作记录由审计员和办公室查看，您可以查看自己的操作记录。"),
    separated=OFFICE | {Role.AUDITOR},
)
PERMISSIONS = (READ_JOURNAL,)
"""The room's rows, as the one table prints them."""
