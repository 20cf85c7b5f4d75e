"""Addresses."""

from django.urls import URLPattern, path

from fairnotice.web.circulation import board, desks, drills, incidents

app_name = "circulation"
urlpatterns: list[URLPattern] = [
    path("", board.board, name="board"),
    path("overdue/", board.overdue, name="overdue"),
    path("notices/<uuid:notice>/", board.copies, name="copies"),
    path("desks/", desks.desks, name="desks"),
    path("desks/new/", desks.new_desk, name="new_desk"),
    path("desks/<uuid:desk>/end/", desks.end, name="end_desk"),
    path("desks/<uuid:desk>/remind/", board.remind, name="remind"),
    path("drills/", drills.drills, name="drills"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/<uuid:incident>/", incidents.incident, name="incident"),
]
