"""What the directory tells: it stands below this room, so its sentences are here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTICES: dict[str, Promise] = {
    "directory/post_given": _("您担任的%(of)s%(post)s自%(day)s起由%(to)s接任，未办完的工作随职务移交。"),
    "directory/post_taken": _("您自%(day)s起接任%(of)s%(post)s（原由%(from)s担任），未办完的工作由您接着办理。"),
    "directory/deputy_appointed": _("%(person)s自%(from)s至%(until)s代理%(of)s%(post)s。"),
    "directory/deputy_ended": _("%(person)s代理%(of)s%(post)s到%(until)s结束。"),
}
"""Every kind of the room, with its sentence."""
