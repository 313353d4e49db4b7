"""Addresses of this area, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.persons import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("me/", views.my_information, name="my_information"),
    path("directory/people/<slug:key>/held/", views.person_held, name="person_held"),
    path("directory/people/<slug:key>/anonymise/", views.person_anonymise, name="person_anonymise"),
]
