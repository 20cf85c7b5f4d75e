"""Addresses."""

from django.urls import path

from fairnotice.web.exposure import answers, page, readers

app_name = "exposure"
urlpatterns = [
    path("requests/<uuid:request_id>/exposure/", page.exposure, name="request"),
    path("requests/<uuid:request_id>/exposure/answers/", answers.answers, name="answers"),
    path("requests/<uuid:request_id>/exposure/readers/", readers.readers, name="readers"),
    path("exposure/", readers.mine, name="mine"),
    path("exposure/answers/<uuid:answer_id>/", answers.answer, name="answer"),
    path("exposure/answers/<uuid:answer_id>/file/", answers.answer_file, name="answer_file"),
    path("exposure/readers/<uuid:reader>/end/", readers.end, name="end_reader"),
]
