"""The forms of the frame."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def password_field(label: "StrOrPromise", autocomplete: str) -> forms.CharField:
    """Return a field of a password; what a browser may fill in is said by ``autocomplete``."""
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, strip=False, widget=widget)


def username_field() -> forms.CharField:
    """Return the field of the name that signs in."""
    widget = forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
    return forms.CharField(label=gettext_lazy("登录名"), max_length=50, widget=widget)


class SignInForm(forms.Form):
    """A name and a password."""

    username = username_field()
    password = password_field(gettext_lazy("密码"), "current-password")


class NewPasswordForm(forms.Form):
    """A new password, twice. Whether it will do is for the directory to say."""

    new = password_field(gettext_lazy("新密码"), "new-password")
    again = password_field(gettext_lazy("再输一次新密码"), "new-password")

    def clean(self) -> dict[str, Any]:
        """Return all of it; refuse new passwords that differ."""
        given = self.cleaned_data
        if "new" in given and "again" in given and given["again"] != given["new"]:
            self.add_error("again", _("两次输入的新密码不一样，请再输一次。"))
        return given


class PasswordForm(NewPasswordForm):
    """The password until now, and the new one twice."""

    old = password_field(gettext_lazy("原密码"), "current-password")
    field_order = ("old", "new", "again")
