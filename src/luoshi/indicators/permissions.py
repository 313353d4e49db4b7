"""Who may do what with indicators. What a report says is observed when it is accepted: that asks the room of reports."""

from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.permissions import OFFICE, Permission

LAY_OUT = Permission(
    action="indicators.lay_out",
    title=_("随方案启用登记目标值"),
    roles=OFFICE,
    refusal=_("目标值随方案启用登记，请联系办公室。"),
)
OBSERVE = Permission(
    action="indicators.observe",
    title=_("登记、更正指标数据"),
    roles=OFFICE | {Role.DATA_SUPPLIER},
    refusal=_("指标数据由办公室和数据提供单位登记，请在报送时填写。"),
)
PERMISSIONS = (LAY_OUT, OBSERVE)
"""The room's rows, as the one table prints them."""
