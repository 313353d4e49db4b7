"""个人信息: which fields hold what about somebody, what for, who sees it, and until when. The one table of it.

Name, post and telephone, and no more by default. A test finds fields that are not here: a new one needs its purpose first.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import CASCADE, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.directory.models import Account, Person


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
_SELF = _("本人，发送情况给系统管理员和办公室")
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
    "notifications.Notice": {
        "person": Field(_("告知谁"), _("把要办的事告诉本人"), _SELF, _WITH_RECORD),
        "kind": Field(_("哪一类消息"), _("生成消息的内容"), _SELF, _WITH_RECORD),
        "once": Field(_("消息的标识"), _("同一件事只告知一次"), _NOBODY, _WITH_RECORD),
        "data": Field(_("消息里的内容"), _("生成消息的内容"), _SELF, _WITH_RECORD),
        "link": Field(_("到哪里办理"), _("从消息直接去办"), _SELF, _WITH_RECORD),
        "day": Field(_("从哪天告知"), _("到期才提醒"), _SELF, _WITH_RECORD),
        "told_at": Field(_("登记时间"), _("说明何时产生"), _SELF, _WITH_RECORD),
        "message": Field(_("并入哪天的消息"), _("每人每天至多一条"), _SELF, _WITH_RECORD),
        "read_at": Field(_("阅读时间"), _("已读的不再显示为新消息"), _SELF, _WITH_RECORD),
        "settled_at": Field(_("办结时间"), _("已办的不再提醒"), _SELF, _WITH_RECORD),
    },
    "notifications.Message": {
        "person": Field(_("发给谁"), _("每人每天至多一条"), _SELF, _WITH_RECORD),
        "day": Field(_("哪一天的消息"), _("每人每天至多一条"), _SELF, _WITH_RECORD),
        "gathered_at": Field(_("汇总时间"), _("说明何时发出"), _SELF, _WITH_RECORD),
    },
    "reporting.Feed": {
        "person": Field(_("谁的日历订阅"), _("在本人的日历里显示截止日"), _SELF, _("本人停用或离任时删除")),
        "token_hash": Field(_("订阅地址的校验值"), _("核对订阅地址"), _NOBODY, _("本人停用或离任时删除")),
        "made_at": Field(_("生成时间"), _("说明何时生成"), _SELF, _("本人停用或离任时删除")),
    },
    "notifications.Address": {
        "person": Field(_("谁的邮箱"), _("发送提醒"), _SELF, _("本人删去或离任时删除")),
        "email": Field(_("邮箱"), _("本人愿意时，提醒同时发到邮箱"), _SELF, _("本人删去或离任时删除")),
    },
}
"""Model → field → what it is for. The models of sign-in and deputising stand here with the others, wherever they are."""

TECHNICAL = {"id", "public_key", "revision", "jurisdiction"}
"""Fields that tell nothing of anybody: keys, counters, and where a row belongs."""


def rows_that_go_with(account: Account) -> list[tuple[str, int]]:
    """Return how many rows hang on an account and go when it goes, by the label of their model: sessions, codes, factors."""
    counts = (
        (relation.related_model._meta.label, rows_of(relation, account).count())
        for relation in relations_that_go(Account)
    )
    return sorted((label, count) for label, count in counts if count)


def relations_that_go(model: type[Account | Person]) -> list[Any]:
    """Return the relations to accounts, or to persons, whose rows cannot be without one, of any package."""
    return [relation for relation in model._meta.related_objects if relation.on_delete is CASCADE]


def rows_of(relation: Any, of: Account | Person) -> QuerySet[Any]:  # noqa: ANN401 -- a relation, as Django's models have it
    """Return the rows that a relation hangs on an account or a person."""
    found: QuerySet[Any] = relation.related_model._default_manager.filter(**{relation.field.name: of})
    return found
