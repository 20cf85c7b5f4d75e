"""The first page, the way to one's own, and what is only there while training."""

from django.urls import URLPattern, URLResolver, include, path

from fairnotice.web.training.first import first, work
from fairnotice.web.training.stand_in import stand_in

training: list[URLPattern] = [
    path("stand-in/", stand_in, name="stand_in"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", first, name="first"),
    path("my-work/", work, name="work"),
    path("training/", include((training, "training"))),
]
