"""Who may do what with received documents."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import LEADERS, OVERSEERS, Role
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
RECEIVE_SHEET = Permission(
    action="documents.receive_sheet",
    title=_("随审定意见上传签字件"),
    roles=OFFICE | {Role.LIAISON},
    refusal=_("签字件由联络员或办公室上传，请联系他们办理。"),
)
PERMISSIONS = (SEE, RECEIVE, RECEIVE_SHEET)
"""The room's rows, as the one table prints them."""
