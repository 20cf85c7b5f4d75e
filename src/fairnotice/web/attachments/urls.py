"""Addresses."""

from django.urls import URLPattern, path

from fairnotice.web.attachments import adding, serving

app_name = "attachments"
urlpatterns: list[URLPattern] = [
    path("<uuid:attachment>/", serving.file, name="file"),
    path("<uuid:attachment>/remove/", adding.remove, name="remove"),
    path("matters/<uuid:case>/", adding.case, name="case"),
]
