"""个人信息: which fields hold what about somebody, what for, who sees it, and until when. The one table of it.

Name, post and telephone, and no more by default. A test finds fields that are not here: a new one needs its purpose first.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import CASCADE, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.directory.models import Account


@dataclass(frozen=True, slots=True)
class Field:
    """What a field holds of somebody: its title, its purpose, to whom it is shown, and how long it is kept."""

    title: Promise
    purpose: Promise
    shown_to: Promise
    kept: Promise


_INSIDE = _("本辖区有职务的人员")
_NOBODY = _("不显示给任何人")
_KEEPERS = _("本人、系统管理员")
_OFFICE = _("办公室")
_HALF_YEAR = _("办公室处理后半年内抹去")
_TO_LEAVING = _("到离任后抹去为止")
_WITH_RECORD = _("长期保留，是任职情况的记录")
_WITH_ACCOUNT = _("到离任后随账号清除为止")
_SECURITY = _("识别和制止冒用账号")

FIELDS: dict[str, dict[str, Field]] = {
    "directory.Person": {
        "name": Field(_("姓名"), _("知道任务由谁经办、找谁联系"), _INSIDE, _TO_LEAVING),
        "telephone": Field(_("电话"), _("工作联系"), _INSIDE, _TO_LEAVING),
    },
    "directory.Holding": {
        "person": Field(_("任职人员"), _("确定职责和权限"), _INSIDE, _WITH_RECORD),
        "post": Field(_("职务"), _("确定职责和权限"), _INSIDE, _WITH_RECORD),
        "from_day": Field(_("任职起日"), _("确定职责从哪天起"), _INSIDE, _WITH_RECORD),
        "until": Field(_("任职止日"), _("确定职责到哪天止"), _INSIDE, _WITH_RECORD),
    },
    "directory.Deputising": {
        "person": Field(_("代理人员"), _("不在岗时有人履职"), _INSIDE, _WITH_RECORD),
        "post": Field(_("代理的职务"), _("确定职责和权限"), _INSIDE, _WITH_RECORD),
        "from_day": Field(_("代理起日"), _("确定职责从哪天起"), _INSIDE, _WITH_RECORD),
        "until": Field(_("代理止日"), _("确定职责到哪天止"), _INSIDE, _WITH_RECORD),
        "reason": Field(_("代理原因"), _("说明为什么由他人履职"), _INSIDE, _WITH_RECORD),
    },
    "directory.LiaisonFiling": {
        "liaison": Field(_("单位填报的联络员"), _("办公室确认后登记任职"), _OFFICE, _HALF_YEAR),
        "telephone": Field(_("联络员电话"), _("工作联系"), _OFFICE, _HALF_YEAR),
        "head": Field(_("单位填报的负责人"), _("办公室确认后登记任职"), _OFFICE, _HALF_YEAR),
        "head_telephone": Field(_("负责人电话"), _("工作联系"), _OFFICE, _HALF_YEAR),
        "filed_by": Field(_("填报人"), _("有疑问时找谁核实"), _OFFICE, _HALF_YEAR),
    },
    "directory.Account": {
        "person": Field(_("账号属于谁"), _("把操作记到本人名下"), _KEEPERS, _("长期保留，只余人员标识")),
        "username": Field(_("登录名"), _("登录系统"), _KEEPERS, _WITH_ACCOUNT),
        "password": Field(_("密码的校验值"), _("核对登录；看不出密码本身"), _NOBODY, _WITH_ACCOUNT),
        "last_login": Field(_("最近登录时间"), _SECURITY, _KEEPERS, _WITH_ACCOUNT),
        "is_active": Field(_("是否可以登录"), _("停用不再使用的账号"), _KEEPERS, _("长期保留")),
        "last_post": Field(_("上次以哪个职务办理"), _("下次登录不必再选"), _KEEPERS, _("长期保留")),
        "must_change_password": Field(_("是否须改密码"), _("一次性密码只用一次"), _KEEPERS, _("长期保留")),
        "created_at": Field(_("开通时间"), _("知道账号从何时起可用"), _KEEPERS, _("长期保留")),
    },
    "directory.Session": {
        "account": Field(_("哪个账号的登录"), _SECURITY, _KEEPERS, _("退出或过期后清除")),
        "session_key": Field(_("登录凭据的校验值"), _("认出同一处登录"), _NOBODY, _("退出或过期后清除")),
        "session_data": Field(_("登录状态"), _("保持登录"), _NOBODY, _("退出或过期后清除")),
        "expire_date": Field(_("过期时间"), _("到时自动退出"), _KEEPERS, _("退出或过期后清除")),
        "began_at": Field(_("登录时间"), _SECURITY, _KEEPERS, _("退出或过期后清除")),
        "seen_at": Field(_("最近使用时间"), _("闲置后自动退出"), _KEEPERS, _("退出或过期后清除")),
        "address": Field(_("网络地址"), _SECURITY, _KEEPERS, _("退出或过期后清除")),
        "browser": Field(_("浏览器名称"), _("本人认出是哪台电脑"), _KEEPERS, _("退出或过期后清除")),
    },
    "directory.FirstCode": {
        "account": Field(_("哪个账号的首次登录码"), _("首次登录"), _KEEPERS, _WITH_ACCOUNT),
        "digest": Field(_("首次登录码的校验值"), _("核对首次登录码"), _NOBODY, _WITH_ACCOUNT),
        "made_at": Field(_("制码时间"), _("首次登录"), _KEEPERS, _WITH_ACCOUNT),
        "expires_at": Field(_("失效时间"), _("首次登录"), _KEEPERS, _WITH_ACCOUNT),
        "used_at": Field(_("使用时间"), _("首次登录码只用一次"), _KEEPERS, _WITH_ACCOUNT),
    },
    "directory.PastPassword": {
        "account": Field(_("哪个账号的旧密码"), _("不重复使用旧密码"), _NOBODY, _WITH_ACCOUNT),
        "password": Field(_("旧密码的校验值"), _("不重复使用旧密码"), _NOBODY, _WITH_ACCOUNT),
        "set_at": Field(_("设置时间"), _("密码到期提醒"), _NOBODY, _WITH_ACCOUNT),
    },
}
"""Model → field → what it is for. The models of sign-in and deputising stand here with the others, wherever they are."""

TECHNICAL = {"id", "public_key", "revision", "jurisdiction"}
"""Fields that tell nothing of anybody: keys, counters, and where a row belongs."""


def rows_that_go_with(account: Account) -> list[tuple[str, int]]:
    """Return how many rows hang on an account and go when it goes, by the label of their model: sessions, codes, factors."""
    counts = (
        (relation.related_model._meta.label, rows_of(relation, account).count()) for relation in relations_that_go()
    )
    return sorted((label, count) for label, count in counts if count)


def relations_that_go() -> list[Any]:
    """Return the relations to accounts whose rows cannot be without one, of any package."""
    return [relation for relation in Account._meta.related_objects if relation.on_delete is CASCADE]


def rows_of(relation: Any, account: Account) -> QuerySet[Any]:  # noqa: ANN401 -- a relation, as Django's models have it
    """Return the rows that a relation hangs on an account."""
    found: QuerySet[Any] = relation.related_model._default_manager.filter(**{relation.field.name: account})
    return found
