"""What the journal's entries about the edge say, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Promise] = {
    "web.refused": _("没有权限，未予办理（%(method)s %(route)s）"),
}
"""Every verb of the edge, with its sentence."""
