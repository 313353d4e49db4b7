"""What there is in a directory: kinds of units, levels of jurisdictions, kinds of bodies."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Levels of government."""

    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    DISTRICT = "district", _("区县级")
    TOWNSHIP = "township", _("乡镇（街道）级")


class UnitKind(models.TextChoices):
    """What a unit is in the order of the state."""

    DEPARTMENT = "department", _("政府工作部门")
    GOVERNMENT_OFFICE = "government_office", _("政府办公室")
    PARTY = "party", _("党委机关")
    CONGRESS = "congress", _("人大机关")
    CONSULTATIVE = "consultative", _("政协机关")
    MASS = "mass", _("群团组织")
    STREET = "street", _("街道办事处")
    TOWN = "town", _("乡镇人民政府")
    ZONE = "zone", _("园区管理机构")
    VERTICAL = "vertical", _("垂直管理单位")
    INSTITUTION = "institution", _("事业单位")
    ENTERPRISE = "enterprise", _("企业")
    OTHER = "other", _("其他")


class AliasKind(models.TextChoices):
    """Where another name comes from."""

    FULL = "full", _("全称")
    SHORT = "short", _("规范简称")
    COLLOQUIAL = "colloquial", _("习惯称呼")
    FORMER = "former", _("曾用名")
    DOCUMENT = "document", _("文件中的写法")


class BodyKind(models.TextChoices):
    """Kinds of coordinating bodies."""

    LEADING_GROUP = "leading_group", _("领导小组")
    TASK_FORCE = "task_force", _("工作专班")
    OTHER = "other", _("其他议事协调机构")
