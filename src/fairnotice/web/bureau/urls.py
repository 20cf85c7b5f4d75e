"""Addresses."""

from django.urls import URLPattern, path

from fairnotice.web.bureau import (
    answering,
    beginning,
    checking,
    circulation,
    notices,
    pages,
    papers_of_draft,
    persons,
    requests_list,
    requests_page,
)

app_name = "bureau"
_DRAFT = "drafts/<uuid:draft>/"
urlpatterns: list[URLPattern] = [
    path("", requests_list.requests, name="requests"),
    path("requests.csv", requests_list.requests_file, name="requests_file"),
    path("notices.csv", requests_list.notices_file, name="notices_file"),
    path("new/", beginning.new, name="new"),
    path("matters/<uuid:case>/amend/", beginning.amend, name="amend"),
    path("matters/<uuid:case>/warrants/<str:token>/end/", requests_page.end_warrant, name="end_warrant"),
    path("requests/<uuid:request_id>/", requests_page.request_page, name="request"),
    path("requests/<uuid:request_id>/submit/", requests_page.submit, name="submit"),
    path("requests/<uuid:request_id>/take-back/", requests_page.take_back, name="take_back"),
    path("requests/<uuid:request_id>/answers/", answering.answers, name="answers"),
    path("notices/<uuid:notice>/", notices.notice, name="notice"),
    path("notices/<uuid:notice>/circulation/<slug:act>/", circulation.act, name="circulation_act"),
    path("notices/<uuid:notice>/change/begin/", circulation.amend, name="begin_change"),
    path("notices/<uuid:notice>/change/<uuid:change>/take-back/", circulation.take_back, name="take_back_change"),
    path("notices/<uuid:notice>/<slug:act>/", notices.act, name="notice_act"),
    path(_DRAFT, pages.draft, name="draft"),
    path(f"{_DRAFT}file/", pages.file, name="draft_file"),
    path(f"{_DRAFT}give-up/", pages.give_up, name="give_up"),
    path(f"{_DRAFT}check/", checking.check, name="check"),
    path(f"{_DRAFT}persons/", persons.persons, name="persons"),
    path(f"{_DRAFT}persons/<str:token>/", persons.person, name="person"),
    path(f"{_DRAFT}persons/<str:token>/remove/", persons.remove, name="remove_person"),
    path(f"{_DRAFT}persons/<str:token>/<int:number>/remove/", persons.remove_set, name="remove_set"),
    path(f"{_DRAFT}persons/<str:token>/<int:number>/<slug:step>/", persons.identity, name="identity"),
    path(f"{_DRAFT}persons/<str:token>/<slug:step>/", persons.person_step, name="person_step"),
    path(f"{_DRAFT}warrants/", papers_of_draft.warrants, name="warrants"),
    path(f"{_DRAFT}warrants/<str:token>/", papers_of_draft.warrant, name="warrant"),
    path(f"{_DRAFT}warrants/<str:token>/remove/", papers_of_draft.remove, {"of": "warrants"}, name="remove_warrant"),
    path(f"{_DRAFT}warrants/<str:token>/<slug:step>/", papers_of_draft.warrant_step, name="warrant_step"),
    path(f"{_DRAFT}accounts/", papers_of_draft.accounts, name="accounts"),
    path(f"{_DRAFT}accounts/new/", papers_of_draft.account, name="new_account"),
    path(f"{_DRAFT}accounts/<str:token>/", papers_of_draft.account, name="account"),
    path(f"{_DRAFT}accounts/<str:token>/remove/", papers_of_draft.remove, {"of": "statements"}, name="remove_account"),
    path(f"{_DRAFT}papers/", papers_of_draft.papers, name="papers"),
    path(f"{_DRAFT}<slug:step>/", pages.step, name="step"),
]
