"""Who may do what with received documents."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import LEADERS, OVERSEERS
from luoshi.base.permissions import OFFICE, Permission

SEE = Permission(
    action="documents.see",
    title=_("查看、下载来文"),
    roles=OFFICE | LEADERS | OVERSEERS,
    refusal=_("来文由办公室保管，需要查看请联系办公室。"),
)
RECEIVE = Permission(
    action="documents.receive_document",
    title=_("收文：上传文件、重新识读"),
    roles=OFFICE,
    refusal=_("来文由办公室登记，需要收文请联系办公室。"),
)
PERMISSIONS = (SEE, RECEIVE)
"""The room's rows, as the one table prints them."""
