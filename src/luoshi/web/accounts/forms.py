"""The forms of one's own account."""

from django import forms
from django.utils.translation import gettext_lazy

from luoshi.web.frame.forms import NewPasswordForm, password_field, username_field


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


class FirstSignInForm(NewPasswordForm):
    """The name, the code from paper, and the password somebody chooses, twice."""

    username = username_field()
    code = forms.CharField(
        label=gettext_lazy("首次登录码"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("username", "code", "new", "again")
