"""Addresses."""

from django.urls import path

from fairnotice.web.messages.views import message, message_list, opened

app_name = "messages"
urlpatterns = [
    path("", message_list, name="list"),
    path("<uuid:message>/", message, name="message"),
    path("<uuid:message>/open/", opened, name="open"),
]
