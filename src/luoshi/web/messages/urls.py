"""Addresses of messages."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.messages import deliveries, own

urlpatterns: list[URLPattern | URLResolver] = [
    path("messages/", own.messages_, name="messages"),
    path("messages/read/", own.messages_read, name="messages_read"),
    path("messages/email/", own.message_email, name="message_email"),
    path("messages/deliveries/", deliveries.deliveries, name="deliveries"),
    path("messages/deliveries/<slug:key>/again/", deliveries.delivery_again, name="delivery_again"),
    path("messages/hooks/", deliveries.hooks, name="hooks"),
    path("messages/hooks/<slug:key>/", deliveries.hook_change, name="hook_change"),
    path("messages/hooks/<slug:key>/try/", deliveries.hook_try, name="hook_try"),
]
