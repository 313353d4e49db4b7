"""The forms of the directory. What is right is for the operations to say; the forms only read."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.models import new_key
from luoshi.directory.kinds import AliasKind, BodyKind, UnitKind
from luoshi.directory.models import Unit

if TYPE_CHECKING:
    UnitChoices = forms.ModelChoiceField[Unit]
else:  # Django's field takes no type argument when it runs
    UnitChoices = forms.ModelChoiceField


def _day(label: Any, *, required: bool = False, hint: Any = "") -> forms.DateField:  # noqa: ANN401 -- a lazy string
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=hint, widget=widget, input_formats=["%Y-%m-%d", "%Y/%m/%d"]
    )


def _unit(units: QuerySet[Unit], label: Any, *, required: bool = True) -> "UnitField":  # noqa: ANN401 -- a lazy string
    return UnitField(units, label=label, required=required, to_field_name="public_key", empty_label=_("请选择"))


class UnitField(UnitChoices):
    """One of the units that there are, by its public key."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 -- as Django has it
        """Return how a unit stands in the list."""
        return str(obj.official_name)


class Creating(forms.Form):
    """A form that makes something, once."""

    once = forms.CharField(max_length=64, initial=new_key, widget=forms.HiddenInput)


class Changing(forms.Form):
    """A form that changes what its reader has seen."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class _UnitNames(forms.Form):
    official_name = forms.CharField(label=_("全称"), max_length=200, help_text=_("按机构编制文件填写，如“区商务局”。"))
    short_name = forms.CharField(label=_("简称"), max_length=100, required=False, help_text=_("不填则与全称相同。"))


class _UnitFacts(forms.Form):
    kind = forms.ChoiceField(label=_("类型"), choices=UnitKind.choices)
    position = forms.IntegerField(label=_("排序"), min_value=0, max_value=100_000, initial=0, help_text=_("小的在前。"))
    opened_on = _day(_("成立日期"), hint=_("不清楚可不填。"))


class UnitForm(Creating, _UnitFacts, _UnitNames):
    """A new unit."""

    field_order = ("official_name", "short_name", "kind", "position", "opened_on")


class UnitChangeForm(Changing, _UnitFacts):
    """What can be corrected of a unit."""

    short_name = forms.CharField(label=_("简称"), max_length=100)
    field_order = ("short_name", "kind", "position", "opened_on")


class RenameForm(Changing, _UnitNames):
    """The new names of a unit."""

    from_day = _day(_("新名称启用日期"), required=True, hint=_("原名称记为曾用名，用到前一天。"))


class CloseForm(Changing):
    """The day on which a unit ceased to be."""

    closed_on = _day(_("撤销日期"), required=True, hint=_("从这一天起不再分派任务，以前的内容都保留。"))


class MergeForm(Changing):
    """The unit into which another is merged, and from which day."""

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 -- as Django has it
        super().__init__(*args, **kwargs)
        self.fields["target"] = _unit(units, _("并入的单位"))
        self.fields["from_day"] = _day(_("并入日期"), required=True, hint=_("从这一天起，原单位的名称都指并入的单位。"))


class _AliasFacts(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=AliasKind.choices, initial=AliasKind.COLLOQUIAL)
    from_day = _day(_("开始日期"), hint=_("不填表示一直如此。"))
    until = _day(_("结束日期"), hint=_("不填表示至今使用；含这一天。"))
    source = forms.CharField(label=_("依据"), max_length=200, required=False, help_text=_("如“机构改革方案”。"))


class AliasForm(Creating, _AliasFacts):
    """Another name of a unit."""

    name = forms.CharField(label=_("别名"), max_length=200)
    field_order = ("name", "kind", "from_day", "until", "source")


class AliasChangeForm(Changing, _AliasFacts):
    """What can be changed of another name."""

    field_order = ("kind", "from_day", "until", "source")


class _GroupFacts(forms.Form):
    name = forms.CharField(label=_("统称"), max_length=100, help_text=_("按文件中的写法，如“各街道办事处”。"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class GroupForm(Creating, _GroupFacts):
    """A new collective name."""


class GroupChangeForm(Changing, _GroupFacts):
    """The words of a collective name."""


class MemberForm(Creating):
    """A unit that belongs to a group."""

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 -- as Django has it
        super().__init__(*args, **kwargs)
        self.fields["unit"] = _unit(units, _("单位"))
        self.fields["from_day"] = _day(_("加入日期"), hint=_("不填表示一直属于。"))
        self.fields["until"] = _day(_("退出日期"), hint=_("不填表示现在仍属于；含这一天。"))


class EndForm(forms.Form):
    """The last day of a membership or of a person in a post."""

    until = _day(_("最后一天"), required=True, hint=_("含这一天。"))


class _BodyFacts(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=200)
    kind = forms.ChoiceField(label=_("类型"), choices=BodyKind.choices)
    from_day = _day(_("成立日期"))
    until = _day(_("撤销日期"), hint=_("含这一天。"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401 -- as Django has it
        super().__init__(*args, **kwargs)
        self.fields["office_unit"] = _unit(units, _("办公室所在单位"), required=False)
        self.order_fields(("name", "kind", "office_unit", "from_day", "until"))


class BodyForm(_BodyFacts, Creating):
    """A new coordinating body."""


class BodyChangeForm(_BodyFacts, Changing):
    """What can be changed of a coordinating body."""


class _PersonFacts(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=50)
    telephone = forms.CharField(label=_("电话"), max_length=30, required=False)


class PersonForm(Creating, _PersonFacts):
    """A new person."""


class PersonChangeForm(Changing, _PersonFacts):
    """A person's name and telephone."""


ROLES = [("", _("无（只列入名单）")), *Role.choices]


class _PostFacts(forms.Form):
    title = forms.CharField(label=_("职务"), max_length=100, help_text=_("如“局长”“联络员”。"))
    position = forms.IntegerField(label=_("排序"), min_value=0, max_value=100_000, initial=0, help_text=_("小的在前。"))


class PostForm(Creating, _PostFacts):
    """A new post."""

    role = forms.ChoiceField(
        label=_("系统角色"), choices=ROLES, required=False, help_text=_("担任这个职务的人在系统里能做什么。")
    )
    field_order = ("title", "role", "position")


class PostChangeForm(Changing, _PostFacts):
    """The title and the place of a post."""


class RoleForm(Changing):
    """What a post does in the system."""

    role = forms.ChoiceField(label=_("系统角色"), choices=ROLES, required=False)


class HoldForm(Creating):
    """Who holds a post: a name, and which of the people of that name."""

    name = forms.CharField(label=_("姓名"), max_length=50)
    telephone = forms.CharField(label=_("电话"), max_length=30, required=False, help_text=_("新登记的人填写。"))
    from_day = _day(_("任职日期"), hint=_("不清楚可不填。"))

    def ask_which(self, choices: list[tuple[str, str]]) -> None:
        """Add the question which of several people is meant."""
        label = _("名录里已有同名的人，请选定")
        self.fields["who"] = forms.ChoiceField(
            label=label,
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("请选定是哪一位，再提交。")},
        )
        self.order_fields(("name", "who", "telephone", "from_day", "until", "reason"))


class HandOverForm(HoldForm):
    """Who takes over a post, and from which day on."""

    from_day = _day(_("交接日期"), required=True, hint=_("从这一天起由接任的同志担任，现任到前一天为止。"))


class DeputyForm(HoldForm):
    """Who acts in a post for a while, and why."""

    from_day = _day(_("代理开始"), required=True)
    until = _day(_("代理结束"), required=True, hint=_("含这一天，到期自动结束。"))
    reason = forms.CharField(label=_("原因"), max_length=200, help_text=_("如“外出学习”“休假”。"))


class AccountForm(Creating):
    """The name with which somebody will sign in."""

    username = forms.CharField(
        label=_("登录名"),
        max_length=50,
        help_text=_("字母、数字或 . _ @ -，建议用工号或姓名拼音。"),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class ImportForm(forms.Form):
    """A workbook to be imported."""

    file = forms.FileField(label=_("工作簿（.xlsx）"), widget=forms.ClearableFileInput({"accept": ".xlsx"}))


class LiaisonImportForm(ImportForm):
    """A filled-in list of liaisons."""

    from_day = _day(_("变动从哪一天起"), required=True, hint=_("换人的单位，现任到前一天为止。"))


class ConfirmForm(forms.Form):
    """A preview that was looked at: from which day on it is to hold, and the key by which it is done once."""

    from_day = _day(_("变动从哪一天起"), required=True)
    once = forms.CharField(max_length=64)


class AcceptForm(forms.Form):
    """From which day on holds what a unit filed."""

    from_day = _day(_("任职日期"), required=True)


class CollectForm(forms.Form):
    """What a unit files through a link."""

    liaison = forms.CharField(label=_("联络员姓名"), max_length=50)
    telephone = forms.CharField(label=_("联络员电话"), max_length=30)
    head = forms.CharField(
        label=_("单位分管负责人姓名"), max_length=50, required=False, help_text=_("没有变动可不填。")
    )
    head_telephone = forms.CharField(label=_("分管负责人电话"), max_length=30, required=False)
    filed_by = forms.CharField(label=_("填报人姓名"), max_length=50, help_text=_("办公室核对时与您联系。"))
