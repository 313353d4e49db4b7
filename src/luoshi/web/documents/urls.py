"""Addresses of this area, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.documents import uploading, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("documents/", views.documents, name="documents"),
    path("documents/upload/", uploading.upload, name="document_upload"),
    path("documents/<str:key>/", views.document, name="document"),
    path("documents/<str:key>/status/", views.status, name="document_status"),
    path("documents/<str:key>/file/", views.file, name="document_file"),
    path("documents/<str:key>/again/", views.again, name="document_again"),
]
