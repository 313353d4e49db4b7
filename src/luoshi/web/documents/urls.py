"""Addresses of this area, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
