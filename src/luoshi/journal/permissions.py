"""Who reads the journal of a whole jurisdiction."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.permissions import Permission

READ_JOURNAL = Permission(
    "journal.read_journal",
    _("查看全部操作记录"),
    frozenset({Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.CLERK}),
    _("全部操作记录由办公室和系统管理员查看，您可以查看自己的操作记录。"),
)
PERMISSIONS = (READ_JOURNAL,)
"""The room's rows, as the one table prints them."""
