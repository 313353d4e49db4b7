"""What the journal's entries about indicators say, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "indicators.goalposts_laid_out": _("登记方案的%(goalposts)s个目标值"),
    "indicators.observed": _("登记%(figures)s个指标数据"),
}
"""Every verb of the room, with its sentence."""
