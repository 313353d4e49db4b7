"""All addresses. Each names its view; web.routes tests walk them."""

from django.urls import URLPattern, URLResolver

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = []
