"""A rule of passwords: none that was used lately."""

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from luoshi.directory.models import Account
from luoshi.directory.signing import PastPassword


class NotUsedBefore:
    """Refuses the last ``count`` passwords of an account."""

    def __init__(self, count: int) -> None:
        self.count = count

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError if the account has, or had, this password."""
        if not isinstance(user, Account) or user.pk is None:
            return
        past = PastPassword.objects.filter(account=user).order_by("-set_at", "-pk")[: self.count]
        if any(check_password(password, kept.password) for kept in past):
            raise ValidationError(_("新密码不能与最近%(count)s次用过的密码相同。") % {"count": self.count}, code="used")

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _("不能与最近%(count)s次用过的密码相同。") % {"count": self.count}
