"""Addresses."""

from django.urls import path

from fairnotice.web.duty.answering import confirmation, disclosure
from fairnotice.web.duty.inbox import inbox, looked, sheet
from fairnotice.web.duty.notices import doubt, notice
from fairnotice.web.duty.roster import end, roster

app_name = "duty"
urlpatterns = [
    path("", inbox, name="inbox"),
    path("came-in.csv", sheet, name="sheet"),
    path("looked/", looked, name="looked"),
    path("notices/<uuid:notice>/", notice, name="notice"),
    path("notices/<uuid:notice>/doubt/", doubt, name="doubt"),
    path("confirmations/<uuid:confirmation>/", confirmation, name="confirmation"),
    path("disclosures/<uuid:disclosure>/", disclosure, name="disclosure"),
    path("roster/", roster, name="roster"),
    path("roster/<uuid:turn>/end/", end, name="end"),
]
