"""Addresses."""

from django.urls import path

from fairnotice.web.exposure import page

app_name = "exposure"
urlpatterns = [path("requests/<uuid:request_id>/exposure/", page.exposure, name="request")]
