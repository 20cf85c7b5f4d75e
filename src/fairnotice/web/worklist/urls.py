"""Addresses."""

from django.urls import path

from fairnotice.web.worklist import acts, changed, pages, start

app_name = "worklist"
urlpatterns = [
    path("", pages.worklist, name="list"),
    path("changed/<uuid:notice>/", changed.changed, name="changed"),
    path("start/", start.start, name="start"),
    path("<uuid:due>/", pages.clock, name="clock"),
    path("<uuid:due>/<slug:act>/", acts.act, name="act"),
]
