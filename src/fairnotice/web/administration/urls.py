"""Addresses."""

from django.urls import URLPattern, path

from fairnotice.web.administration import (
    access,
    bureaus,
    feeds,
    health,
    home,
    keys,
    leaving,
    limits,
    people,
    person,
    tokens,
    traffic,
)

app_name = "administration"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("bureaus/", bureaus.bureaus, name="bureaus"),
    path("bureaus/new/", bureaus.new_bureau, name="new_bureau"),
    path("bureaus/<str:code>/", bureaus.bureau, name="bureau"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new_person"),
    path("people/<uuid:officer>/", person.person, name="person"),
    path("people/<uuid:officer>/invite/", person.invitation, name="invite"),
    path("people/<uuid:officer>/reset/", person.reset, name="reset"),
    path("people/<uuid:officer>/email/", person.email, name="email"),
    path("people/<uuid:officer>/sessions/", person.end_all_sessions, name="end_sessions"),
    path("people/<uuid:officer>/instead/", people.instead, name="instead"),
    path("people/<uuid:officer>/leave/", leaving.leave, name="leave"),
    path("people/<uuid:officer>/tokens/new/", tokens.new_token, name="new_token"),
    path("people/<uuid:officer>/tokens/end/", tokens.end_tokens, name="end_tokens"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("traffic/", traffic.traffic, name="traffic"),
    path("limits/", limits.limits, name="limits"),
    path("limits/<str:clock>/", limits.limit, name="limit"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/<str:feed>/", feeds.feed, name="feed"),
    path("keys/", keys.keys, name="keys"),
    path("backup/", keys.backup, name="backup"),
    path("health/", health.health, name="health"),
    path("health/verify/", health.verify, name="verify"),
    path("access/", access.access, name="access"),
    path("access/access.csv", access.access_csv, name="access_csv"),
]
