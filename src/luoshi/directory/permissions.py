"""Who may do what with the directory."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor, Role
from luoshi.base.permissions import ADMINISTRATORS, EVERYONE, OFFICE, Permission, check

READ = Permission(
    action="directory.read",
    title=_("查看单位名录"),
    roles=EVERYONE,
    refusal=_("您还没有职务，不能查看单位名录，请联系系统管理员。"),
)
KEEP = Permission(
    action="directory.keep",
    title=_("维护单位、别名、统称、议事协调机构、职务和人员"),
    roles=OFFICE | {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
    refusal=_("单位名录由办公室和系统管理员维护，需要更正请联系办公室。"),
)
APPOINT_OFFICE = Permission(
    action="directory.appoint_office",
    title=_("设置和任免办公室、各类管理员的职务"),
    roles=frozenset({Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR}),
    refusal=_("办公室和各类管理员的职务由系统管理员设置和任免（三类管理员分设的由安全管理员办理），请与其联系。"),
    separated=frozenset({Role.SECURITY_ADMINISTRATOR}),
)
KEEP_ACCOUNTS = Permission(
    action="directory.keep_accounts",
    title=_("开通、停用账号，重置密码"),
    roles=frozenset({Role.ADMINISTRATOR}),
    refusal=_("账号由系统管理员开通和停用，请联系系统管理员。"),
)
KEEP_JURISDICTIONS = Permission(
    action="directory.keep_jurisdictions",
    title=_("设置辖区"),
    roles=frozenset({Role.ADMINISTRATOR}),
    refusal=_("辖区由系统管理员设置，请联系系统管理员。"),
)
PERMISSIONS = (READ, KEEP, APPOINT_OFFICE, KEEP_ACCOUNTS, KEEP_JURISDICTIONS)
"""The room's rows, as the one table prints them."""

_RUNS_THE_SYSTEM = OFFICE | ADMINISTRATORS


def check_post(role: str, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` may set up, or appoint to, a post of that role (empty for none)."""
    check(KEEP, by)
    if role in _RUNS_THE_SYSTEM:
        check(APPOINT_OFFICE, by)
