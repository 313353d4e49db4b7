"""Addresses of this area, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.journal import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("journal/", views.journal, name="journal"),
    path("journal/export/", views.journal_export, name="journal_export"),
    path("journal/check/", views.journal_check, name="journal_check"),
]
