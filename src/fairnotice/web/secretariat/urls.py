"""Addresses of the secretariat's pages."""

from django.urls import path

from fairnotice.web.secretariat import (
    beside,
    circulation,
    decision,
    facts,
    keys,
    notice_acts,
    notices,
    publish,
    questions,
    queue,
    workbench,
    worksheet,
)

app_name = "secretariat"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("keys/", keys.keys, name="keys"),
    path("requests/<uuid:request_id>/next/", keys.next_request, name="next"),
    path("requests/<uuid:request_id>/", workbench.workbench, name="workbench"),
    path("requests/<uuid:request_id>/worksheet/", worksheet.worksheet, name="worksheet"),
    path("requests/<uuid:request_id>/would-change/", beside.would_change, name="would_change"),
    path("requests/<uuid:request_id>/versions/", beside.versions, name="versions"),
    path("requests/<uuid:request_id>/texts/", beside.texts, name="texts"),
    path("requests/<uuid:request_id>/beside/<uuid:other_id>/", beside.person, name="beside"),
    path("requests/<uuid:request_id>/questions/", questions.questions, name="questions"),
    path("requests/<uuid:request_id>/facts/", facts.facts, name="facts"),
    path("requests/<uuid:request_id>/decision/", decision.decision, name="decision"),
    path("requests/<uuid:request_id>/publish/", publish.publish, name="publish"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<uuid:notice>/", notices.notice, name="notice"),
    path("notices/<uuid:notice>/circulation/<slug:act>/", circulation.act, name="circulation_act"),
    path("changes/", circulation.changes, name="changes"),
    path("changes/<uuid:change>/", circulation.change, name="change"),
    path("changes/<uuid:change>/take-back/", circulation.take_back, name="take_back_change"),
    path("notices/<uuid:notice>/<slug:act>/", notice_acts.act, name="act"),
]
