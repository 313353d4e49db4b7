"""Addresses of the frame."""

from django.urls import path

from luoshi.web.frame import acting, home, signing, theme

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("password/", signing.password, name="password"),
    path("acting-post/", acting.acting_post, name="acting_post"),
    path("theme/", theme.theme, name="theme"),
]
