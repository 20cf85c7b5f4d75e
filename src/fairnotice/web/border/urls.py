"""Addresses."""

from django.urls import path

from fairnotice.web.border import acts, check, hits, misused, one_card, wrong_matches

app_name = "border"
urlpatterns = [
    path("", check.check, name="check"),
    path("hits/", hits.hits, name="hits"),
    path("wrong-matches/", wrong_matches.listed, name="wrong_matches"),
    path("wrong-matches/<uuid:wrong_match>/end/", wrong_matches.end, name="end_wrong_match"),
    path("misused/", misused.listed, name="misused"),
    path("misused/<uuid:misused>/end/", misused.end, name="end_misused"),
    path("notices/<uuid:notice>/card/", one_card.card, name="card"),
    path("notices/<uuid:notice>/misused/", misused.record, name="record_misused"),
    path("hits/<uuid:hit>/", hits.hit_page, name="hit"),
    path("hits/<uuid:hit>/verify/", acts.verify, name="verify"),
    path("hits/<uuid:hit>/ask/", acts.ask, name="ask"),
    path("hits/<uuid:hit>/protection/", acts.protection, name="protection"),
    path("hits/<uuid:hit>/disclosure/", acts.disclosure, name="disclosure"),
    path("hits/<uuid:hit>/measure/", acts.measure, name="measure"),
    path("measures/<uuid:measure>/end/", acts.end, name="end_measure"),
]
