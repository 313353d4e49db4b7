"""What each room says of itself in a module of its own, gathered: its verbs, its notices."""

import importlib
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule


@cache
def sentences_of_rooms(module: str, name: str) -> dict[str, str | Promise]:
    """Return the tables ``name`` in the modules ``module`` of all rooms as one: from a code to its sentence."""
    found: dict[str, str | Promise] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("luoshi.") and module_has_submodule(config.module, module):
            found |= getattr(importlib.import_module(f"{config.name}.{module}"), name)
    return found
