"""Addresses."""

from django.urls import path

from fairnotice.web.commission import block, notices, requests

app_name = "commission"
urlpatterns = [
    path("", notices.home, name="home"),
    path("notices/<uuid:notice>/", notices.notice_page, name="notice"),
    path("notices/<uuid:notice>/block/", block.block, name="block"),
    path("notices/<uuid:notice>/lift/", block.lift, name="lift"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:request_id>/", requests.request_page, name="request"),
]
