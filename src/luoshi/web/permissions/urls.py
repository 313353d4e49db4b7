"""Address of the permission table."""

from django.urls import path

from luoshi.web.permissions import views

urlpatterns = [path("permissions/", views.permissions, name="permissions")]
