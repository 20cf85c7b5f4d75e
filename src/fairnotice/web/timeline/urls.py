"""Addresses of timelines and comparisons."""

from django.urls import path

from fairnotice.web.timeline import case, compare

app_name = "timeline"
urlpatterns = [
    path("cases/<uuid:case>/timeline/", case.case_timeline_page, name="case"),
    path("requests/<uuid:request_id>/compare/", compare.compare, name="compare"),
]
