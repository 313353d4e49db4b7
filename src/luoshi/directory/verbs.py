"""What the journal's entries about the directory say, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "directory.jurisdiction_created": _("设置辖区"),
    "directory.jurisdiction_changed": _("修改辖区"),
    "directory.unit_created": _("登记单位"),
    "directory.unit_changed": _("修改单位信息"),
    "directory.unit_renamed": _("单位更名"),
    "directory.unit_closed": _("撤销单位"),
    "directory.unit_merged": _("单位并入另一单位"),
    "directory.alias_added": _("登记别名"),
    "directory.alias_changed": _("修改别名"),
    "directory.alias_ended": _("停用别名"),
    "directory.usual_aliases_added": _("按通用名称表登记别名"),
    "directory.group_created": _("设立统称"),
    "directory.group_changed": _("修改统称"),
    "directory.member_added": _("单位加入统称"),
    "directory.member_ended": _("单位退出统称"),
    "directory.body_created": _("登记议事协调机构"),
    "directory.body_changed": _("修改议事协调机构"),
    "directory.post_created": _("设置职务"),
    "directory.post_changed": _("修改职务"),
    "directory.post_role_changed": _("修改职务的系统角色"),
    "directory.post_held": _("任职"),
    "directory.post_left": _("离任"),
    "directory.person_created": _("登记人员"),
    "directory.person_changed": _("修改人员信息"),
    "directory.signed_in": _("登录"),
    "directory.signed_out": _("退出登录"),
    "directory.sign_in_refused": _("登录未成功"),
    "directory.account_created": _("开通账号"),
    "directory.account_stopped": _("停用账号"),
    "directory.account_resumed": _("恢复账号"),
    "directory.password_changed": _("修改密码"),
    "directory.password_reset": _("重置密码"),
    "directory.exported": _("导出单位名录"),
    "directory.person_anonymised": _("离任后抹去个人信息"),
    "directory.imported": _("导入单位名录"),
}
"""Every verb of the room, with its sentence."""
