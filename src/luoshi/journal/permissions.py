"""Who reads the journal of a whole jurisdiction, and has it checked."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.permissions import Permission

READ_JOURNAL = Permission(
    "journal.read_journal",
    _("查看、核对、导出全部操作记录"),
    frozenset({Role.ADMINISTRATOR, Role.AUDITOR}),
    _("全部操作记录由审计员和系统管理员查看，您可以在“我的信息”中查看自己的操作记录。"),
    separated=frozenset({Role.AUDITOR}),
)
PERMISSIONS = (READ_JOURNAL,)
"""The room's rows, as the one table prints them."""
