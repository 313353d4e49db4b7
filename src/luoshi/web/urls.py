"""All addresses. Each area lists its own, whole from the root; all names are in the namespace "web"."""

from django.urls import include, path

AREAS = ["frame", "accounts", "search", "styleguide", "documents", "directory", "plans", "review"]
AREAS += ["journal", "permissions", "persons", "messages", "reporting"]

pages = [path("", include(f"luoshi.web.{area}.urls")) for area in AREAS]
urlpatterns = [path("", include((pages, "web"))), path("", include("luoshi.web.accounts.oidc_urls"))]

handler400 = "luoshi.web.errors.misunderstood"
handler403 = "luoshi.web.errors.not_allowed"
handler404 = "luoshi.web.errors.not_found"
handler500 = "luoshi.web.errors.broken"
