"""Addresses of a desk. Check and hits are named as on a server, whose templates are used."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from fairnotice.desk.pages import api, check, door, hits, notices, status

_border = [
    path("", check.check_page, name="check"),
    path("notices/<slug:notice>/card/", notices.card, name="card"),
    path("hits/", hits.hits_page, name="hits"),
    path("hits/<slug:hit>/", hits.hit_page, name="hit"),
    path("hits/<slug:hit>/verify/", hits.verify_page, name="verify"),
    path("hits/<slug:hit>/measure/", hits.measure_page, name="measure"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((_border, "border"))),
    path("photos/<slug:cipher>/", notices.photograph, name="photo"),
    path("notices/", include(([path("", notices.find, name="find")], "notices"))),
    path("status/", include(([path("", status.status_page, name="status")], "status"))),
    path("enter/", door.enter, name="enter"),
    path("leave/", door.leave, name="leave"),
    path("language/", set_language, name="set_language"),
    path("api/check", api.check_one),
    path("api/notices/<path:number>", api.notice),
    path("api/status", api.status),
]
