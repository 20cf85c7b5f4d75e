"""Addresses."""

from django.urls import URLPattern, path

from fairnotice.web.training.stand_in import stand_in

app_name = "training"
urlpatterns: list[URLPattern] = [
    path("training/stand-in/", stand_in, name="stand_in"),
]
