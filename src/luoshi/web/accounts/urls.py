"""Addresses of one's own account."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.accounts import first, importing, keys, oidc, second, sessions

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/first/", first.first_sign_in, name="first_sign_in"),
    path("me/sign-ins/", sessions.signings, name="signings"),
    path("me/sign-ins/others/end/", sessions.signing_end_others, name="signing_end_others"),
    path("me/sign-ins/<slug:key>/end/", sessions.signing_end, name="signing_end"),
    path("sign-in/second/", second.second, name="second"),
    path("me/second-factor/", second.second_setup, name="second_setup"),
    path("me/second-factor/key/", keys.second_key, name="second_key"),
    path("me/second-factor/codes/", second.second_codes, name="second_codes"),
    path("me/second-factor/remove/", second.second_remove, name="second_remove"),
    path(
        "directory/accounts/<slug:key>/second-factor/remove/",
        second.account_second_remove,
        name="account_second_remove",
    ),
    path("directory/accounts/<slug:key>/subject/unlink/", oidc.account_subject_unlink, name="account_subject_unlink"),
    path("me/subject/link/", oidc.subject_link, name="subject_link"),
    path("me/subject/unlink/", oidc.subject_unlink, name="subject_unlink"),
    path("me/prove/", sessions.prove, name="prove"),
    path("directory/accounts/import/", importing.account_import, name="account_import"),
    path("directory/accounts/<slug:key>/code/", first.account_code, name="account_code"),
    path("directory/accounts/<slug:key>/release/", first.account_release, name="account_release"),
]
