"""The forms of one's own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.web.frame.forms import password_field


def username_field() -> forms.CharField:
    """Return the field of the name that signs in."""
    widget = forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
    return forms.CharField(label=gettext_lazy("登录名"), max_length=50, widget=widget)


class ProofForm(forms.Form):
    """The password once more, or a code of the authenticator."""

    password = password_field(gettext_lazy("密码，或验证器上的6位验证码"), "current-password")


class CodeForm(forms.Form):
    """The code that an authenticator shows."""

    code = forms.CharField(
        label=gettext_lazy("验证码"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )


class FirstSignInForm(forms.Form):
    """The name, the code from paper, and the password somebody chooses, twice."""

    username = username_field()
    code = forms.CharField(
        label=gettext_lazy("首次登录码"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}),
    )
    new = password_field(gettext_lazy("新密码"), "new-password")
    again = password_field(gettext_lazy("再输一次新密码"), "new-password")

    def clean(self) -> dict[str, Any]:
        """Return all of it; refuse passwords that differ."""
        given = self.cleaned_data
        if "new" in given and "again" in given and given["again"] != given["new"]:
            self.add_error("again", _("两次输入的新密码不一样，请再输一次。"))
        return given
