"""Who reads the journal of a whole jurisdiction, and has it checked."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.permissions import Permission

_READERS = {"administrator", "auditor"}

READ_JOURNAL = Permission(
    "journal.read_journal",
    _("查看、核对、导出全部操作记录"),
    frozenset(role for role in Role if role.value in _READERS),
    _("全部操作记录由安全审计员和系统管理员查看，您可以在“我的信息”中查看自己的操作记录。"),
)
PERMISSIONS = (READ_JOURNAL,)
"""The room's rows, as the one table prints them."""
