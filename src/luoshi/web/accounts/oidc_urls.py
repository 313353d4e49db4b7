"""The two addresses that allauth asks for by their own names: to the provider, and back from it."""

from allauth.socialaccount.providers.openid_connect import views
from django.urls import URLPattern, URLResolver, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/oidc/<slug:provider_id>/", views.login, name="openid_connect_login"),
    path("sign-in/oidc/<slug:provider_id>/callback/", views.callback, name="openid_connect_callback"),
]
