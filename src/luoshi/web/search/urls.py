"""Addresses of the search."""

from django.urls import path

from luoshi.web.search import views

urlpatterns = [path("search/", views.search, name="search")]
