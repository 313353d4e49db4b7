"""Kinds of notices. Each room that tells something has them in ``notices.py``: ``NOTICES``, from the kind to its sentence.

A sentence may name what a notice's data hold: ``%(task)s``. It is made when it is read, so that a correction reaches old ones.
"""

import importlib
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _

from luoshi.notifications.models import Notice


@cache
def kinds() -> dict[str, str | Promise]:
    """Return the kinds of all rooms, each with its sentence."""
    found: dict[str, str | Promise] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("luoshi.") and module_has_submodule(config.module, "notices"):
            found |= importlib.import_module(f"{config.name}.notices").NOTICES
    return found


def sentence_of(notice: Notice) -> str:
    """Return what somebody is told."""
    template = kinds().get(notice.kind)
    return str(template) % notice.data if template is not None else _("有一条消息，请登录查看。")
