"""Address of the components page."""

from django.urls import path

from luoshi.web.styleguide import views

urlpatterns = [path("styleguide/", views.styleguide, name="styleguide")]
