"""权限: the one table of permissions, assembled from the rooms' rows; and the edge's own row, who may read it."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.permissions import ADMINISTRATORS, Permission

READ_TABLE = Permission(
    action="web.read_permissions",
    title=_("查看权限表"),
    roles=ADMINISTRATORS,
    refusal=_("权限表由系统、安全管理员和审计员查看，需要了解请联系系统管理员。"),
)
PERMISSIONS = (READ_TABLE,)
"""The edge's rows, as the one table prints them."""
